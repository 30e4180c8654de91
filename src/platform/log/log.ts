import { pino, type Logger } from 'pino'

export type Log = Logger

const secretPaths = ['token', 'code', 'secret', 'password', 'cookie', 'authorization']

/** A logger of one JSON line an entry; fields that could hold a secret are blanked at any first or second level. */
export function openLog(level: string, write?: (line: string) => void): Log {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: { paths: secretPaths.flatMap((path) => [path, `*.${path}`]), censor: '[left out]' },
  }
  return write ? pino(options, { write }) : pino(options)
}
