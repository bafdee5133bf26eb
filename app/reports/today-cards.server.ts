// What needs the signed-in person today, one reader per figure; each leads to a list of just what it counts. To add one: a reader here, its words in app/web/today-messages.ts.
import { aliasedTable, and, count, eq, gt, gte, inArray, lt, notExists, type SQL } from 'drizzle-orm'
import { EVENT_READERS } from '#app/events/event-policy.ts'
import { narrowedTo } from '#app/events/narrow-events.server.ts'
import { departmentsOf, type Role, type StaffActor } from '#app/platform/actor.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { countInboxViews } from '#app/questions/inbox-counts.server.ts'
import type { InboxView } from '#app/questions/inbox-views.ts'
import { countOwedAtEvents } from '#app/questions/owed-at-events.server.ts'
import { events, outboxMessages, registrations, topicColumns, topicColumnVersions } from '#db/schema.ts'
import { reader } from '#db/work.ts'

export type TodayCard = {
  key:
    | 'eventsDraft'
    | 'eventsInReview'
    | 'eventsToday'
    | 'eventsNearlyFull'
    | 'registrationsPending'
    | 'questionsOfEvents'
    | 'questionsNew'
    | 'questionsDue'
    | 'questionsOverdue'
    | 'answersInReview'
    | 'columnsInReview'
    | 'messagesFailed'
    | 'reportsDue'
    | 'reportsLate'
  count: number
  href: string
  /** something is wrong as soon as it is not zero */
  bad?: boolean
}

type Places = string[] | 'all'
type Reader = { roles: readonly Role[]; read: (places: Places, actor: StaffActor) => Promise<TodayCard[]> }

/** `departmentId in places`; undefined, that is no condition, when all count. */
function within(
  column: typeof events.departmentId | typeof topicColumns.departmentId,
  places: Places,
): SQL | undefined {
  return places === 'all' ? undefined : inArray(column, places)
}

async function countEvents(places: Places, condition: SQL | undefined): Promise<number> {
  const [row] = await reader()
    .select({ total: count() })
    .from(events)
    .where(and(within(events.departmentId, places), condition))
  return row?.total ?? 0
}

/** Columns whose latest version waits for its review. */
async function countColumnsInReview(places: Places): Promise<number> {
  const newer = aliasedTable(topicColumnVersions, 'newer')
  const overtaken = reader()
    .select({ one: newer.version })
    .from(newer)
    .where(and(eq(newer.columnId, topicColumnVersions.columnId), gt(newer.version, topicColumnVersions.version)))
  const [row] = await reader()
    .select({ total: count() })
    .from(topicColumnVersions)
    .innerJoin(topicColumns, eq(topicColumns.id, topicColumnVersions.columnId))
    .where(
      and(within(topicColumns.departmentId, places), eq(topicColumnVersions.state, 'inReview'), notExists(overtaken)),
    )
  return row?.total ?? 0
}

/** Registrations that wait for a decision: of one event its sign-ups, of several those events. */
async function pendingCard(places: Places): Promise<TodayCard> {
  const rows = await reader()
    .select({ eventId: registrations.eventId, total: count() })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(within(events.departmentId, places), gt(events.endsAt, now()), eq(registrations.status, 'pendingApproval')),
    )
    .groupBy(registrations.eventId)
  const [only] = rows
  const href =
    only && rows.length === 1
      ? `/console/events/${only.eventId}/registrations?status=pendingApproval`
      : '/console/events?only=toApprove'
  return { key: 'registrationsPending', count: rows.reduce((sum, row) => sum + row.total, 0), href }
}

/** Questions asked at events whose answer is owed, by whichever department: of one event its list, of several those events. */
async function owedCard(places: Places): Promise<TodayCard> {
  const rows = await countOwedAtEvents(reader(), within(events.departmentId, places))
  const [only] = rows
  const href = only && rows.length === 1 ? `/events/${only.slug}/questions` : '/console/events?only=toAnswer'
  return { key: 'questionsOfEvents', count: rows.reduce((sum, row) => sum + row.total, 0), href }
}

const READERS: readonly Reader[] = [
  {
    roles: ['organiser'],
    async read(places) {
      const drafts = await countEvents(places, and(eq(events.state, 'draft'), gt(events.endsAt, now())))
      return [
        { key: 'eventsDraft', count: drafts, href: '/console/events?state=draft' },
        await pendingCard(places),
        await owedCard(places),
        {
          key: 'eventsNearlyFull',
          count: await countEvents(places, narrowedTo(reader(), 'nearlyFull', now())),
          href: '/console/events?only=nearlyFull',
        },
      ]
    },
  },
  {
    roles: ['reviewer', 'organiser'],
    async read(places) {
      const waiting = await countEvents(places, and(eq(events.state, 'inReview'), gt(events.endsAt, now())))
      return [{ key: 'eventsInReview', count: waiting, href: '/console/events?state=inReview' }]
    },
  },
  {
    roles: ['organiser', 'gate', 'overseer'],
    async read(places, actor) {
      const today = await countEvents(places, narrowedTo(reader(), 'today', now()))
      // Gate staff have no list of events; theirs stand below.
      const reads = actor.grants.some(({ role }) => EVENT_READERS.includes(role))
      return [{ key: 'eventsToday', count: today, href: reads ? '/console/events?only=today' : '#coming' }]
    },
  },
  {
    roles: ['answerOfficer', 'overseer', 'reviewer'],
    async read(_places, actor) {
      const views = await countInboxViews(reader(), actor, now())
      const card = (key: TodayCard['key'], view: InboxView, bad = false): TodayCard => ({
        key,
        count: views[view],
        href: `/console/questions?view=${view}`,
        bad,
      })
      const handles = actor.grants.some(({ role }) => role === 'answerOfficer' || role === 'overseer')
      const reviews = actor.grants.some(({ role }) => role === 'reviewer')
      return [
        ...(handles
          ? [
              card('questionsNew', 'toAccept'),
              card('questionsDue', 'dueToday'),
              card('questionsOverdue', 'overdue', true),
            ]
          : []),
        ...(reviews ? [card('answersInReview', 'toReview')] : []),
      ]
    },
  },
  {
    roles: ['reviewer', 'overseer'],
    async read(places) {
      const count = await countColumnsInReview(places)
      return count > 0 ? [{ key: 'columnsInReview', count, href: '/console/columns' }] : []
    },
  },
  {
    roles: ['organiser', 'answerOfficer', 'admin'],
    async read(places) {
      const [failed] = await reader()
        .select({ total: count() })
        .from(outboxMessages)
        .where(
          and(
            eq(outboxMessages.state, 'failed'),
            places === 'all' ? undefined : inArray(outboxMessages.departmentId, places),
          ),
        )
      return [{ key: 'messagesFailed', count: failed?.total ?? 0, href: '/console/outbox?state=failed', bad: true }]
    },
  },
]

/** The figures that belong to the person's roles, each counted over the departments in which they hold one. */
export async function todayCards(actor: StaffActor): Promise<TodayCard[]> {
  const cards: TodayCard[] = []
  for (const { roles, read } of READERS) {
    const places = departmentsOf(actor, roles)
    if (places === 'all' || places.length > 0) cards.push(...(await read(places, actor)))
  }
  return cards
}

export type TodayEvent = {
  id: string
  title: string
  titleEn: string | null
  startsAt: Date
  endsAt: Date
  venue: string
}

/** Published events of the coming week in the person's departments, the next first. */
export async function comingEvents(actor: StaffActor): Promise<TodayEvent[]> {
  const places = departmentsOf(actor, ['organiser', 'gate', 'reviewer', 'overseer'])
  if (places !== 'all' && places.length === 0) return []
  return reader()
    .select({
      id: events.id,
      title: events.title,
      titleEn: events.titleEn,
      startsAt: events.startsAt,
      endsAt: events.endsAt,
      venue: events.venueName,
    })
    .from(events)
    .where(
      and(
        within(events.departmentId, places),
        eq(events.state, 'published'),
        gte(events.endsAt, now()),
        lt(events.startsAt, after(now(), days(7))),
      ),
    )
    .orderBy(events.startsAt, events.id)
    .limit(10)
}
