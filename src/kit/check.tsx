import { Check as Tick } from 'lucide-react'
import type { InputHTMLAttributes, ReactNode } from 'react'

type CheckProps = InputHTMLAttributes<HTMLInputElement> & { label: ReactNode; hint?: ReactNode }

/** A tick box with its sentence; the sentence is part of the target. */
export function Check({ label, hint, ...rest }: CheckProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-start gap-3 py-2.5 has-disabled:opacity-55">
      <input {...rest} type="checkbox" className="peer sr-only" />
      <span
        aria-hidden
        className="mt-px grid size-5.5 shrink-0 place-items-center rounded-[6px] border-[1.5px] border-edge-strong bg-surface text-transparent transition peer-checked:border-edge peer-checked:bg-fill peer-checked:text-on-fill peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent"
      >
        <Tick className="size-4" strokeWidth={3} />
      </span>
      <span className="grid gap-0.5">
        <span>{label}</span>
        {hint && <span className="text-small text-faint">{hint}</span>}
      </span>
    </label>
  )
}

/** The same as a switch, for what takes effect at once or with the form around it. */
export function Switch({ label, hint, ...rest }: CheckProps) {
  return (
    <label className="flex min-h-11 cursor-pointer items-center justify-between gap-4 py-2.5 has-disabled:opacity-55">
      <span className="grid gap-0.5">
        <span className="font-medium">{label}</span>
        {hint && <span className="text-small text-faint">{hint}</span>}
      </span>
      <input {...rest} type="checkbox" className="peer sr-only" />
      <span
        aria-hidden
        className="flex h-7 w-12 shrink-0 items-center rounded-full border border-edge-strong bg-sunken p-0.75 transition peer-checked:justify-end peer-checked:border-edge peer-checked:bg-fill peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent [&>i]:bg-faint peer-checked:[&>i]:bg-on-fill"
      >
        <i className="block size-5 rounded-full transition" />
      </span>
    </label>
  )
}
