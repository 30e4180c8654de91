import type { PageArgs } from '#kit/api.ts'
import { handOnFile } from './hand-on-file.ts'

export const loader = (args: PageArgs) => handOnFile(args, 'confirmation.pdf')
