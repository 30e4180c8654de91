import { z } from 'zod'

/** What an operator asks for, ready to be carried out here or by the server that has the database open. */
export const commandSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('business import'), file: z.string(), text: z.string(), dryRun: z.boolean() }),
  z.object({ name: z.literal('business list') }),
  z.object({ name: z.literal('migrate') }),
  z.object({ name: z.literal('seed') }),
  z.object({ name: z.literal('token'), slug: z.string(), staff: z.boolean(), who: z.string() }),
  z.object({ name: z.literal('doctor') }),
])
export type Command = z.output<typeof commandSchema>

/** What a command says, and its exit code: 0 done, 1 not done, 2 misused. */
export const outcomeSchema = z.object({ text: z.string(), code: z.number().int() })
export type Outcome = z.output<typeof outcomeSchema>

export const done = (text: string): Outcome => ({ text, code: 0 })
export const failed = (text: string): Outcome => ({ text, code: 1 })

export const usage = `foyer: the operator's command

  foyer business import <file.json> [--dry-run]   make a business what the file says, or say what is wrong in it
  foyer business list                             every business of this installation
  foyer business schema                           the JSON Schema of import files, for editors
  foyer migrate                                   bring the database up to date
  foyer seed                                      make the four demo businesses that are not there yet
  foyer token <business> <e-mail>                 a token for scripts, as this customer (demo installations only)
  foyer token --staff <business> <key or e-mail>  the same as a staff member
  foyer doctor                                    look whether everything is as it should be
  foyer help                                      this text

The settings are those of the server: DATABASE_URL, FOYER_DATA_DIR and so on. Where a server has the embedded
database open, it carries the command out itself.`
