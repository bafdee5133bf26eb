// How events and slots are shown: cards, rows, times in words. Pure; pages, feeds and posters say the same.
import {
  addDays,
  dayOf,
  formatDay,
  formatDayShort,
  formatMomentShort,
  formatRange,
  formatTimes,
  leafOf,
  monthOf,
  timeOf,
} from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName, localText } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { slotsLine } from './card-slots.ts'
import {
  type EventKind,
  type EventState,
  eventState,
  freePlaces,
  isLottery,
  isPast,
  isTalk,
  type SignUpState,
  signUpState,
} from './event.ts'
import { eventMessages } from './event-messages.ts'
import type { PublicEvent, SlotRecord } from './event-queries.server.ts'
import { groupOf, type NamedSlot } from './reserved-group.ts'

type Times = { startsAt: Date; endsAt: Date }
type Dated = Times & { slots: readonly (Times & { state: 'open' | 'cancelled' })[] }

/** Slots that take place; of a cancelled event all that would have. */
function heldSlots(event: Dated): readonly Times[] {
  const held = event.slots.filter((slot) => slot.state === 'open')
  return held.length > 0 ? held : event.slots
}

/** The days of an event, in order, once each. */
export function daysOfEvent(event: Dated): string[] {
  const slots = heldSlots(event)
  const days = slots.length > 0 ? slots.map((slot) => dayOf(slot.startsAt)) : [dayOf(event.startsAt)]
  return [...new Set(days)].sort()
}

/** On one line: one day with its times, or the first and the last of several days. */
export function whenLine(event: Dated, language: Language): string {
  const days = daysOfEvent(event)
  const [first] = days
  const last = days.at(-1)
  if (!first || !last || first === last) return formatRange(event.startsAt, event.endsAt, language)
  return translator(language, eventMessages)('days', {
    first: formatDay(first, language),
    last: first.slice(0, 4) === last.slice(0, 4) ? formatDayShort(last, language) : formatDay(last, language),
  })
}

/** The same as lines of one text, as a plan states it. */
export function whenInFull(event: Dated, language: Language): string {
  const { strong, rest } = whenLines(event, language)
  return [strong, ...rest].join('\n')
}

/** In full: the days, then the times; each day with its own when they differ or days without a session lie between. */
export function whenLines(event: Dated, language: Language): { strong: string; rest: string[] } {
  const text = translator(language, eventMessages)
  const slots = heldSlots(event)
  const days = daysOfEvent(event)
  if (slots.length === 0) return { strong: formatRange(event.startsAt, event.endsAt, language), rest: [] }
  const timesOf = (day: string) =>
    [
      ...new Set(
        slots.filter((slot) => dayOf(slot.startsAt) === day).map((slot) => formatTimes(slot.startsAt, slot.endsAt)),
      ),
    ].join(text('timesJoin'))
  const [first] = days
  if (days.length === 1 && first) return { strong: formatDay(first, language), rest: [timesOf(first)] }
  const times = new Set(days.map(timesOf))
  const strong = whenLine(event, language)
  const [every] = times
  const isDaily = days.every((day, index) => index === 0 || day === addDays(days[index - 1] ?? '', 1))
  if (times.size === 1 && every && isDaily) return { strong, rest: [text('daily', { times: every })] }
  return {
    strong,
    rest: days.map((day) => text('dayTimes', { day: formatDayShort(day, language), times: timesOf(day) })),
  }
}

/**
 * The title where nothing else says what kind of event it is. An interview, a question hour or a press conference is named
 * before it, once; an open day is what everybody expects.
 */
export function titleWithKind(
  event: { kind: EventKind; title: string; titleEn: string | null },
  language: Language,
): string {
  const title = localName(language, event.title, event.titleEn)
  const kind = translator(language, eventMessages)(event.kind)
  if (!isTalk(event.kind) || title.toLowerCase().includes(kind.toLowerCase())) return title
  return translator(language, eventMessages)('kindTitle', { kind, title })
}

/** What stands beside the state: how many places, when it opens, when the lots are drawn. */
export function stateNote(event: PublicEvent, state: EventState, language: Language, now: Date): string | undefined {
  const text = translator(language, eventMessages)
  const slots = event.slots.filter((slot) => slot.state === 'open')
  const inState = (wanted: string) => slots.filter((slot) => signUpState(slot, now) === wanted)
  const earliest = (moments: (Date | null)[]) =>
    moments.filter((moment): moment is Date => moment !== null).sort((a, b) => a.getTime() - b.getTime())[0]
  switch (state) {
    case 'signUpOpen': {
      const open = inState('open').filter((slot) => !isLottery(slot))
      return text('notePlaces', { count: open.reduce((sum, slot) => sum + freePlaces(slot), 0) })
    }
    case 'waitingOnly':
      return text('noteWaiting', { count: inState('waitingOnly').reduce((sum, slot) => sum + slot.waiting, 0) })
    case 'lotteryOpen': {
      const draw = earliest(inState('open').map((slot) => slot.drawAt))
      return draw ? text('noteDraw', { at: formatMomentShort(draw, language) }) : undefined
    }
    case 'signUpSoon': {
      const opens = earliest(inState('notYet').map((slot) => slot.signUpOpensAt))
      return opens ? text('noteOpens', { at: formatMomentShort(opens, language) }) : undefined
    }
    case 'running':
      return text('noteUntil', {
        at: dayOf(event.endsAt) === dayOf(now) ? timeOf(event.endsAt) : formatMomentShort(event.endsAt, language),
      })
    default:
      return undefined
  }
}

/** `年满 6 周岁，不超过 14 周岁`; empty without limits. */
export function agesText(
  { ageFrom, ageTo }: { ageFrom: number | null; ageTo: number | null },
  language: Language,
): string {
  const text = translator(language, eventMessages)
  if (ageFrom !== null && ageTo !== null) return text('agesBetween', { from: ageFrom, to: ageTo })
  if (ageFrom !== null) return text('agesFrom', { from: ageFrom })
  return ageTo === null ? '' : text('agesTo', { to: ageTo })
}

export type EventCard = {
  id: string
  href: string
  title: string
  /** an English reader gets the Chinese title */
  foreign: boolean
  leaf: { month: string; date: string; weekday: string }
  /** `YYYY-MM` */
  month: string
  state: EventState
  note?: string
  lines: string[]
  muted: boolean
  /** address of its published result (活动回顾) */
  result?: string
}

/** An event in a list. `told` is how many registrations its cancelling ended, `result` whether one is public. */
export function eventCard(
  event: PublicEvent,
  language: Language,
  now: Date,
  { told = 0, result = false }: { told?: number; result?: boolean } = {},
): EventCard {
  const text = translator(language, eventMessages)
  const state = eventState(event, now)
  const title = localText(language, event.title, event.titleEn)
  const ahead = heldSlots(event).find((slot) => slot.endsAt > now)?.startsAt ?? event.startsAt
  const where = [
    localName(language, event.department.name, event.department.nameEn),
    localName(language, event.area.name, event.area.nameEn),
    localName(language, event.venueName, event.venueNameEn),
  ]
  const lines = [whenLine(event, language), where.filter(Boolean).join(' · ')]
  const places = event.state === 'published' ? slotsLine(event.slots, language, now) : undefined
  if (places) lines.push(places)
  if (state === 'cancelled' && told > 0) lines.push(text('lineTold', { count: told }))
  return {
    id: event.id,
    href: `/events/${event.slug}`,
    title: title.text,
    foreign: title.foreign,
    leaf: leafOf(dayOf(ahead), language),
    month: monthOf(ahead),
    state,
    note: stateNote(event, state, language, now),
    lines,
    muted: isPast(state),
    result: result ? `/events/${event.slug}#result` : undefined,
  }
}

/** The state of a slot as its row shows it. */
export type SlotState = SignUpState | 'lottery' | 'cancelled'

/** Colour and icon of a slot's row, by the names of the design system. */
const SLOT_LOOK = {
  open: { tone: 'ok', icon: 'check-circle' },
  lottery: { tone: 'info', icon: 'shuffle' },
  waitingOnly: { tone: 'warn', icon: 'hourglass' },
  notYet: { tone: 'info', icon: 'clock' },
  full: { tone: 'idle', icon: 'lock' },
  closed: { tone: 'idle', icon: 'lock' },
  cancelled: { tone: 'bad', icon: 'cross-circle' },
} as const satisfies Record<SlotState, { tone: string; icon: string }>

export type SlotView = {
  id: string
  title: string
  /** whose places these are; empty when everybody's */
  group: string
  subtitle: string
  state: SlotState
  tone: (typeof SLOT_LOOK)[SlotState]['tone']
  icon: (typeof SLOT_LOOK)[SlotState]['icon']
  text: string
  note?: string
  /** one can sign up or join the waiting list */
  enabled: boolean
}

/** A slot as a row: its time, its group, its day, and what one can do now, with the reason when nothing. */
export function slotView(slot: SlotRecord, language: Language, now: Date): SlotView {
  const row = {
    id: slot.id,
    title: formatTimes(slot.startsAt, slot.endsAt),
    group: groupOf(slot, language),
    subtitle: formatDayShort(dayOf(slot.startsAt), language),
  }
  const signUp = signUpState(slot, now)
  const state: SlotState =
    slot.state === 'cancelled' ? 'cancelled' : signUp === 'open' && isLottery(slot) ? 'lottery' : signUp
  const enabled = state === 'open' || state === 'lottery' || state === 'waitingOnly'
  return { ...row, state, enabled, ...SLOT_LOOK[state], ...slotWords(slot, state, language, now) }
}

function slotWords(slot: SlotRecord, state: SlotState, language: Language, now: Date): { text: string; note?: string } {
  const text = translator(language, eventMessages)
  const moment = (at: Date) => formatMomentShort(at, language)
  const places = text('slotOf', { count: slot.capacity })
  switch (state) {
    case 'open':
      return { text: text('slotFree', { count: freePlaces(slot) }), note: places }
    case 'lottery':
      return {
        text: text('slotLottery'),
        note: slot.drawAt ? text('slotDraw', { at: moment(slot.drawAt), places: slot.capacity }) : places,
      }
    case 'waitingOnly':
      return { text: text('slotWaiting'), note: text('slotAhead', { count: slot.waiting }) }
    case 'notYet':
      return { text: text('slotNotYet'), note: text('slotOpens', { at: moment(slot.signUpOpensAt) }) }
    case 'full':
      return { text: text('slotFull'), note: slot.waitingCapacity > 0 ? text('slotFullNote') : places }
    case 'closed':
      return { text: text(now >= slot.endsAt ? 'slotClosedOver' : 'slotClosed') }
    case 'cancelled':
      return { text: text('slotCancelled') }
  }
}

/** `12月5日（星期六）09:00 场`, with the group behind it when its places are one's. */
export function slotName(slot: NamedSlot, language: Language): string {
  const name = translator(language, eventMessages)('slotName', {
    day: formatDayShort(dayOf(slot.startsAt), language),
    time: timeOf(slot.startsAt),
  })
  return [name, groupOf(slot, language)].filter(Boolean).join(' · ')
}
