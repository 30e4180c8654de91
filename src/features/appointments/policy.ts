import { z } from 'zod'

const week = 7 * 24 * 60

/** What happens to whoever acts inside the window: refused, a fee (of the price, or an amount in minor units), or the credit stays spent. */
export const insideSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('refuse') }),
  z
    .strictObject({
      kind: z.literal('fee'),
      percent: z.number().int().min(1).max(100).optional(),
      amount: z.number().int().min(1).optional(),
    })
    .refine(
      (fee) => (fee.percent === undefined) !== (fee.amount === undefined),
      'a fee has either a percent or an amount',
    ),
  z.strictObject({ kind: z.literal('keep-credit') }),
])
export type Inside = z.output<typeof insideSchema>

export const noticeSchema = z.strictObject({
  /** Free until this long before the start. */
  windowMinutes: z
    .number()
    .int()
    .min(0)
    .max(8 * week)
    .default(120),
  inside: insideSchema.default({ kind: 'refuse' }),
})
export type Notice = z.output<typeof noticeSchema>

/** What a business asks of whoever cancels or moves an appointment; frozen into the appointment when it is booked. */
export const policySchema = z.strictObject({
  cancel: noticeSchema.prefault({}),
  reschedule: noticeSchema.prefault({}),
  /** This long after booking everything is free, whatever the windows say. */
  graceMinutes: z.number().int().min(0).max(week).default(0),
})
export type Policy = z.output<typeof policySchema>

/** Free until two hours before; after that, the business has to be asked. */
export const defaultPolicy: Policy = policySchema.parse({})

/** The policy of a service: its own, else the branch's, else the business's. */
export function policyFor(service: Policy | null, branch: Policy | null, business: Policy): Policy {
  return service ?? branch ?? business
}
