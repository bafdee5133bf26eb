// What changes for a party that comes in another slot, in words of its letter.
import { eventMessages } from '#app/events/event-messages.ts'
import { groupOf, type NamedSlot } from '#app/events/reserved-group.ts'
import { type Change, spanText } from '#app/outbox/message-values.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'

/** The new time, and the group where that changes; a move between groups of one time tells only the group. */
export function slotChange(from: NamedSlot, to: NamedSlot, language: Language): Change[] {
  const time = {
    label: 'time',
    from: spanText(from.startsAt, from.endsAt),
    to: spanText(to.startsAt, to.endsAt),
  } as const
  const everybody = translator(language, eventMessages)('groupEverybody')
  const group = {
    label: 'group',
    from: groupOf(from, language) || everybody,
    to: groupOf(to, language) || everybody,
  } as const
  if (group.from === group.to) return [time]
  return time.from === time.to ? [group] : [time, group]
}
