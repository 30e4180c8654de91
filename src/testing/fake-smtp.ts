import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

export type TakenMail = { from: string; to: string[]; raw: string }

/** A mail server at the edge of the network: it takes mails, or answers what it is told to. */
export type FakeSmtp = {
  url: string
  taken: TakenMail[]
  /** How often somebody tried to hand over a mail. */
  tries(): number
  /** What it answers from now on: takes mails, refuses them for now, for good, or takes one and hangs up before saying so. */
  answer(how: 'takes' | 'later' | 'never' | 'hangs-up'): void
  close(): Promise<void>
}

const codes = { later: 451, never: 550 } as const

/** Opens the server on a free port of this machine, or on a port it had before. */
export async function openFakeSmtp(port = 0): Promise<FakeSmtp> {
  const taken: TakenMail[] = []
  const sockets = new Set<Socket>()
  let tries = 0
  let how: 'takes' | 'later' | 'never' | 'hangs-up' = 'takes'
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 50,
    onData(stream, session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        tries += 1
        if (how === 'later' || how === 'never')
          return done(Object.assign(new Error('not now'), { responseCode: codes[how] }))
        taken.push({
          from: session.envelope.mailFrom ? session.envelope.mailFrom.address : '',
          to: session.envelope.rcptTo.map((each) => each.address),
          raw: Buffer.concat(chunks).toString('utf8'),
        })
        if (how === 'hangs-up') return sockets.forEach((socket) => socket.destroy())
        return done()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  const { port: open } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${open}`,
    taken,
    tries: () => tries,
    answer: (next) => void (how = next),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}

/** The headers of a mail, unfolded, by lower-case name; each with every value it has. */
export function headersOf(raw: string): Map<string, string[]> {
  const head = raw.slice(0, raw.indexOf('\r\n\r\n')).replace(/\r\n[ \t]+/g, ' ')
  const headers = new Map<string, string[]>()
  for (const line of head.split('\r\n')) {
    const name = line.slice(0, line.indexOf(':')).toLowerCase()
    headers.set(name, [...(headers.get(name) ?? []), line.slice(line.indexOf(':') + 1).trim()])
  }
  return headers
}
