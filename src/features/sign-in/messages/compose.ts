import { z } from 'zod'
import type { Compose, MessageRow } from '#features/notices/letter.ts'
import type { MessageSecret } from '#features/notices/queue-message.ts'
import { deviceLabel } from '#features/sign-in/device-label.ts'
import type { Scope } from '#platform/scope/scope.ts'
import { emailChangedLetter, emailTakenLetter, newDeviceLetter, signedOutLetter } from './account.ts'
import { proofLetter, proofText } from './proof.ts'
import { signInLetter, signInText, type Standing } from './sign-in.ts'

const minute = 60_000
const undoMinutes = 72 * 60
const overdue = 'its code and link had ended before it could leave'

const signInData = z.object({ linkMinutes: z.number().default(15), codeMinutes: z.number().default(5) })
const proofData = z.object({ codeMinutes: z.number().default(5), customerId: z.string().optional() })
const changedData = z.object({ to: z.string() })
const endedData = z.object({ at: z.number() })
const deviceData = z.object({ device: z.string().nullable(), at: z.number() })

/** The sign-in mail or text. Only here is looked whether anybody has the address, so that asking tells nobody. */
export const composeSignIn: Compose = async (scope, message, paper) => {
  const data = signInData.parse(message.data)
  if (scope.now > message.createdAt + data.linkMinutes * minute) return overdue
  const standing = await standingOf(scope, message)
  const facts = {
    ...data,
    standing,
    address: message.recipient,
    askedAt: message.createdAt,
    zone: scope.business.zone,
  }
  return inEither(
    message,
    (secret) => signInLetter(facts, secret, paper),
    (secret) => signInText(facts, secret, paper),
  )
}

async function standingOf(scope: Scope, message: MessageRow): Promise<Standing> {
  const [known] =
    message.channel === 'sms'
      ? await scope.sql<{
          status: string
          registeredAt: number | null
        }>`select status, registered_at from customers where phone = ${message.recipient} and phone_verified_at is not null`
      : await scope.sql<{
          status: string
          registeredAt: number | null
        }>`select status, registered_at from customers where email = ${message.recipient}`
  if (known?.status === 'blocked') return 'none'
  if (known && known.registeredAt !== null) return 'known'
  return scope.business.registrationOpen ? 'new' : 'none'
}

/** The code a guest books with. */
export const composeBookingCode: Compose = async (scope, message, paper) => {
  const { codeMinutes } = proofData.parse(message.data)
  if (scope.now > message.createdAt + codeMinutes * minute) return overdue
  const facts = { kind: 'booking-code' as const, address: message.recipient, codeMinutes }
  return inEither(
    message,
    (secret) => proofLetter(facts, secret, paper),
    (secret) => proofText(facts, secret, paper),
  )
}

/** The code for a new address, or where it is another customer's, a word to its owner instead. */
export const composeEmailChange: Compose = async (scope, message, paper) => {
  const { codeMinutes, customerId } = proofData.parse(message.data)
  const [owner] = await scope.sql<{ id: string }>`select id from customers where email = ${message.recipient}`
  if (owner && owner.id !== customerId)
    return { mail: () => emailTakenLetter({ address: message.recipient }, paper) }
  if (scope.now > message.createdAt + codeMinutes * minute) return overdue
  const facts = { kind: 'email-change' as const, address: message.recipient, codeMinutes }
  return { mail: (secret) => proofLetter(facts, secret, paper) }
}

/** The same word where a feature asks for it by name. */
export const composeEmailTaken: Compose = async (_, message, paper) => ({
  mail: () => emailTakenLetter({ address: message.recipient }, paper),
})

/** To the former address: what happened and the way back. */
export const composeEmailChanged: Compose = async (scope, message, paper) => {
  const { to } = changedData.parse(message.data)
  const facts = { to, until: message.createdAt + undoMinutes * minute, zone: scope.business.zone }
  return { mail: (secret) => emailChangedLetter(facts, secret, paper) }
}

/** A sign-in on a device not seen before. */
export const composeNewDevice: Compose = async (scope, message, paper) => {
  const { device, at } = deviceData.parse(message.data)
  return {
    mail: () =>
      newDeviceLetter({ device: deviceLabel(device, scope.words), at, zone: scope.business.zone }, paper),
  }
}

/** A sign-in that was ended because an old copy of it was used. */
export const composeSignedOut: Compose = async (scope, message, paper) => {
  const { at } = endedData.parse(message.data)
  return { mail: () => signedOutLetter({ at, zone: scope.business.zone }, paper) }
}

type Written<Text> = (secret: MessageSecret) => Text

function inEither(message: MessageRow, mail: Written<ReturnType<typeof signInLetter>>, sms: Written<string>) {
  return message.channel === 'sms' ? { sms } : { mail }
}
