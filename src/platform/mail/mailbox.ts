import { appendFile, mkdir, open, readFile, rename, stat, writeFile } from 'node:fs/promises'
import { dirname } from 'node:path'

/** A message as the mailbox of a trial installation keeps it: one JSON line each. */
export type MailboxEntry = {
  id: string
  to: string
  channel: 'email' | 'sms'
  subject: string
  text: string
  html: string
  at: string
  from: string
  replyTo: string | null
  locale: string
  attachments: { filename: string; contentType: string; content: string }[]
}

const mostBytes = 16 * 1024 * 1024

/** Adds a message to the mailbox file, of which only the newer half is kept once it is large. */
export async function appendToMailbox(file: string, entry: MailboxEntry): Promise<void> {
  await mkdir(dirname(file), { recursive: true })
  await appendFile(file, `${JSON.stringify(entry)}\n`, { mode: 0o600 })
  if ((await stat(file)).size > mostBytes) await keepNewerHalf(file)
}

async function keepNewerHalf(file: string): Promise<void> {
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean)
  const draft = `${file}.${process.pid}`
  await writeFile(draft, `${lines.slice(Math.floor(lines.length / 2)).join('\n')}\n`, { mode: 0o600 })
  await rename(draft, file)
}

/** The newest messages first, at most `most`, to one recipient or to all. A file that is not there is an empty mailbox. */
export async function readMailbox(file: string, most: number, to?: string): Promise<MailboxEntry[]> {
  const entries = (await textOf(file)).split('\n').flatMap(asEntry).toReversed()
  const wanted = to?.trim().toLowerCase()
  return entries.filter((entry) => !wanted || entry.to.toLowerCase() === wanted).slice(0, most)
}

async function textOf(file: string): Promise<string> {
  try {
    await using handle = await open(file)
    return await handle.readFile('utf8')
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return ''
    throw error
  }
}

/** The last line may be half written when the process was killed. */
function asEntry(line: string): MailboxEntry[] {
  try {
    return line ? [JSON.parse(line) as MailboxEntry] : []
  } catch {
    return []
  }
}
