import type { Happening, Notice } from '#features/notices/notice.ts'
import { queueMessage } from '#features/notices/queue-message.ts'
import type { Scope } from '#platform/scope/scope.ts'
import type { Locale } from '#values/local-text.ts'

/** Who hears what about signing in. */
export const signInNotices: readonly Notice[] = [
  {
    on: ['device.new'],
    tell: (scope, happening) =>
      write(scope, happening, 'new-device', { device: happening.device, at: happening.at }),
  },
  {
    on: ['session.reused'],
    tell: (scope, happening) => write(scope, happening, 'signed-out', { at: happening.at }),
  },
]

async function write(
  scope: Scope,
  happening: Happening,
  kind: 'new-device' | 'signed-out',
  data: Record<string, unknown>,
): Promise<void> {
  if (!happening.customerId) return
  const [customer] = await scope.sql<{ email: string | null; locale: Locale | null }>`
    select email, locale from customers where id = ${happening.customerId}`
  if (!customer?.email) return
  await queueMessage(scope, {
    cause: happening.id,
    kind,
    channel: 'email',
    customerId: happening.customerId,
    recipient: customer.email,
    locale: customer.locale ?? scope.business.locale,
    data,
  })
}
