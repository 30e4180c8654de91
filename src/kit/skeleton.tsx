import { classes } from './classes.ts'

/** The shape of words or pictures that are on their way. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <div
      aria-hidden
      className={classes(
        'animate-[breathe_1.8s_ease-in-out_infinite] rounded-chip bg-line',
        className ?? 'h-4 w-40',
      )}
    />
  )
}

/** Rows of a list that are on their way. */
export function SkeletonList({ rows = 3 }: { rows?: number }) {
  return (
    <div aria-hidden className="rounded-card bg-surface shadow-card">
      {Array.from({ length: rows }, (_, index) => (
        <div
          key={index}
          className={classes(
            'flex min-h-16 items-center gap-4 px-5 py-3.5',
            index > 0 && 'border-t border-line',
          )}
        >
          <Skeleton className="size-11 rounded-full" />
          <div className="grid flex-1 gap-2">
            <Skeleton className="h-4 w-2/5" />
            <Skeleton className="h-3.5 w-3/5" />
          </div>
        </div>
      ))}
    </div>
  )
}

/** A card that is on its way. */
export function SkeletonCard() {
  return (
    <div aria-hidden className="grid gap-3 rounded-card bg-surface p-6 shadow-card">
      <Skeleton className="h-3.5 w-24" />
      <Skeleton className="h-7 w-3/5" />
      <Skeleton className="h-4 w-2/5" />
      <Skeleton className="mt-3 h-12 w-full rounded-control" />
    </div>
  )
}
