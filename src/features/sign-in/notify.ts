import type { Notice } from '#features/notices/notice.ts'
import { queueMessage } from '#features/notices/queue-message.ts'
import type { Locale } from '#values/local-text.ts'

/** Who hears what about signing in. */
export const signInNotices: readonly Notice[] = [
  {
    on: ['device.new'],
    async tell(scope, happening) {
      if (!happening.customerId) return
      const [customer] = await scope.sql<{ email: string | null; locale: Locale | null }>`
        select email, locale from customers where id = ${happening.customerId}`
      if (!customer?.email) return
      await queueMessage(scope, {
        cause: happening.id,
        kind: 'new-device',
        channel: 'email',
        customerId: happening.customerId,
        recipient: customer.email,
        locale: customer.locale ?? scope.business.locale,
        data: { device: happening.device, at: happening.at },
      })
    },
  },
]
