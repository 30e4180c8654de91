import type { RequestClient, Twilio } from 'twilio'
import type { Sms } from '#platform/mail/mail.ts'

export type TwilioSettings = { sid: string; token: string; from: string }

/** Text messages over Twilio. The client is fetched on first use: it is large, and most installations send none. */
export function openTwilio(
  settings: TwilioSettings,
  httpClient?: RequestClient,
): { send(sms: Sms): Promise<{ providerId: string }> } {
  let client: Promise<Twilio> | undefined
  const open = async () => {
    const { default: twilio } = await import('twilio')
    return twilio(settings.sid, settings.token, {
      timeout: 20_000,
      autoRetry: false,
      ...(httpClient ? { httpClient } : {}),
    })
  }
  const sender = settings.from.startsWith('MG')
    ? { messagingServiceSid: settings.from }
    : { from: settings.from }
  return {
    async send(sms) {
      const sent = await (
        await (client ??= open())
      ).messages.create({ to: sms.to, body: sms.text, ...sender })
      return { providerId: sent.sid }
    },
  }
}
