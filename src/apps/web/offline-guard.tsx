import { useEffect } from 'react'

/** While the connection is gone, a form is not sent: what was typed stays, and the notice above says why. */
export function OfflineGuard() {
  useEffect(() => {
    const hold = (event: SubmitEvent) => {
      if (navigator.onLine) return
      event.preventDefault()
      event.stopImmediatePropagation()
      document.getElementById('offline')?.scrollIntoView({ block: 'start' })
    }
    document.addEventListener('submit', hold, { capture: true })
    return () => document.removeEventListener('submit', hold, { capture: true })
  }, [])
  return null
}
