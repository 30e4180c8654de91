import type { Scope } from '#platform/scope/scope.ts'

/** Something that happened, as the worker reads it from the event log. */
export type Happening = {
  id: string
  type: string
  subjectId: string | null
  customerId: string | null
  data: Record<string, unknown>
  device: string | null
  /** Epoch milliseconds. */
  at: number
}

/** On these events these people hear something: `tell` queues their messages, each with the event's id as its cause. */
export type Notice = { on: readonly string[]; tell(scope: Scope, happening: Happening): Promise<void> }
