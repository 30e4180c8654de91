/** What the API answered instead of doing what was asked: a code in product words and the facts that go with it. */
export type Refusal = {
  readonly refusal: true
  status: number
  code: string
  title: string
  detail?: string
  /** For fields that were not right: the field's name and what is wrong, in words. */
  errors: { field: string; message: string }[]
  facts: Record<string, unknown>
}

/** Tells a refusal from an answer. */
export const isRefusal = (value: unknown): value is Refusal =>
  typeof value === 'object' && value !== null && 'refusal' in value && value.refusal === true

/** Gives what is wrong with one field, if a refusal says so. */
export const fieldError = (value: unknown, field: string): string | undefined =>
  isRefusal(value) ? value.errors.find((error) => error.field === field)?.message : undefined
