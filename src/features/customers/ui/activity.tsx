import {
  CalendarClock,
  KeyRound,
  MonitorSmartphone,
  PencilLine,
  ShieldAlert,
  type LucideIcon,
} from 'lucide-react'
import { Card, Section } from '#kit/card.tsx'
import { useFrame } from '#kit/frame.ts'
import { useReader, useText } from '#kit/text.tsx'
import { Time } from '#kit/time.tsx'
import { Timeline } from '#kit/timeline.tsx'
import type { activitySchema } from '../schema.ts'

type Entry = (typeof activitySchema)['_output']

const icons: [RegExp, LucideIcon][] = [
  [/failed|refused|reused/, ShieldAlert],
  [/^session|^sign-in/, KeyRound],
  [/^device/, MonitorSmartphone],
  [/^appointment/, CalendarClock],
]

/** What has happened to the account, from what device and where. */
export function Activity({ entries }: { entries: Entry[] }) {
  const t = useText('profile')
  const { business } = useFrame()
  const { zone = business.timezone } = useReader()
  if (entries.length === 0) return null
  return (
    <Section title={t('activity.title')}>
      <Card className="grid gap-5">
        <p className="text-small text-soft">{t('activity.text')}</p>
        <Timeline
          label={t('activity.title')}
          entries={entries.map(({ id, type, at, sentence, from, device }) => ({
            id,
            title: sentence,
            icon: icons.find(([pattern]) => pattern.test(type))?.[1] ?? PencilLine,
            at: (
              <>
                <Time at={at} zone={zone} dateStyle="plain" />
                {device && <> · {device}</>}
                {from && (
                  <>
                    {' · '}
                    <bdi dir="ltr">{from}</bdi>
                  </>
                )}
              </>
            ),
          }))}
        />
      </Card>
    </Section>
  )
}
