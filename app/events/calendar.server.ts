// A month of events by day. An event over several days stands on each day on which it has a slot.
import { dayOf, formatTimes, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import type { Reader } from '#db/store.ts'
import { type EventState, eventState, isPast } from './event.ts'
import { spanOfMonth } from './event-list-query.ts'
import { listEvents } from './event-queries.server.ts'
import { daysOfEvent } from './present-event.ts'

export type CalendarEntry = { href: string; title: string; times: string; state: EventState; muted: boolean }

const MOST_IN_A_MONTH = 500

export async function readCalendar(reader: Reader, month: string, language: Language, now: Date) {
  const span = spanOfMonth(month)
  const list = await listEvents(reader, { ...span, limit: MOST_IN_A_MONTH }, now)
  const days: Record<string, CalendarEntry[]> = {}
  for (const event of list.events) {
    const state = eventState(event, now)
    for (const day of daysOfEvent(event)) {
      if (!day.startsWith(month)) continue
      const slots = event.slots.filter((slot) => dayOf(slot.startsAt) === day)
      const first = slots[0]
      const last = slots.toSorted((a, b) => a.endsAt.getTime() - b.endsAt.getTime()).at(-1)
      days[day] = [
        ...(days[day] ?? []),
        {
          href: `/events/${event.slug}`,
          title: localName(language, event.title, event.titleEn),
          times: first && last ? formatTimes(first.startsAt, last.endsAt) : timeOf(event.startsAt),
          state,
          muted: isPast(state),
        },
      ]
    }
  }
  return { month, today: dayOf(now), days }
}
