// What a webhook says: ids and public facts. Nobody's name, number, address or words: whoever may read those reads them here.
import { eq, inArray } from 'drizzle-orm'
import { config } from '#app/config.server.ts'
import { isoOf } from '#app/platform/dates.ts'
import { departments, events, questions, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { WebhookKind } from './webhook-kinds.ts'

export type Act = {
  id: string
  at: Date
  kind: WebhookKind
  subjectKind: string
  subjectId: string
  detail: Record<string, unknown>
}
/** `data` of the payload, by the act's id. An act whose subject is erased, or not public, has none. */
export type Facts = Map<string, Record<string, unknown>>

export function payloadOf(act: { id: string; at: Date; kind: string }, sequence: number, data: object): string {
  return JSON.stringify({ type: act.kind, timestamp: isoOf(act.at), id: act.id, sequence, data })
}

const PUBLIC_STATES = ['published', 'cancelled', 'archived']

export async function factsOfActs(reader: Reader, acts: readonly Act[]): Promise<Facts> {
  const facts: Facts = new Map()
  const idsOf = (subject: string) =>
    acts.filter(({ subjectKind }) => subjectKind === subject).map(({ subjectId }) => subjectId)
  const byId = new Map<string, Record<string, unknown>>([
    ...(await registrationFacts(reader, idsOf('registration'))),
    ...(await eventFacts(reader, idsOf('event'))),
    ...(await slotFacts(reader, idsOf('slot'))),
    ...(await questionFacts(reader, idsOf('question'))),
  ])
  for (const act of acts) {
    const found = byId.get(act.subjectId)
    if (found) facts.set(act.id, act.kind === 'event.changed' ? { ...found, fields: fieldsOf(act) } : found)
  }
  return facts
}

/** Which parts changed, by name; the values are read from the API. */
function fieldsOf({ detail, subjectKind }: Act): string[] {
  if (subjectKind === 'slot') return ['slots']
  return Array.isArray(detail.fields) ? detail.fields.filter((field) => typeof field === 'string') : []
}

const eventColumns = { eventId: events.id, slug: events.slug, state: events.state, department: departments.code }
type EventRow = { eventId: string; slug: string; state: string; department: string }
const eventPart = ({ eventId, slug, state }: EventRow) => ({
  id: eventId,
  slug,
  state,
  url: `${config().publicOrigin}/events/${slug}`,
})

async function registrationFacts(reader: Reader, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .select({
      ...eventColumns,
      id: registrations.id,
      slotId: registrations.slotId,
      status: registrations.status,
      partySize: registrations.partySize,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(inArray(registrations.id, ids))
  return rows.map(({ id, slotId, status, partySize, ...event }) => {
    const registration = { id, status, partySize, slotId }
    return [id, { registration, event: eventPart(event), department: event.department }] as const
  })
}

async function eventFacts(reader: Reader, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .select(eventColumns)
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(inArray(events.id, ids))
  return rows
    .filter(({ state }) => PUBLIC_STATES.includes(state))
    .map((row) => [row.eventId, { event: eventPart(row), department: row.department }] as const)
}

async function slotFacts(reader: Reader, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .select({ ...eventColumns, id: slots.id })
    .from(slots)
    .innerJoin(events, eq(events.id, slots.eventId))
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(inArray(slots.id, ids))
  return rows
    .filter(({ state }) => PUBLIC_STATES.includes(state))
    .map(({ id, ...row }) => [id, { event: eventPart(row), slot: { id }, department: row.department }] as const)
}

/** The tracking code opens the asker's page, so it is not among them. */
async function questionFacts(reader: Reader, ids: string[]) {
  if (ids.length === 0) return []
  const rows = await reader
    .select({
      id: questions.id,
      kind: questions.kind,
      source: questions.source,
      department: departments.code,
      event: events.slug,
      publishedAt: questions.publishedAt,
      publicity: questions.publicity,
    })
    .from(questions)
    .leftJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .where(inArray(questions.id, ids))
  // A report of wrongdoing (举报) is told to nobody outside, not even that there is one.
  const tellable = rows.filter(({ kind }) => kind !== 'whistleblow')
  return tellable.map(({ id, kind, source, department, event, publishedAt, publicity }) => {
    const answer =
      publishedAt && publicity !== 'withheld' ? { url: `${config().publicOrigin}/answers/${id}` } : undefined
    return [id, { question: { id, kind, source }, event: event ? { slug: event } : null, department, answer }] as const
  })
}
