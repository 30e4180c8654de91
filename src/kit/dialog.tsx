import { X } from 'lucide-react'
import { useEffect, useId, useRef, type ReactNode } from 'react'
import { Link, useNavigate } from 'react-router'
import { useText } from './text.tsx'

type DialogProps = {
  title: string
  /** Where the page lives without the dialog: the state of a dialog is its address, so it opens without script too. */
  closeTo: string
  children: ReactNode
  /** The buttons; the first is the main one. */
  actions?: ReactNode
}

/** A native dialog, a bottom sheet on phones. Render it when the address says so; closing leads to `closeTo`. */
export function Dialog({ title, closeTo, children, actions }: DialogProps) {
  const t = useText('kit')
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const navigate = useNavigate()
  useEffect(() => {
    const element = dialog.current!
    element.close()
    element.showModal()
    element.querySelector<HTMLElement>('h2')?.focus()
    return () => element.close()
  }, [])
  useEffect(() => {
    const element = dialog.current!
    const close = (event: Event) => {
      if (event.type === 'click' && event.target !== element) return
      event.preventDefault()
      void navigate(closeTo, { replace: true, preventScrollReset: true })
    }
    element.addEventListener('cancel', close)
    element.addEventListener('click', close)
    return () => {
      element.removeEventListener('cancel', close)
      element.removeEventListener('click', close)
    }
  }, [navigate, closeTo])
  return (
    <>
      <Link to={closeTo} aria-hidden tabIndex={-1} className="fixed inset-0 z-40 bg-shade" />
      <dialog
        ref={dialog}
        open
        aria-labelledby={id}
        className="fixed inset-x-0 top-auto bottom-0 z-50 m-0 w-full max-w-none animate-[sheet-in_0.22s_ease-out] rounded-t-sheet bg-raised text-ink shadow-sheet backdrop:bg-transparent open:flex open:max-h-[92dvh] open:flex-col sm:inset-0 sm:m-auto sm:h-fit sm:max-w-md sm:rounded-sheet"
      >
        <div className="grid min-h-0 flex-1 gap-5 overflow-y-auto p-6 last:pb-[calc(1.5rem+env(safe-area-inset-bottom))]">
          <div className="flex items-start justify-between gap-4">
            <h2 id={id} tabIndex={-1} className="display pt-1.5 text-title outline-none">
              {title}
            </h2>
            <Link
              to={closeTo}
              replace
              preventScrollReset
              aria-label={t('close')}
              className="-me-2 grid size-11 shrink-0 place-items-center rounded-full text-soft hover:bg-sunken"
            >
              <X aria-hidden className="size-5" />
            </Link>
          </div>
          <div className="grid gap-4">{children}</div>
        </div>
        {actions && (
          <div className="grid shrink-0 gap-1 border-t border-line px-6 pt-4 pb-[calc(1rem+env(safe-area-inset-bottom))]">
            {actions}
          </div>
        )}
      </dialog>
    </>
  )
}
