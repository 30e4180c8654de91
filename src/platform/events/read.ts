import { refuse } from '#platform/http/refusal.ts'
import type { Scope } from '#platform/scope/scope.ts'

/** A place in the event log; everything up to it has been read. */
export type Cursor = { era: number; xid: number; seq: number }
export type EventRow = Cursor & {
  id: string
  type: string
  subjectKind: string
  subjectId: string | null
  customerId: string | null
  actorKind: string
  actorId: string | null
  data: Record<string, unknown>
  at: number
}

const beginning: Cursor = { era: 0, xid: 0, seq: 0 }

/** A cursor as text, for clients to keep: `1.4711.42`. */
export function writeCursor({ era, xid, seq }: Cursor): string {
  return `${era}.${xid}.${seq}`
}

/** Reads a cursor a client kept; refuses with 400 what is none. */
export function readCursor(text: string): Cursor {
  const [, era, xid, seq] =
    /^(\d{1,4})\.(\d{1,18})\.(\d{1,18})$/.exec(text) ??
    refuse('wrong-input', 400, { problems: 'cursor: not one of ours' })
  return { era: Number(era), xid: Number(xid), seq: Number(seq) }
}

/**
 * The events after a place in the log, in order. An event is given only once no older transaction is still under way,
 * so whoever resumes after the last one misses nothing that took its number earlier and was committed later.
 */
export function listEventsAfter(scope: Scope, after: Cursor = beginning, most = 100): Promise<EventRow[]> {
  return scope.sql<EventRow>`select era, xid, seq, id, type, subject_kind, subject_id, customer_id, actor_kind, actor_id, data, at from events
     where (era, xid, seq) > (${after.era}::smallint, ${after.xid}::bigint, ${after.seq}::bigint)
       and xid < pg_snapshot_xmin(pg_current_snapshot())::text::bigint
     order by era, xid, seq limit ${most}`
}
