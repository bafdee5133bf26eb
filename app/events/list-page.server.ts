// What the list of events shows for a set of filters.
import { formatMonth, monthOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { Reader } from '#db/store.ts'
import { EVENT_KINDS } from './event.ts'
import { addMonths, type EventListQuery, spanOfQuery } from './event-list-query.ts'
import { eventMessages } from './event-messages.ts'
import { listEvents, listFilterChoices, yearsWithEvents } from './event-queries.server.ts'
import { cardsOf } from './home-page.server.ts'
import { THEMES } from './theme.ts'

export const PAGE_SIZE = 12
const MONTHS_AHEAD = 6
/** The departments of past events are choices too. */
const BEGINNING = new Date(0)

export async function readListPage(reader: Reader, query: EventListQuery, language: Language, now: Date) {
  const { theme, kind, department, area, campaign, q } = query
  const [list, choices, years] = await Promise.all([
    listEvents(
      reader,
      {
        ...{ theme, kind, department, area, campaign, query: q },
        ...spanOfQuery(query, now),
        // What is running began before now: a list of past events leaves it to the list of coming ones.
        endedBy: query.past ? now : undefined,
        freeOnly: query.free,
        latestFirst: query.past,
        limit: PAGE_SIZE,
        offset: (query.page - 1) * PAGE_SIZE,
      },
      now,
    ),
    listFilterChoices(reader, query.past ? BEGINNING : now),
    query.past ? yearsWithEvents(reader, now) : Promise.resolve<string[]>([]),
  ])
  const cards = await cardsOf(reader, list.events, language, now)
  const months = new Map<string, typeof cards>()
  for (const card of cards) months.set(card.month, [...(months.get(card.month) ?? []), card])
  const current = monthOf(now)
  return {
    query,
    total: list.total,
    open: list.open,
    months: [...months].map(([month, inMonth]) => ({ month, title: formatMonth(month, language), cards: inMonth })),
    left: Math.max(0, list.total - query.page * PAGE_SIZE),
    years,
    choices: {
      themes: THEMES.map((choice) => ({ value: choice.key, label: choice[language] })),
      kinds: EVENT_KINDS.map((one) => ({ value: one, label: translator(language, eventMessages)(one) })),
      departments: withChosen(choices.departments, department, language),
      areas: withChosen(choices.areas, area, language),
      months: [
        ...new Set([...Array.from({ length: MONTHS_AHEAD }, (_, n) => addMonths(current, n)), query.month ?? current]),
      ]
        .sort()
        .map((month) => ({ value: month, label: formatMonth(month, language) })),
    },
  }
}

type Named = { code: string; name: string; nameEn: string }

/** A chosen filter stays a choice even when nothing is left under it. */
function withChosen(all: readonly Named[], chosen: string | undefined, language: Language) {
  const choices = all.map((one) => ({ value: one.code, label: localName(language, one.name, one.nameEn) }))
  if (chosen && !choices.some((choice) => choice.value === chosen)) choices.push({ value: chosen, label: chosen })
  return choices
}
