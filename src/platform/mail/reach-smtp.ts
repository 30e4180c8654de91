import { createTransport } from 'nodemailer'

/** Signs in at a mail server and leaves again. Throws what is in the way, within ten seconds. */
export async function reachSmtp(url: string): Promise<void> {
  const milliseconds = 10_000
  const transport = createTransport({
    url,
    connectionTimeout: milliseconds,
    greetingTimeout: milliseconds,
    socketTimeout: milliseconds,
    dnsTimeout: milliseconds,
  } as Parameters<typeof createTransport>[0])
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}
