import { Check as Tick, type LucideIcon } from 'lucide-react'
import { useEffect, useRef, type ReactNode } from 'react'
import { classes } from './classes.ts'

type MenuProps = { icon: LucideIcon; label: string; children: ReactNode; text?: string; up?: boolean }

/** A small menu behind an icon: native details, so it opens without script; with script it closes by itself. */
export function Menu({ icon: Icon, label, children, text, up }: MenuProps) {
  const details = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const element = details.current!
    const close = (event: Event) => {
      if (event instanceof KeyboardEvent ? event.key === 'Escape' : !element.contains(event.target as Node))
        element.open = false
    }
    addEventListener('pointerdown', close)
    addEventListener('keydown', close)
    return () => {
      removeEventListener('pointerdown', close)
      removeEventListener('keydown', close)
    }
  }, [])
  return (
    <details ref={details} className="relative">
      <summary
        aria-label={label}
        title={label}
        className="inline-flex min-h-11 min-w-11 cursor-pointer list-none items-center justify-center gap-2 rounded-full px-2.5 text-soft transition-colors hover:bg-sunken hover:text-ink"
      >
        <Icon aria-hidden className="size-5 shrink-0" />
        {text && <span className="pe-1 text-small font-medium">{text}</span>}
      </summary>
      <div
        className={classes(
          'absolute z-50 min-w-52 animate-[fade-in_0.12s_ease-out] rounded-[min(var(--radius-3),16px)] bg-raised p-1.5 text-ink shadow-raised',
          up ? 'start-0 bottom-full mb-2' : 'end-0 top-full mt-2',
        )}
      >
        {children}
      </div>
    </details>
  )
}

/** A line of a menu: a button of the form around it. */
export function MenuButton({
  name,
  value,
  current,
  children,
  lang,
}: {
  name: string
  value: string
  current: boolean
  children: ReactNode
  lang?: string
}) {
  return (
    <button
      type="submit"
      name={name}
      value={value}
      lang={lang}
      aria-pressed={current}
      className="flex min-h-11 w-full cursor-pointer items-center justify-between gap-4 rounded-[10px] px-3 text-start text-small font-medium hover:bg-hover"
    >
      {children}
      {current && <Tick aria-hidden className="size-4.5 text-accent" />}
    </button>
  )
}
