import { classes } from './classes.ts'
import { useText } from './text.tsx'

/** How far along somebody is; `step` counts from 1. */
export function Steps({ step, names }: { step: number; names: string[] }) {
  const t = useText('kit')
  return (
    <div className="grid gap-2.5">
      <ol className="flex gap-1.5" aria-hidden>
        {names.map((name, index) => (
          <li
            key={name}
            className={classes(
              'h-1 flex-1 rounded-full transition-colors',
              index < step ? 'bg-accent' : 'bg-line',
            )}
          />
        ))}
      </ol>
      <p className="text-caption font-medium text-soft">
        {t('steps.of', { step, total: names.length })}
        <span aria-hidden className="text-faint">
          {' '}
          ·{' '}
        </span>
        <span className="text-ink">{names[step - 1]}</span>
      </p>
    </div>
  )
}
