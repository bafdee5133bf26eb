// A month of events and broadcasts by day. An event over several days stands on each day on which it has a slot.
import { dayOf, formatTimes, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import { type EventState, eventState, isPast, isTalk } from './event.ts'
import { spanOfMonth } from './event-list-query.ts'
import { eventMessages } from './event-messages.ts'
import { listEvents } from './event-queries.server.ts'
import { daysOfEvent } from './present-event.ts'
import type { ShownBroadcast } from './shown-broadcast.ts'

export type CalendarEntry = {
  href: string
  title: string
  times: string
  /** in words; null for what people visit */
  kind: string | null
  state: EventState
  muted: boolean
}

const MOST_IN_A_MONTH = 500

export async function readCalendar(
  reader: Reader,
  month: string,
  language: Language,
  now: Date,
  broadcasts: readonly ShownBroadcast[],
) {
  const text = translator(language, eventMessages)
  const span = spanOfMonth(month)
  const list = await listEvents(reader, { ...span, limit: MOST_IN_A_MONTH }, now)
  const days: Record<string, CalendarEntry[]> = {}
  const put = (day: string, entry: CalendarEntry) => {
    days[day] = [...(days[day] ?? []), entry]
  }
  for (const event of list.events) {
    const state = eventState(event, now)
    for (const day of daysOfEvent(event)) {
      if (!day.startsWith(month)) continue
      const slots = event.slots.filter((slot) => dayOf(slot.startsAt) === day)
      const first = slots[0]
      const last = slots.toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime()).at(-1)
      put(day, {
        href: `/events/${event.slug}`,
        title: localName(language, event.title, event.titleEn),
        times: first && last ? formatTimes(first.startsAt, last.endsAt) : timeOf(event.startsAt),
        kind: isTalk(event.kind) ? text(event.kind) : null,
        state,
        muted: isPast(state),
      })
    }
  }
  for (const { href, title, startsAt, endsAt, cancelled } of broadcasts) {
    const day = dayOf(startsAt)
    if (!day.startsWith(month)) continue
    const state = broadcastState({ startsAt, endsAt, cancelled }, now)
    put(day, { href, title, times: formatTimes(startsAt, endsAt), kind: text('onAir'), state, muted: isPast(state) })
  }
  // Times of a day are alike in form, so that they sort as text.
  for (const entries of Object.values(days)) entries.sort((a, b) => a.times.localeCompare(b.times, 'en'))
  return { month, today: dayOf(now), days }
}

type Broadcast = Pick<ShownBroadcast, 'startsAt' | 'endsAt' | 'cancelled'>

/** What the clock makes of a broadcast: nobody signs up for it. */
export function broadcastState({ startsAt, endsAt, cancelled }: Broadcast, now: Date): EventState {
  if (cancelled) return 'cancelled'
  if (endsAt <= now) return 'over'
  return startsAt <= now ? 'running' : 'noSignUp'
}
