import { param, type PageArgs } from '#kit/api.ts'
import type { BookedSummary } from './booked-summary.ts'

/** What a guest has typed; kept so that going back, reloading or coming back from the mail loses nothing. */
export type Typed = { name: string; email: string; phone: string; note: string }
/** A time held for this browser; `wish` is the query of the answers it was held for. */
export type Held = { id: string; start: string; until: string; wish: string }

/** What this browser remembers of a booking under way, for a quarter of an hour. */
export type UnderWay = { held?: Held; typed?: Typed }

const cookies = { booking: 900, booked: 3600 } as const
type CookieName = keyof typeof cookies

function toText(value: unknown): string {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '')
}

function fromText(text: string): unknown {
  try {
    const bytes = Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) =>
      letter.charCodeAt(0),
    )
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return null
  }
}

function read({ request }: PageArgs, name: CookieName): unknown {
  const found = new RegExp(`(?:^|;\\s*)${name}=([\\w-]+)`).exec(request.headers.get('cookie') ?? '')
  return found ? fromText(found[1]!) : null
}

// The browser asks for a page's data beside the page, so the whole business's pages carry it, and no script can read it.
function line(args: PageArgs, name: CookieName, value: unknown): string {
  const secure = new URL(args.request.url).protocol === 'https:' ? '; Secure' : ''
  const kept = value === null ? '=; Max-Age=0' : `=${toText(value)}; Max-Age=${cookies[name]}`
  return `${name}${kept}; Path=/${param(args, 'slug')}; HttpOnly; SameSite=Lax${secure}`
}

/** Gives what this browser remembers of a booking under way. */
export const underWay = (args: PageArgs): UnderWay => (read(args, 'booking') as UnderWay | null) ?? {}

/** Writes the cookie that remembers a booking under way; null forgets it. */
export const rememberUnderWay = (args: PageArgs, value: UnderWay | null): string =>
  line(args, 'booking', value)

/** Gives what was booked from this browser within the last hour. */
export function lastBooked(args: PageArgs): BookedSummary | null {
  const found = read(args, 'booked') as Partial<BookedSummary> | null
  const isWhole = found?.id && found.code && found.startsAt && found.endsAt && found.branch && found.services
  return isWhole ? (found as BookedSummary) : null
}

/** Writes the cookie that remembers what was booked. */
export const rememberBooked = (args: PageArgs, value: BookedSummary): string => line(args, 'booked', value)
