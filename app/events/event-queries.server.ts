// What public pages, feeds and the API read of events. Only published, cancelled and archived ones are there.
import { and, asc, count, desc, eq, gt, gte, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { dayOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { areas, campaigns, departments, events, registrations, slots } from '#db/schema.ts'
import { searchDocuments } from '#db/search-index.ts'
import { prepared, preparedFor, type Reader } from '#db/store.ts'
import { type EventKind, PUBLIC_STATES, signUpState } from './event.ts'
import { opensPreview } from './open-preview.server.ts'

export type EventRecord = typeof events.$inferSelect
export type SlotRecord = typeof slots.$inferSelect
export type DepartmentOfEvent = { id: string; code: string; name: string; nameEn: string; phone: string | null }
export type CampaignOfEvent = { id: string; slug: string; title: string; titleEn: string | null }
export type PublicEvent = EventRecord & {
  department: DepartmentOfEvent
  area: { code: string; name: string; nameEn: string }
  campaign: CampaignOfEvent | null
  /** by start; cancelled ones stand among them */
  slots: SlotRecord[]
}

export type EventFilter = {
  theme?: string
  kind?: EventKind
  /** code of a department */
  department?: string
  /** code of an area; the areas below it belong to it */
  area?: string
  /** slug of a campaign */
  campaign?: string
  /** events that end after this moment */
  from?: Date
  /** events that begin before this moment */
  to?: Date
  /** events that have ended by this moment */
  endedBy?: Date
  /** words to search for */
  query?: string
}

/** More events than a page of filters can mean; who needs all of them uses the API. */
const MOST_MATCHED = 2000

const eventWithNames = (reader: Reader) =>
  reader
    .select({ event: events, department: departments, area: areas, campaign: campaigns })
    .from(events)
    .innerJoin(departments, eq(departments.id, events.departmentId))
    .innerJoin(areas, eq(areas.id, departments.areaId))
    .leftJoin(campaigns, eq(campaigns.id, events.campaignId))

/** Filters that one statement each serves; areas and searches are lists of their own length. */
const PLAIN_FILTERS = ['theme', 'kind', 'department', 'campaign', 'from', 'to', 'endedBy'] as const

/** The condition of the plain filters that are set, with placeholders of their names. */
function plainCondition(filter: EventFilter): SQL | undefined {
  return and(
    inArray(events.state, [...PUBLIC_STATES]),
    filter.theme ? eq(events.theme, sql.placeholder('theme')) : undefined,
    filter.kind ? eq(events.kind, sql.placeholder('kind')) : undefined,
    filter.department ? eq(departments.code, sql.placeholder('department')) : undefined,
    filter.campaign ? eq(campaigns.slug, sql.placeholder('campaign')) : undefined,
    filter.from ? gt(events.endsAt, sql.param(sql.placeholder('from'), events.endsAt)) : undefined,
    filter.to ? lt(events.startsAt, sql.param(sql.placeholder('to'), events.startsAt)) : undefined,
    filter.endedBy ? lte(events.endsAt, sql.param(sql.placeholder('endedBy'), events.endsAt)) : undefined,
  )
}

/** The condition of a filter; undefined when nothing can match it. */
async function conditionOf(reader: Reader, filter: EventFilter): Promise<SQL | undefined> {
  const parts: (SQL | undefined)[] = [inArray(events.state, [...PUBLIC_STATES])]
  if (filter.theme) parts.push(eq(events.theme, filter.theme))
  if (filter.kind) parts.push(eq(events.kind, filter.kind))
  if (filter.department) parts.push(eq(departments.code, filter.department))
  if (filter.campaign) parts.push(eq(campaigns.slug, filter.campaign))
  if (filter.from) parts.push(gt(events.endsAt, filter.from))
  if (filter.to) parts.push(lt(events.startsAt, filter.to))
  if (filter.endedBy) parts.push(lte(events.endsAt, filter.endedBy))
  if (filter.area) {
    const inside = await areasWithin(reader, filter.area)
    if (inside.length === 0) return undefined
    parts.push(inArray(departments.areaId, inside))
  }
  if (filter.query) {
    const found = await searchDocuments(reader, { kind: 'event', query: filter.query, limit: MOST_MATCHED, offset: 0 })
    if (found.ids.length === 0) return undefined
    parts.push(inArray(events.id, found.ids))
  }
  return and(...parts)
}

/** Ids of an area and of all areas below it. */
export async function areasWithin(reader: Reader, code: string): Promise<string[]> {
  const all = await reader.select({ id: areas.id, code: areas.code, parentId: areas.parentId }).from(areas)
  const inside = new Set(all.filter((area) => area.code === code).map((area) => area.id))
  for (let before = -1; before !== inside.size; ) {
    before = inside.size
    for (const area of all) if (area.parentId && inside.has(area.parentId)) inside.add(area.id)
  }
  return [...inside]
}

/** The slots of several events, each list by start. */
export async function slotsOfEvents(reader: Reader, eventIds: readonly string[]): Promise<Map<string, SlotRecord[]>> {
  const byEvent = new Map<string, SlotRecord[]>(eventIds.map((id) => [id, []]))
  if (eventIds.length === 0) return byEvent
  const rows = await preparedFor(reader, 'slots-of-events', eventIds, (db, name, list) =>
    db
      .select()
      .from(slots)
      .where(inArray(slots.eventId, list))
      .orderBy(asc(slots.startsAt), asc(slots.id))
      .prepare(name),
  )
  for (const slot of rows) byEvent.get(slot.eventId)?.push(slot)
  return byEvent
}

type Row = Awaited<ReturnType<typeof eventWithNames>>[number]

async function withSlots(reader: Reader, rows: readonly Row[]): Promise<PublicEvent[]> {
  const byEvent = await slotsOfEvents(
    reader,
    rows.map((row) => row.event.id),
  )
  return rows.map(({ event, department, area, campaign }) => ({
    ...event,
    department,
    area,
    campaign: campaign && campaign.state !== 'draft' ? campaign : null,
    slots: byEvent.get(event.id) ?? [],
  }))
}

export type EventList = {
  events: PublicEvent[]
  /** events that match the filter */
  total: number
  /** those among them that one can sign up for now */
  open: number
}

/**
 * One page of events that match a filter: by start, the past ones latest first. `freeOnly` leaves those that one can
 * sign up for at `now` without joining a waiting list.
 */
export async function listEvents(
  reader: Reader,
  filter: EventFilter & { freeOnly?: boolean; latestFirst?: boolean; limit: number; offset?: number },
  now: Date,
): Promise<EventList> {
  const matched = await matchEvents(reader, filter)
  const bySlots = await slotsOfEvents(
    reader,
    matched.filter((event) => event.state === 'published').map((event) => event.id),
  )
  const isOpen = (id: string) => bySlots.get(id)?.some((slot) => signUpState(slot, now) === 'open') ?? false
  const open = matched.filter((event) => isOpen(event.id))
  const listed = filter.freeOnly ? open : matched
  const offset = filter.offset ?? 0
  const ids = listed.slice(offset, offset + filter.limit).map((event) => event.id)
  return { events: await eventsById(reader, ids), total: listed.length, open: open.length }
}

async function matchEvents(reader: Reader, filter: EventFilter & { latestFirst?: boolean }) {
  const order = filter.latestFirst ? [desc(events.startsAt), desc(events.id)] : [asc(events.startsAt), asc(events.id)]
  const matching = (db: Reader, condition: SQL | undefined) =>
    db
      .select({ id: events.id, state: events.state })
      .from(events)
      .innerJoin(departments, eq(departments.id, events.departmentId))
      .leftJoin(campaigns, eq(campaigns.id, events.campaignId))
      .where(condition)
      .orderBy(...order)
      .limit(MOST_MATCHED)
  if (filter.area || filter.query) {
    const condition = await conditionOf(reader, filter)
    return condition ? matching(reader, condition) : []
  }
  const set = PLAIN_FILTERS.filter((each) => filter[each])
  const statement = prepared(reader, `match-events:${set}:${filter.latestFirst ?? false}`, (db, name) =>
    matching(db, plainCondition(filter)).prepare(name),
  )
  return statement.execute(filter)
}

/** Events in the order of their ids. */
export async function eventsById(reader: Reader, ids: readonly string[]): Promise<PublicEvent[]> {
  const rows = await preparedFor(reader, 'events-by-id', ids, (db, name, list) =>
    eventWithNames(db).where(inArray(events.id, list)).prepare(name),
  )
  const place = new Map(ids.map((id, index) => [id, index]))
  rows.sort((a, b) => (place.get(a.event.id) ?? 0) - (place.get(b.event.id) ?? 0))
  return withSlots(reader, rows)
}

export type EventCursor = { startsAt: Date; id: string }

/** Events by start, from a cursor on; `next` is the cursor of the following page, undefined on the last. */
export async function pageOfEvents(
  reader: Reader,
  filter: EventFilter & { after?: EventCursor; limit: number },
): Promise<{ events: PublicEvent[]; next: EventCursor | undefined }> {
  const condition = await conditionOf(reader, filter)
  if (!condition) return { events: [], next: undefined }
  const { after } = filter
  const beyond = after
    ? or(gt(events.startsAt, after.startsAt), and(eq(events.startsAt, after.startsAt), gt(events.id, after.id)))
    : undefined
  const rows = await eventWithNames(reader)
    .where(and(condition, beyond))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(filter.limit + 1)
  const shown = rows.slice(0, filter.limit)
  const last = shown.at(-1)
  return {
    events: await withSlots(reader, shown),
    next: rows.length > shown.length && last ? { startsAt: last.event.startsAt, id: last.event.id } : undefined,
  }
}

/** The event with this slug, as the public may see it; undefined for a draft. */
export async function findPublicEvent(reader: Reader, slug: string): Promise<PublicEvent | undefined> {
  const bySlug = prepared(reader, 'public-event', (db, name) =>
    eventWithNames(db)
      .where(and(eq(events.slug, sql.placeholder('slug')), inArray(events.state, [...PUBLIC_STATES])))
      .prepare(name),
  )
  const rows = await bySlug.execute({ slug })
  const [event] = await withSlots(reader, rows)
  return event
}

/** As findPublicEvent; what is not public is not there. */
export async function getPublicEvent(reader: Reader, slug: string): Promise<PublicEvent> {
  const event = await findPublicEvent(reader, slug)
  if (!event) throw new NotFound()
  return event
}

/** The event of a preview link, whatever its state. The caller has hashed the token. */
export async function getEventByPreview(reader: Reader, tokenHash: string, now: Date): Promise<PublicEvent> {
  const rows = await eventWithNames(reader).where(opensPreview(tokenHash, now))
  const [event] = await withSlots(reader, rows)
  if (!event) throw new NotFound()
  return event
}

/** What the filters of the list offer: departments and areas that have public events from `since` on. */
export async function listFilterChoices(reader: Reader, since: Date) {
  const choices = prepared(reader, 'list-filter-choices', (db, name) =>
    db
      .selectDistinct({
        code: departments.code,
        name: departments.name,
        nameEn: departments.nameEn,
        areaCode: areas.code,
        areaName: areas.name,
        areaNameEn: areas.nameEn,
      })
      .from(events)
      .innerJoin(departments, eq(departments.id, events.departmentId))
      .innerJoin(areas, eq(areas.id, departments.areaId))
      .where(
        and(
          inArray(events.state, [...PUBLIC_STATES]),
          gte(events.endsAt, sql.param(sql.placeholder('since'), events.endsAt)),
        ),
      )
      .orderBy(asc(departments.code))
      .prepare(name),
  )
  const rows = await choices.execute({ since })
  const inAreas = new Map(
    rows.map((row) => [row.areaCode, { code: row.areaCode, name: row.areaName, nameEn: row.areaNameEn }]),
  )
  return {
    departments: rows.map(({ code, name, nameEn }) => ({ code, name, nameEn })),
    areas: [...inAreas.values()],
  }
}

/** Years (`YYYY`, Beijing time) from the first public event to `now`, the latest first; none before there is an event. */
export async function yearsWithEvents(reader: Reader, now: Date): Promise<string[]> {
  const [first] = await reader
    .select({ startsAt: events.startsAt })
    .from(events)
    .where(inArray(events.state, [...PUBLIC_STATES]))
    .orderBy(asc(events.startsAt), asc(events.id))
    .limit(1)
  const last = Number(dayOf(now).slice(0, 4))
  const since = first ? Number(dayOf(first.startsAt).slice(0, 4)) : last + 1
  return Array.from({ length: Math.max(0, last - since + 1) }, (_, n) => String(last - n))
}

/** How many registrations the cancelling of each event ended; their people were told. */
export async function countToldOfCancelling(
  reader: Reader,
  eventIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (eventIds.length === 0) return new Map()
  const rows = await preparedFor(reader, 'told-of-cancelling', eventIds, (db, name, list) =>
    db
      .select({ eventId: registrations.eventId, told: count() })
      .from(registrations)
      .where(
        and(
          inArray(registrations.eventId, list),
          eq(registrations.status, 'cancelled'),
          inArray(registrations.cancelledBy, ['organiser', 'system']),
        ),
      )
      .groupBy(registrations.eventId)
      .prepare(name),
  )
  return new Map(rows.map((row) => [row.eventId, row.told]))
}
