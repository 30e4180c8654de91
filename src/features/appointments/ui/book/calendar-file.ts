import type { BusinessAnswer } from '#features/businesses/schema.ts'
import { apiFor, param, type PageArgs } from '#kit/api.ts'
import type { BookedSummary } from './booked-summary.ts'
import { lastBooked } from './remembered.ts'

const escaped = (text: string) =>
  text.replaceAll(/[\\;,]/g, (letter) => `\\${letter}`).replaceAll(/\r?\n/g, '\\n')
const instant = (at: string | number) => new Date(at).toISOString().replaceAll(/[-:]|\.\d+/g, '')

/** Folds a line of a calendar file after at most 75 bytes, never inside a letter. */
function folded(line: string): string {
  const encoder = new TextEncoder()
  let size = 0
  return Array.from(line)
    .map((letter) => {
      const bytes = encoder.encode(letter).length
      const isOver = size + bytes > 74
      size = isOver ? bytes + 1 : size + bytes
      return isOver ? `\r\n ${letter}` : letter
    })
    .join('')
}

type Site = { slug: string; name: string; url: string }

/** Writes what was booked as a calendar file; its UID is the one of the mails, so that a later change finds it. */
export function calendarFile(booked: BookedSummary, { slug, name, url }: Site, now: number): string {
  const { id, services, staff, branch, startsAt, endsAt, policy, code } = booked
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Foyer//Booking//EN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${id}@${slug}.foyer`,
    'SEQUENCE:0',
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(startsAt)}`,
    `DTEND:${instant(endsAt)}`,
    `SUMMARY:${escaped(`${services.join(' + ')} · ${name}`)}`,
    `LOCATION:${escaped([branch.name, branch.address].filter(Boolean).join(', '))}`,
    `DESCRIPTION:${escaped([staff, code, policy].filter(Boolean).join('\n'))}`,
    `URL:${url}`,
    `STATUS:${booked.status === 'pending' ? 'TENTATIVE' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** Answers the calendar file of what this browser has just booked. */
export async function loader(args: PageArgs): Promise<Response> {
  const booked = lastBooked(args)
  if (!booked) return new Response(null, { status: 404 })
  const slug = param(args, 'slug')
  const { name } = await apiFor(args).get<BusinessAnswer>('business')
  const url = new URL(`/${slug}/portal/appointments/${booked.id}`, args.request.url)
  return new Response(calendarFile(booked, { slug, name, url: url.href }, Date.now()), {
    headers: {
      'content-type': 'text/calendar; charset=utf-8',
      'content-disposition': `attachment; filename="${slug}-${booked.code}.ics"`,
      'cache-control': 'no-store',
    },
  })
}
