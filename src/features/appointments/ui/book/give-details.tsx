import { Link, Form } from 'react-router'
import { Avatar } from '#kit/avatar.tsx'
import { Card } from '#kit/card.tsx'
import { TextArea, TextField } from '#kit/field.tsx'
import { useFrame } from '#kit/frame.ts'
import { Notice, RefusalNotice } from '#kit/notice.tsx'
import { fieldError, type Refusal } from '#kit/refusal.ts'
import { useText } from '#kit/text.tsx'
import { answersOf, bookingQuery, type BookingAddress } from './address.ts'
import { HoldClock } from './hold-clock.tsx'
import type { BookingData } from './load-booking.ts'
import type { Refused } from './send-booking.ts'

export const detailsForm = 'details'
const longestNote = 500

/** Codes that are about one field though the answer names none. */
const fieldOfCode: Record<string, string> = {
  'email-wrong': 'customer.email',
  'phone-wrong': 'customer.phone',
}

function errorAt(refusal: Refusal | undefined, field: string): string | undefined {
  return (
    fieldError(refusal, field) ??
    (refusal && fieldOfCode[refusal.code] === field ? refusal.detail : undefined)
  )
}

/** Where a booking's forms are sent: the answers as they were understood, and the chosen time. */
export const sendTo = (address: BookingAddress): string =>
  bookingQuery({
    ...answersOf(address),
    ...(address.start && { start: address.start }),
    ...(address.challenge && { challenge: address.challenge }),
  })

/** The last question: a guest's name and address; a signed-in customer only presses the button. */
export function GiveDetails({ data, refused }: { data: BookingData; refused: Refused | undefined }) {
  const t = useText('book')
  const { business, me } = useFrame()
  const { plan, held, once } = data
  const { address, branch, services } = plan
  const { challenge: _, ...rest } = address
  return (
    <Form method="post" id={detailsForm} action={sendTo(rest)} className="grid gap-6">
      <input type="hidden" name="act" value="book" />
      <input type="hidden" name="once" value={once} />
      {refused && <RefusalNotice refusal={refused.refusal} />}
      {held && branch && held.start === address.start && (
        <HoldClock until={held.until} zone={branch.timezone} />
      )}
      {services.some(({ needsApproval }) => needsApproval) && (
        <Notice>{t('details.approval', { business: business.name })}</Notice>
      )}
      {me ? <OwnDetails data={data} refused={refused} /> : <GuestDetails data={data} refused={refused} />}
      <p className="max-w-prose text-small text-soft">
        {services.map(({ policySentence }) => policySentence).find(Boolean)}{' '}
        {services.some(({ price }) => price && price.amount > 0) && t('details.pay')}
      </p>
    </Form>
  )
}

function Note({ data, refused, open }: { data: BookingData; refused: Refused | undefined; open: boolean }) {
  const t = useText('book')
  const { business } = useFrame()
  const written = refused?.typed?.note ?? data.typed?.note ?? ''
  const field = (
    <TextArea
      name="note"
      label={t('details.note', { business: business.name })}
      hint={t('details.noteHint')}
      optional
      maxLength={longestNote}
      defaultValue={written}
      error={errorAt(refused?.refusal, 'note')}
    />
  )
  if (open || written) return field
  return (
    <details className="group">
      <summary className="-ms-2 inline-flex min-h-11 cursor-pointer list-none items-center rounded-chip px-2 text-small font-medium text-accent hover:underline group-open:hidden">
        {t('details.addNote')}
      </summary>
      {field}
    </details>
  )
}

type DetailsProps = { data: BookingData; refused: Refused | undefined }

function OwnDetails({ data, refused }: DetailsProps) {
  const t = useText('book')
  const { me } = useFrame()
  return (
    <>
      <input type="hidden" name="signedIn" value="yes" />
      <Card className="flex items-center gap-4">
        <Avatar name={me!.name || me!.email || '?'} />
        <div className="grid min-w-0 flex-1">
          <p className="text-caption text-faint">{t('details.own')}</p>
          <p className="truncate font-semibold">{me!.name || me!.email}</p>
          {me!.name && me!.email && <bdi className="truncate text-small text-soft">{me!.email}</bdi>}
        </div>
      </Card>
      <Note data={data} refused={refused} open={false} />
    </>
  )
}

function GuestDetails({ data, refused }: DetailsProps) {
  const t = useText('book')
  const { business } = useFrame()
  const typed = refused?.typed ?? data.typed
  const back = encodeURIComponent(`/${business.slug}/book${sendTo(data.plan.address)}`)
  const refusal = refused?.refusal
  return (
    <>
      <p className="text-small text-soft">
        {t('details.signIn')}{' '}
        <Link
          to={`/${business.slug}/portal/login?next=${back}`}
          className="inline-flex min-h-11 items-center font-semibold text-accent underline-offset-4 hover:underline"
        >
          {t('details.signInLink')}
        </Link>
      </p>
      <TextField
        name="name"
        label={t('details.name')}
        autoComplete="name"
        required
        maxLength={120}
        defaultValue={typed?.name}
        error={errorAt(refusal, 'customer.name')}
      />
      <TextField
        name="email"
        type="email"
        label={t('details.email')}
        hint={t('details.emailHint')}
        autoComplete="email"
        required
        maxLength={254}
        defaultValue={typed?.email}
        error={errorAt(refusal, 'customer.email')}
      />
      <TextField
        name="phone"
        type="tel"
        label={t('details.phone')}
        autoComplete="tel"
        optional
        maxLength={40}
        defaultValue={typed?.phone}
        error={errorAt(refusal, 'customer.phone')}
      />
      <Note data={data} refused={refused} open />
    </>
  )
}
