import { Form } from 'react-router'
import { LinkButton, SubmitButton } from '#kit/button.tsx'
import { Choice, ChoiceGroup } from '#kit/choice.tsx'
import { Dialog } from '#kit/dialog.tsx'
import { localeNames } from '#kit/direction.ts'
import { SelectField, TextField } from '#kit/field.tsx'
import { useFrame } from '#kit/frame.ts'
import { RefusalNotice } from '#kit/notice.tsx'
import { fieldError, type Refusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import { isLocale } from '#values/local-text.ts'
import type { ProfileAnswer } from '../schema.ts'

const editables = ['name', 'email', 'phone', 'locale', 'timezone', 'feed'] as const
export type Editable = (typeof editables)[number]

/** Tells what the address wants changed, if it is something that can be. */
export const isEditable = (text: string | null | undefined): text is Editable =>
  editables.some((each) => each === text)

/** Gives the zones to choose among, their own among them. */
export function zonesOf(own: string | null): string[] {
  const zones = new Set(Intl.supportedValuesOf('timeZone').filter((zone) => zone.includes('/')))
  if (own) zones.add(own)
  return [...zones].toSorted()
}

/** Gives what the API is asked to change: what was left empty becomes "as the device says". */
export function changeOf(
  edit: Exclude<Editable, 'feed'>,
  fields: Readonly<Record<string, string | undefined>>,
): Record<string, string | null> {
  const value = fields[edit] ?? ''
  const isEmptied = value === '' && edit !== 'name' && edit !== 'email'
  return { [edit]: isEmptied ? null : value }
}

type EditDialogProps = {
  edit: Editable
  profile: ProfileAnswer
  zones: string[]
  closeTo: string
  refusal: Refusal | undefined
  /** What was typed when it was refused. */
  typed: string | undefined
}

/** Changes one thing at a time: one field, one button. */
export function EditDialog({ edit, profile, zones, closeTo, refusal, typed }: EditDialogProps) {
  const t = useText('profile')
  return (
    <Dialog
      title={t(`edit.${edit}`)}
      closeTo={closeTo}
      actions={
        <>
          <SubmitButton form="edit" wide size="large">
            {t(edit === 'feed' ? 'feed.renewYes' : edit === 'email' ? 'edit.sendCode' : 'edit.save')}
          </SubmitButton>
          <LinkButton to={closeTo} kind="quiet" wide preventScrollReset>
            {t('edit.leave')}
          </LinkButton>
        </>
      }
    >
      <Form id="edit" method="post" className="grid gap-4">
        <input type="hidden" name="act" value={edit} />
        <RefusalNotice refusal={refusal} />
        <Control edit={edit} profile={profile} zones={zones} refusal={refusal} typed={typed} />
      </Form>
    </Dialog>
  )
}

function Control({ edit, profile, zones, refusal, typed }: Omit<EditDialogProps, 'closeTo'>) {
  const t = useText('profile')
  const error = fieldError(refusal, edit)
  switch (edit) {
    case 'name':
      return (
        <TextField
          label={t('name')}
          name="name"
          autoComplete="name"
          required
          maxLength={120}
          defaultValue={typed ?? profile.name}
          error={error}
        />
      )
    case 'email':
      return (
        <TextField
          label={t('edit.newEmail')}
          hint={t('edit.emailHint')}
          name="email"
          type="email"
          autoComplete="email"
          required
          maxLength={254}
          defaultValue={typed ?? ''}
          error={error}
        />
      )
    case 'phone':
      return (
        <TextField
          label={t('phone')}
          hint={t('edit.phoneHint')}
          name="phone"
          type="tel"
          autoComplete="tel"
          maxLength={40}
          optional
          defaultValue={typed ?? profile.phone ?? ''}
          error={error}
        />
      )
    case 'locale':
      return <LocaleChoice own={profile.locale} />
    case 'timezone':
      return (
        <SelectField
          label={t('timezone')}
          hint={t('edit.zoneHint')}
          name="timezone"
          defaultValue={typed ?? profile.timezone ?? ''}
          error={error}
        >
          <option value="">{t('likeDevice')}</option>
          {zones.map((zone) => (
            <option key={zone} value={zone}>
              {zone.replaceAll('_', ' ')}
            </option>
          ))}
        </SelectField>
      )
    case 'feed':
      return <p className="text-soft">{t('feed.renewText')}</p>
  }
}

function LocaleChoice({ own }: { own: string | null }) {
  const t = useText('profile')
  const { locales } = useFrame().business
  return (
    <ChoiceGroup legend={t('edit.localeHint')}>
      <Choice name="locale" value="" title={t('likeBrowser')} defaultChecked={!own} />
      {locales.filter(isLocale).map((locale) => (
        <Choice
          key={locale}
          name="locale"
          value={locale}
          title={<span lang={locale}>{localeNames[locale]}</span>}
          defaultChecked={own === locale}
        />
      ))}
    </ChoiceGroup>
  )
}
