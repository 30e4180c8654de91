import { useNavigation } from 'react-router'

/** A thin line at the top of the window while a page is on its way. */
export function PendingBar() {
  const { state } = useNavigation()
  if (state === 'idle') return null
  return (
    <div
      aria-hidden
      className="fixed inset-x-0 top-0 z-60 h-0.75 animate-[fade-in_0.2s_0.15s_both] overflow-hidden bg-wash"
    >
      <div className="h-full w-1/3 animate-[sweep_1.1s_ease-in-out_infinite] rounded-full bg-accent" />
    </div>
  )
}
