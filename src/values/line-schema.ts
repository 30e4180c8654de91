import { z } from '@hono/zod-openapi'

/** One line of text people read and mails put into headers: no control characters, no halves of characters. */
export const lineSchema = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'one line of text')
