import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { useText } from './text.tsx'

function subscribe(changed: () => void) {
  addEventListener('online', changed)
  addEventListener('offline', changed)
  return () => {
    removeEventListener('online', changed)
    removeEventListener('offline', changed)
  }
}

/** Says that the connection is gone, as long as it is. */
export function OfflineNotice() {
  const t = useText('kit')
  const online = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  return (
    <output id="offline" className="sticky top-0 z-50 block">
      {!online && (
        <div className="flex items-start justify-center gap-3 bg-warning-wash px-5 py-3 text-small text-warning">
          <CloudOff aria-hidden className="mt-0.5 size-4.5 shrink-0" />
          <p>
            <strong>{t('offline.title')}.</strong> {t('offline.text')}
          </p>
        </div>
      )}
    </output>
  )
}
