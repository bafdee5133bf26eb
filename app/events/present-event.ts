// How events and slots are shown: cards, rows, times in words. Pure; pages, feeds and posters say the same.
import {
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
import type { IconName } from '#app/ui/icon.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { type EventState, eventState, freePlaces, isPast, signUpState } from './event.ts'
import { eventMessages } from './event-messages.ts'
import type { PublicEvent, SlotRecord } from './event-queries.server.ts'

/** Colour and icon of a state; the word comes from the messages. */
export const STATE_LOOK: Readonly<Record<EventState, { tone: Tone; icon: IconName }>> = {
  signUpOpen: { tone: 'ok', icon: 'check-circle' },
  lotteryOpen: { tone: 'info', icon: 'shuffle' },
  signUpSoon: { tone: 'info', icon: 'clock' },
  waitingOnly: { tone: 'warn', icon: 'hourglass' },
  full: { tone: 'idle', icon: 'lock' },
  signUpClosed: { tone: 'idle', icon: 'lock' },
  noSignUp: { tone: 'info', icon: 'info' },
  running: { tone: 'ok', icon: 'live' },
  over: { tone: 'idle', icon: 'check' },
  cancelled: { tone: 'bad', icon: 'cross-circle' },
}

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

/** In full: the days, then the times; each day with its own when they differ. */
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
  if (times.size === 1 && every) return { strong, rest: [text('daily', { times: every })] }
  return {
    strong,
    rest: days.map((day) => text('dayTimes', { day: formatDayShort(day, language), times: timesOf(day) })),
  }
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
      const open = inState('open').filter((slot) => slot.allocation !== 'lottery')
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
}

/** An event in a list. `told` is how many registrations its cancelling ended. */
export function eventCard(event: PublicEvent, language: Language, now: Date, told = 0): EventCard {
  const text = translator(language, eventMessages)
  const state = eventState(event, now)
  const title = localText(language, event.title, event.titleEn)
  const ahead = heldSlots(event).find((slot) => slot.endsAt > now)?.startsAt ?? event.startsAt
  const where = [
    localName(language, event.department.name, event.department.nameEn),
    localName(language, event.venueName, event.venueNameEn),
  ]
  const lines = [whenLine(event, language), where.filter(Boolean).join(' · ')]
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
  }
}

export type SlotView = {
  id: string
  title: string
  subtitle: string
  tone: Tone
  icon: IconName
  text: string
  note?: string
  /** one can sign up or join the waiting list */
  enabled: boolean
}

/** A slot as a row: its time, its day, and what one can do now, with the reason when nothing. */
export function slotView(slot: SlotRecord, language: Language, now: Date): SlotView {
  const text = translator(language, eventMessages)
  const row = {
    id: slot.id,
    title: formatTimes(slot.startsAt, slot.endsAt),
    subtitle: formatDayShort(dayOf(slot.startsAt), language),
  }
  const moment = (at: Date) => formatMomentShort(at, language)
  if (slot.state === 'cancelled') {
    return { ...row, tone: 'bad', icon: 'cross-circle', text: text('slotCancelled'), enabled: false }
  }
  switch (signUpState(slot, now)) {
    case 'open': {
      if (slot.allocation === 'lottery') {
        const note = slot.drawAt
          ? text('slotDraw', { at: moment(slot.drawAt), places: slot.capacity })
          : text('slotOf', { count: slot.capacity })
        return { ...row, tone: 'info', icon: 'shuffle', text: text('slotLottery'), note, enabled: true }
      }
      const free = text('slotFree', { count: freePlaces(slot) })
      const note = text('slotOf', { count: slot.capacity })
      return { ...row, tone: 'ok', icon: 'check-circle', text: free, note, enabled: true }
    }
    case 'waitingOnly': {
      const note = text('slotAhead', { count: slot.waiting })
      return { ...row, tone: 'warn', icon: 'hourglass', text: text('slotWaiting'), note, enabled: true }
    }
    case 'notYet': {
      const note = text('slotOpens', { at: moment(slot.signUpOpensAt) })
      return { ...row, tone: 'info', icon: 'clock', text: text('slotNotYet'), note, enabled: false }
    }
    case 'full': {
      const note = slot.waitingCapacity > 0 ? text('slotFullNote') : text('slotOf', { count: slot.capacity })
      return { ...row, tone: 'idle', icon: 'lock', text: text('slotFull'), note, enabled: false }
    }
    case 'closed': {
      const over = now >= slot.endsAt
      return { ...row, tone: 'idle', icon: 'lock', text: text(over ? 'slotClosedOver' : 'slotClosed'), enabled: false }
    }
  }
}

/** `12月5日（星期六）09:00 场` */
export function slotName(slot: Times, language: Language): string {
  return translator(language, eventMessages)('slotName', {
    day: formatDayShort(dayOf(slot.startsAt), language),
    time: timeOf(slot.startsAt),
  })
}
