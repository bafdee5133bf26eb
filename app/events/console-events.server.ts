// What the console reads of events. A row one may not read is not there.
import { aliasedTable, and, asc, count, desc, eq, gt, inArray, lte, type SQL } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { contains } from '#db/portable.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { campaigns, departments, events, eventVersions, registrations, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { StoredState } from './event.ts'
import { changedFields, type FieldChange } from './event-content.ts'
import { EVENT_READERS, isOwnWork, mayEditEvent, mayReadEvent, mayReviewEvent } from './event-policy.ts'
import { type EventRecord, type SlotRecord, slotsOfEvents } from './event-queries.server.ts'
import { type Narrowing, narrowedTo } from './narrow-events.server.ts'
import { type DeskFacts, type PlanFacts, publishChecklist } from './publish-checklist.ts'
import { lastEditorOf, slotsOfEvent } from './save-event.server.ts'

export const CONSOLE_PAGE = 25

export type ConsoleFilter = {
  state?: StoredState
  department?: string
  past?: boolean
  query?: string
  only?: Narrowing
  /** beside `only: 'toAnswer'`: has questions whose answer is owed */
  owed?: SQL
  page: number
}
export type ConsoleRow = {
  id: string
  slug: string
  title: string
  state: StoredState
  startsAt: Date
  endsAt: Date
  department: { id: string; name: string; nameEn: string }
  capacity: number
  taken: number
  waiting: number
}

/** The condition that keeps to departments whose events the actor may read. */
function readableBy(actor: Actor): SQL | undefined {
  const readable = departmentsOf(actor, EVENT_READERS)
  return readable === 'all' ? undefined : inArray(events.departmentId, readable)
}

export async function listConsoleEvents(reader: Reader, actor: Actor, filter: ConsoleFilter, now: Date) {
  const base = and(
    readableBy(actor),
    filter.department ? eq(departments.code, filter.department) : undefined,
    filter.query ? contains(events.title, filter.query) : undefined,
    filter.only ? narrowedTo(reader, filter.only, now) : undefined,
    filter.owed,
  )
  // What was on this morning belongs to today; answers are owed after the day.
  const time =
    filter.only === 'today' || filter.only === 'toAnswer'
      ? undefined
      : filter.past
        ? lte(events.endsAt, now)
        : gt(events.endsAt, now)
  const condition = and(base, time, filter.state ? eq(events.state, filter.state) : undefined)
  const from = () =>
    reader.select({ n: count() }).from(events).innerJoin(departments, eq(departments.id, events.departmentId))
  const [total, byState, rows] = await Promise.all([
    from().where(condition),
    reader
      .select({ state: events.state, n: count() })
      .from(events)
      .innerJoin(departments, eq(departments.id, events.departmentId))
      .where(and(base, time))
      .groupBy(events.state),
    reader
      .select({
        id: events.id,
        slug: events.slug,
        title: events.title,
        state: events.state,
        startsAt: events.startsAt,
        endsAt: events.endsAt,
        department: { id: departments.id, name: departments.name, nameEn: departments.nameEn },
      })
      .from(events)
      .innerJoin(departments, eq(departments.id, events.departmentId))
      .where(condition)
      .orderBy(filter.past ? desc(events.startsAt) : asc(events.startsAt), asc(events.id))
      .limit(CONSOLE_PAGE)
      .offset((filter.page - 1) * CONSOLE_PAGE),
  ])
  const slots = await slotsOfEvents(
    reader,
    rows.map((row) => row.id),
  )
  const sum = (list: readonly SlotRecord[], field: 'capacity' | 'taken' | 'waiting') =>
    list.filter((slot) => slot.state === 'open').reduce((all, slot) => all + slot[field], 0)
  return {
    total: total[0]?.n ?? 0,
    byState: Object.fromEntries(byState.map((row) => [row.state, row.n])) as Partial<Record<StoredState, number>>,
    rows: rows.map((row): ConsoleRow => {
      const own = slots.get(row.id) ?? []
      return { ...row, capacity: sum(own, 'capacity'), taken: sum(own, 'taken'), waiting: sum(own, 'waiting') }
    }),
  }
}

/** Departments the actor may choose among: to make events in, or to filter by. */
export async function listDepartmentChoices(reader: Reader, ids: readonly string[] | 'all') {
  if (ids !== 'all' && ids.length === 0) return []
  return reader
    .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(ids === 'all' ? undefined : inArray(departments.id, [...ids]))
    .orderBy(asc(departments.code))
}

/** Campaigns an event can belong to: those not over. The one it belongs to already stays a choice. */
export async function listCampaignChoices(reader: Reader, today: string, chosen: string | null) {
  const rows = await reader
    .select({ id: campaigns.id, title: campaigns.title, titleEn: campaigns.titleEn, endsOn: campaigns.endsOn })
    .from(campaigns)
    .orderBy(asc(campaigns.startsOn), asc(campaigns.id))
  return rows.filter((campaign) => campaign.endsOn >= today || campaign.id === chosen)
}

export type ConsoleEvent = EventRecord & {
  department: { id: string; code: string; name: string; nameEn: string }
  slots: SlotRecord[]
}

/** The event with its slots, for whoever may read it; NotFound for others. */
export async function getConsoleEvent(reader: Reader, actor: Actor, eventId: string): Promise<ConsoleEvent> {
  const [row] = await reader
    .select({ event: events, department: departments })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .where(eq(events.id, eventId))
  if (!row || !mayReadEvent(actor, row.event)) throw new NotFound()
  return { ...row.event, department: row.department, slots: await slotsOfEvent(reader, eventId) }
}

/** What the actor may do with the event now, and why not. */
export async function readRights(reader: Reader, actor: Actor, event: ConsoleEvent) {
  const lastEditor = await lastEditorOf(reader, event.id)
  return {
    edit: mayEditEvent(actor, event) && event.state !== 'cancelled' && event.state !== 'archived',
    organise: mayEditEvent(actor, event),
    review: mayReviewEvent(actor, event),
    ownWork: isOwnWork(actor, { submittedBy: event.submittedBy, lastEditor }),
  }
}

export function checklistOf(event: ConsoleEvent, now: Date, facts: { plan?: PlanFacts; desk?: DeskFacts } = {}) {
  return publishChecklist(event, event.slots, now, facts)
}

/** How many registrations of the event still count: whom a change or a cancelling tells; of one slot, of one language. */
export async function countLiveRegistrations(
  reader: Reader,
  eventId: string,
  of: { slotId?: string; language?: Language } = {},
): Promise<number> {
  return reader.$count(
    registrations,
    and(
      eq(registrations.eventId, eventId),
      of.slotId ? eq(registrations.slotId, of.slotId) : undefined,
      of.language ? eq(registrations.language, of.language) : undefined,
      inArray(registrations.status, [...LIVE_STATUSES]),
    ),
  )
}

export type VersionEntry = { version: number; savedAt: Date; by: string | null; changes: FieldChange[] }

/** The versions of an event, the latest first, each with what changed since the one before. */
export async function listVersions(reader: Reader, eventId: string): Promise<VersionEntry[]> {
  const editor = aliasedTable(staff, 'editor')
  const rows = await reader
    .select({
      version: eventVersions.version,
      savedAt: eventVersions.savedAt,
      content: eventVersions.content,
      by: editor.name,
    })
    .from(eventVersions)
    .leftJoin(editor, eq(editor.id, eventVersions.staffId))
    .where(eq(eventVersions.eventId, eventId))
    .orderBy(desc(eventVersions.version))
    .limit(200)
  return rows.map(({ content, ...row }, index) => ({
    ...row,
    changes: rows[index + 1] ? changedFields(rows[index + 1]?.content ?? {}, content) : [],
  }))
}

/** The content of one version, for telling an editor what somebody else saved meanwhile. */
export async function findVersion(reader: Reader, eventId: string, version: number) {
  const [row] = await reader
    .select({ content: eventVersions.content })
    .from(eventVersions)
    .where(and(eq(eventVersions.eventId, eventId), eq(eventVersions.version, version)))
  return row?.content
}
