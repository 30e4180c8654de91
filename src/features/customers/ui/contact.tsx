import { Mail, Phone, UserRound } from 'lucide-react'
import { LinkButton } from '#kit/button.tsx'
import { Section } from '#kit/card.tsx'
import { List } from '#kit/list.tsx'
import { Notice } from '#kit/notice.tsx'
import { useText } from '#kit/text.tsx'
import type { ProfileAnswer } from '../schema.ts'
import { EditRow } from './edit-row.tsx'

/** How the business reaches its customer; a new e-mail address waits here for its proof. */
export function Contact({ profile, here }: { profile: ProfileAnswer; here: string }) {
  const t = useText('profile')
  const ltr = (value: string) => <bdi dir="ltr">{value}</bdi>
  return (
    <Section title={t('contact')}>
      {profile.pendingEmail && (
        <Notice
          kind="warning"
          title={t('pending.title')}
          end={
            <LinkButton to={`${here}/email`} kind="secondary" size="small">
              {t('pending.enter')}
            </LinkButton>
          }
        >
          {t.rich('pending.text', { email: ltr(profile.pendingEmail.email) })}
        </Notice>
      )}
      <List label={t('contact')}>
        <EditRow edit="name" icon={UserRound} name={t('name')} value={profile.name || t('noName')} />
        <EditRow
          edit="email"
          icon={Mail}
          name={t('email')}
          value={profile.email ? ltr(profile.email) : t('none')}
          isProven={profile.emailVerified}
        />
        <EditRow
          edit="phone"
          icon={Phone}
          name={t('phone')}
          value={profile.phone ? ltr(profile.phone) : t('none')}
          isProven={profile.phoneVerified}
        />
      </List>
    </Section>
  )
}
