import { Link } from 'react-router'
import { classes } from './classes.ts'

type Tab = { to: string; label: string; count?: number; current: boolean }

/** Views of one place, each with its own address. */
export function Tabs({ tabs, label: name }: { tabs: Tab[]; label: string }) {
  return (
    <nav aria-label={name} className="no-scrollbar -mx-1 overflow-x-auto px-1 py-1">
      <ul className="inline-flex min-w-full gap-1 rounded-[min(var(--radius-3),16px)] bg-sunken p-1 sm:min-w-0">
        {tabs.map(({ to, label, count, current }) => (
          <li key={to} className="flex-1">
            <Link
              to={to}
              preventScrollReset
              aria-current={current ? 'page' : undefined}
              className={classes(
                'flex min-h-11 items-center justify-center gap-2 rounded-[min(var(--radius-2),12px)] px-5 text-small font-semibold whitespace-nowrap transition',
                current ? 'bg-raised text-ink shadow-card' : 'text-soft hover:text-ink',
              )}
            >
              {label}
              {count !== undefined && <span className="tabular text-faint">{count}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
