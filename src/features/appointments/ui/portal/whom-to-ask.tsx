import { Mail, Phone } from 'lucide-react'
import { useFrame } from '#kit/frame.ts'
import { useText } from '#kit/text.tsx'

const link =
  'inline-flex min-h-11 items-center gap-2 font-semibold text-accent underline-offset-4 hover:underline'

/** Whom to call or write to where a page cannot help: the branch's telephone first, then the business's own. */
export function WhomToAsk({ phone }: { phone: string | null }) {
  const t = useText('visits')
  const { contact } = useFrame().business
  const number = phone ?? contact.phone
  return (
    <p className="flex flex-wrap gap-x-6 text-small">
      {number && (
        <a href={`tel:${number.replace(/[^+\d]/g, '')}`} className={link}>
          <Phone aria-hidden className="size-4" />
          <span>
            {t('ask.call')} <bdi dir="ltr">{number}</bdi>
          </span>
        </a>
      )}
      {contact.email && (
        <a href={`mailto:${contact.email}`} className={link}>
          <Mail aria-hidden className="size-4" />
          <span>
            {t('ask.write')} <bdi dir="ltr">{contact.email}</bdi>
          </span>
        </a>
      )}
    </p>
  )
}
