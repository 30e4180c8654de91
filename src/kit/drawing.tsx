import type { ReactNode } from 'react'

export type DrawingName = 'calendar' | 'envelope' | 'signpost' | 'cloud' | 'door' | 'search'

const paper = 'fill-surface stroke-ink'
const tint = 'fill-wash stroke-none'
const mark = 'fill-none stroke-accent'
const solid = 'fill-fill stroke-none'

const drawings: Record<DrawingName, ReactNode> = {
  calendar: (
    <>
      <rect x="30" y="30" width="68" height="66" rx="12" className={paper} />
      <path d="M30 50h68" className="fill-none stroke-ink" />
      <path d="M48 24v12M80 24v12" className="fill-none stroke-ink" />
      <circle cx="48" cy="64" r="3" className="fill-line stroke-none" />
      <circle cx="64" cy="64" r="3" className="fill-line stroke-none" />
      <circle cx="48" cy="80" r="3" className="fill-line stroke-none" />
      <rect x="70" y="69" width="36" height="36" rx="18" className={solid} />
      <path d="m81 87 5 5 9-10" className="fill-none stroke-on-fill" />
    </>
  ),
  envelope: (
    <>
      <rect x="24" y="42" width="80" height="54" rx="12" className={paper} />
      <path d="m28 50 30 24a10 10 0 0 0 12 0l30-24" className="fill-none stroke-ink" />
      <path d="M44 30h40" className={mark} />
      <path d="M54 20h20" className="fill-none stroke-line" />
      <circle cx="100" cy="44" r="11" className={solid} />
      <path d="m95.500 44 3 3 6-6" className="fill-none stroke-on-fill" />
    </>
  ),
  signpost: (
    <>
      <path d="M64 22v84" className="fill-none stroke-ink" />
      <path d="M36 32h50l12 11-12 11H36a4 4 0 0 1-4-4V36a4 4 0 0 1 4-4Z" className={paper} />
      <path d="M92 60H48L37 70l11 10h44a4 4 0 0 0 4-4V64a4 4 0 0 0-4-4Z" className="fill-fill stroke-none" />
      <path d="M44 43h30" className="fill-none stroke-line" />
      <path d="M58 70h26" className="fill-none stroke-on-fill opacity-60" />
      <path d="M46 106h36" className="fill-none stroke-ink" />
    </>
  ),
  cloud: (
    <>
      <path
        d="M46 88a19 19 0 0 1-2-37.900 25 25 0 0 1 47.500 5.200A16.500 16.500 0 0 1 88 88Z"
        className={paper}
      />
      <path d="M38 100 92 34" className={mark} />
    </>
  ),
  door: (
    <>
      <path d="M40 102V38a12 12 0 0 1 12-12h24a12 12 0 0 1 12 12v64" className={paper} />
      <path d="M52 102V44a6 6 0 0 1 6-6h18v64" className="fill-wash stroke-ink" />
      <circle cx="68" cy="72" r="3" className={solid} />
      <path d="M28 102h72" className="fill-none stroke-ink" />
      <path d="M96 58h12m-5-5 5 5-5 5" className={mark} />
    </>
  ),
  search: (
    <>
      <circle cx="58" cy="58" r="26" className={paper} />
      <path d="m77 77 22 22" className="fill-none stroke-ink" />
      <path d="M46 58a12 12 0 0 1 12-12" className={mark} />
    </>
  ),
}

/** A small drawing in the business's colours, for places that are empty or closed. */
export function Drawing({ name, className }: { name: DrawingName; className?: string }) {
  return (
    <svg
      viewBox="0 0 128 128"
      aria-hidden
      className={className ?? 'size-32'}
      strokeWidth="3"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="M64 8c34 0 56 20 56 54s-20 58-54 58S8 98 8 64 30 8 64 8Z" className={tint} />
      {drawings[name]}
    </svg>
  )
}
