import { WrongSettings } from '#platform/config/config.ts'
import { DirectoryInUse } from '#platform/db/lock.ts'

const words: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there. Is it running, and are host and port right?',
  ENOTFOUND: 'no such host. Is the name right?',
  ETIMEDOUT: 'it does not answer in time. Is there a firewall in between?',
  ECONNRESET: 'it closed the connection. Does it want TLS?',
  EAUTH: 'it does not accept the user name and password.',
  ESOCKET: 'the connection failed. Are host, port and TLS right?',
  '28P01': 'the password is wrong.',
  '28000': 'this user may not sign in.',
  '3D000': 'there is no database of that name.',
  '53300': 'it has no connection left. Lower DATABASE_POOL or raise its max_connections.',
}

/** What went wrong with a service we depend on, in words instead of a stack. */
export function troubleOf(error: unknown): string {
  const { code, message, errors, cause } = error as {
    code?: string
    message?: string
    errors?: unknown[]
    cause?: unknown
  }
  if (error instanceof WrongSettings || error instanceof DirectoryInUse) return error.message
  // The mail library names every lost connection alike and tells the cause in its message.
  const named = /\b(ECONN[A-Z]+|ENOTFOUND|ETIMEDOUT)\b/.exec(message ?? '')?.[1]
  const known = words[named ?? ''] ?? words[code ?? '']
  if (known) return known
  if (errors?.[0] !== undefined) return troubleOf(errors[0])
  return cause === undefined ? (message ?? String(error)) : troubleOf(cause)
}
