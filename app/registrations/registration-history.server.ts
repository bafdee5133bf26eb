// Everything that happened to one registration, in one line of time: acts from the audit trail, messages from the outbox,
// attempts at the gates. None of it holds what people typed.
import { and, asc, eq } from 'drizzle-orm'
import { auditEntries, outboxMessages, scans, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export type HistoryEntry = { id: string; at: Date } & (
  | {
      kind: 'act'
      action: string
      actorKind: string
      staffName: string | null
      /** figures that the page shows */
      detail: { partySize?: number; before?: number; position?: number; asked?: number; fields?: string[] }
    }
  | { kind: 'message'; message: string; channel: 'email' | 'sms'; state: string; sentAt: Date | null }
  | {
      kind: 'scan'
      verdict: string
      gate: string
      people: number
      /** the companion whose own code was read */
      person: number | null
      direction: 'entry' | 'exit'
      undone: boolean
    }
)

/** Oldest first. A correction of attendance is an act and an attempt; it is shown once, as the act. */
export async function historyOf(reader: Reader, id: string): Promise<HistoryEntry[]> {
  const entries = [...(await actsOn(reader, id)), ...(await messagesTo(reader, id)), ...(await scansOf(reader, id))]
  return entries.sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1))
}

async function actsOn(reader: Reader, id: string): Promise<HistoryEntry[]> {
  const rows = await reader
    .select({
      id: auditEntries.id,
      at: auditEntries.at,
      action: auditEntries.action,
      actorKind: auditEntries.actorKind,
      detail: auditEntries.detail,
      staffName: staff.name,
    })
    .from(auditEntries)
    .leftJoin(staff, eq(staff.id, auditEntries.actorId))
    .where(and(eq(auditEntries.subjectKind, 'registration'), eq(auditEntries.subjectId, id)))
    .orderBy(asc(auditEntries.id))
  const figure = (value: unknown) => (typeof value === 'number' ? value : undefined)
  return rows.map(({ detail, ...row }) => ({
    ...row,
    kind: 'act',
    detail: {
      partySize: figure(detail.partySize),
      before: figure(detail.before),
      position: figure(detail.waitingPosition),
      asked: figure(detail.asked),
      // What was changed, never to what: one word or several.
      ...(typeof detail.field === 'string' ? { fields: detail.field.split(' ') } : {}),
    },
  }))
}

async function messagesTo(reader: Reader, id: string): Promise<HistoryEntry[]> {
  const rows = await reader
    .select({
      id: outboxMessages.id,
      at: outboxMessages.createdAt,
      message: outboxMessages.kind,
      channel: outboxMessages.channel,
      state: outboxMessages.state,
      sentAt: outboxMessages.sentAt,
    })
    .from(outboxMessages)
    .where(and(eq(outboxMessages.subjectKind, 'registration'), eq(outboxMessages.subjectId, id)))
    .orderBy(asc(outboxMessages.id))
  return rows.map((row) => ({ ...row, kind: 'message' }))
}

async function scansOf(reader: Reader, id: string): Promise<HistoryEntry[]> {
  const rows = await reader
    .select({
      id: scans.id,
      at: scans.happenedAt,
      verdict: scans.verdict,
      gate: scans.gate,
      people: scans.people,
      person: scans.person,
      direction: scans.kind,
      undoneAt: scans.undoneAt,
      staffId: scans.staffId,
    })
    .from(scans)
    .where(eq(scans.registrationId, id))
    .orderBy(asc(scans.happenedAt), asc(scans.id))
  return rows
    .filter(({ staffId }) => staffId === null)
    .map(({ undoneAt, staffId: _, ...row }) => ({ ...row, kind: 'scan', undone: undoneAt !== null }))
}
