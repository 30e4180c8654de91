import { CalendarSync } from 'lucide-react'
import { useState } from 'react'
import { Button, LinkButton } from '#kit/button.tsx'
import { Card, Section } from '#kit/card.tsx'
import { useText } from '#kit/text.tsx'
import { RowIcon } from './edit-row.tsx'

/** The private address under which a calendar program finds all appointments. */
export function CalendarAddress({ address }: { address: string }) {
  const t = useText('profile')
  const [copied, setCopied] = useState(false)
  const copy = () => void navigator.clipboard.writeText(address).then(() => setCopied(true))
  return (
    <Section title={t('feed.title')}>
      <Card className="grid gap-4">
        <div id="calendar" className="flex scroll-mt-24 items-start gap-4">
          <RowIcon icon={CalendarSync} />
          <p className="min-w-0 text-small text-soft">{t('feed.text')}</p>
        </div>
        <div className="flex flex-wrap gap-3">
          <input
            readOnly
            dir="ltr"
            aria-label={t('feed.address')}
            value={address}
            onFocus={(event) => event.currentTarget.select()}
            className="min-h-12 min-w-0 flex-1 basis-56 truncate rounded-control border border-edge-strong bg-sunken px-4 font-mono text-caption text-soft"
          />
          <Button kind="secondary" onClick={copy}>
            <span aria-live="polite">{t(copied ? 'feed.copied' : 'feed.copy')}</span>
          </Button>
        </div>
        <p className="text-small">
          <LinkButton to="?edit=feed" kind="quiet" size="small" preventScrollReset className="-ms-4">
            {t('feed.renew')}
          </LinkButton>
        </p>
      </Card>
    </Section>
  )
}
