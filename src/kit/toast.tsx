import { CircleCheck, X } from 'lucide-react'
import { useEffect, useState, type ReactNode } from 'react'
import { Link } from 'react-router'
import { useText } from './text.tsx'

type ToastProps = {
  children: ReactNode
  /** A form with its button, "Undo"; a toast that can be undone stays until it is closed. */
  undo?: ReactNode
  /** Where the page lives without the toast; closing leads there. */
  closeTo: string
}

const restsFor = 8000

/** Says that something was done, above the bottom of the screen; closes by a link, or by itself when nothing can be undone. */
export function Toast({ children, undo, closeTo }: ToastProps) {
  const t = useText('kit')
  const [gone, setGone] = useState(false)
  useEffect(() => {
    if (undo) return
    const timer = setTimeout(() => setGone(true), restsFor)
    return () => clearTimeout(timer)
  }, [undo])
  if (gone) return null
  return (
    <div className="pointer-events-none fixed inset-x-0 bottom-[calc(5.5rem+env(safe-area-inset-bottom))] z-40 flex justify-center px-4 lg:bottom-8">
      <output className="pointer-events-auto flex min-h-14 w-full max-w-md animate-[sheet-in_0.25s_ease-out] items-center gap-3 rounded-[min(var(--radius-3),20px)] bg-ink ps-4 pe-1.5 text-canvas shadow-sheet">
        <CircleCheck aria-hidden className="size-5 shrink-0" />
        <p className="min-w-0 flex-1 py-3 text-small font-medium">{children}</p>
        {undo}
        <Link
          to={closeTo}
          replace
          preventScrollReset
          aria-label={t('close')}
          className="grid size-11 shrink-0 place-items-center rounded-full opacity-75 hover:opacity-100 focus-visible:outline-canvas"
        >
          <X aria-hidden className="size-5" />
        </Link>
      </output>
    </div>
  )
}

/** The button inside a toast. */
export function ToastButton({
  children,
  name,
  value,
}: {
  children: ReactNode
  name?: string
  value?: string
}) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className="min-h-11 cursor-pointer rounded-control px-3 text-small font-bold underline underline-offset-4 focus-visible:outline-canvas"
    >
      {children}
    </button>
  )
}
