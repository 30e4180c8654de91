import { Clock } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFormat, useText } from '#kit/text.tsx'

function useSecondsLeft(until: string): number | null {
  const [left, setLeft] = useState<number | null>(null)
  useEffect(() => {
    const tick = () => setLeft(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000)))
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [until])
  return left
}

/** Says how long a time is still held: a quiet clock with script, the hour without; says once when it is over. */
export function HoldClock({ until, zone }: { until: string; zone: string }) {
  const t = useText('book')
  const format = useFormat()
  const left = useSecondsLeft(until)
  const isOver = left === 0
  const clock = left === null ? '' : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (
    <div>
      {!isOver && (
        <p
          role="timer"
          aria-live="off"
          className="flex w-fit items-center gap-2 rounded-full bg-wash px-3.5 py-1.5 text-small font-medium text-accent tabular"
        >
          <Clock aria-hidden className="size-4 shrink-0" />
          <span suppressHydrationWarning>
            {left === null
              ? t('hold.until', { time: format.time(until, zone) })
              : t('hold.left', { time: clock })}
          </span>
        </p>
      )}
      <output className="block text-small text-soft">{isOver && t('hold.over')}</output>
    </div>
  )
}
