// A slot as gates and boards name it: its times, and the group whose places these are. Pure, for server and phone.
import { slotTimes } from '#app/events/reserved-group.ts'
import type { Language } from '#app/platform/language.ts'

/** Left out where the places are everybody's. */
export type SlotGroup = { reservedFor?: string; reservedForEn?: string }

/** The group of a stored slot as it travels. */
export function groupFields(slot: { reservedFor: string | null; reservedForEn: string | null }): SlotGroup {
  if (slot.reservedFor === null) return {}
  return { reservedFor: slot.reservedFor, ...(slot.reservedForEn && { reservedForEn: slot.reservedForEn }) }
}

type SentSlot = SlotGroup & { startsAt: string; endsAt: string }

/** `09:00–11:00 · 企业` */
export function gateSlotTimes({ startsAt, endsAt, reservedFor, reservedForEn }: SentSlot, language: Language): string {
  const group = { reservedFor: reservedFor ?? null, reservedForEn: reservedForEn ?? null }
  return slotTimes({ startsAt: new Date(startsAt), endsAt: new Date(endsAt), ...group }, language)
}
