// The slots of an event on one line of its card: when, and how many places are left. Pure.
import { dayOf, leafOf, timeOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { freePlaces, isLottery, signUpState } from './event.ts'
import { eventMessages } from './event-messages.ts'
import type { SlotRecord } from './event-queries.server.ts'
import { groupOf } from './reserved-group.ts'

const MOST_SLOTS = 3

/**
 * `12月5日 09:00 余 5 · 13:30 已满 · 12月6日 09:00 余 12，等 6 场`: the slots that sign-up is or was open for and that are
 * not over, with the day where the event has several. undefined for fewer than two: the state of the event says it all.
 */
export function slotsLine(slots: readonly SlotRecord[], language: Language, now: Date): string | undefined {
  const text = translator(language, eventMessages)
  const named = slots
    .map((slot) => ({ slot, state: signUpState(slot, now) }))
    .filter(({ state }) => state !== 'closed' && state !== 'notYet')
  if (named.length < 2) return undefined
  // Of all that take place: the card shows the first day, which may be one that nobody can sign up for any more.
  const held = slots.filter(({ state }) => state === 'open')
  const severalDays = new Set(held.map(({ startsAt }) => dayOf(startsAt))).size > 1
  let day = ''
  const parts = named.slice(0, MOST_SLOTS).map(({ slot, state }) => {
    const own = dayOf(slot.startsAt)
    const { month, date } = leafOf(own, language)
    const dated = severalDays && own !== day ? text('lineDay', { month, date }) : ''
    day = own
    const when = [dated, timeOf(slot.startsAt), groupOf(slot, language)].filter(Boolean).join(' ')
    if (state === 'waitingOnly') return text('lineWaiting', { when })
    if (state === 'full') return text('lineFull', { when })
    return isLottery(slot) ? text('lineLottery', { when }) : text('lineFree', { when, count: freePlaces(slot) })
  })
  const line = parts.join(' · ')
  return named.length > MOST_SLOTS ? text('lineMore', { line, count: named.length }) : line
}
