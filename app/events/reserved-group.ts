// Places kept for groups (人大代表, 企业, 学生, 社区): each group has a slot of its own at the same time, with its own counter,
// waiting list and draw. Pure, safe in the browser.
import { formatRange, formatTimes } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { cleanLine } from '#app/platform/text.ts'

/** A group and the people it has places for. */
export type ReservedGroup = { name: string; nameEn: string | null; capacity: number }

/** Groups of one time, and characters in a name, at most. */
export const MOST_GROUPS = 12
export const LONGEST_GROUP = 40

const LINE =
  /^(?<name>.+?)(?:\s*[/／|｜]\s*(?<nameEn>.+?))?[\s,，、:：]+(?<capacity>\d{1,6})\s*(?:人|席|个|places?|people)?$/i

/**
 * Reads one group a line: its name, its English name behind a stroke when it has one, and how many places it has
 * (`企业 20`, `人大代表 / Deputies 10`). undefined when a line is not like that, has no place, or names a group again.
 */
export function readGroups(text: string): ReservedGroup[] | undefined {
  const groups: ReservedGroup[] = []
  for (const line of text.split(/\r?\n/)) {
    const row = cleanLine(line)
    if (row === '') continue
    const found = LINE.exec(row)?.groups
    const name = cleanLine(found?.name ?? '')
    const nameEn = cleanLine(found?.nameEn ?? '') || null
    const capacity = Number(found?.capacity ?? 0)
    const fits = name !== '' && name.length <= LONGEST_GROUP && (nameEn?.length ?? 0) <= LONGEST_GROUP
    if (!fits || capacity < 1 || capacity > 100_000 || groups.some((group) => group.name === name)) return undefined
    groups.push({ name, nameEn, capacity })
  }
  return groups.length > MOST_GROUPS ? undefined : groups
}

/** What is asked of a slot to name it. */
export type NamedSlot = { startsAt: Date; endsAt: Date; reservedFor: string | null; reservedForEn: string | null }
type Group = Pick<NamedSlot, 'reservedFor' | 'reservedForEn'>

/** The group whose places these are, in the reader's language; empty when they are everybody's. */
export function groupOf({ reservedFor, reservedForEn }: Group, language: Language): string {
  return reservedFor === null ? '' : localName(language, reservedFor, reservedForEn)
}

const withGroup = (when: string, slot: Group, language: Language) =>
  [when, groupOf(slot, language)].filter(Boolean).join(' · ')

/** `09:00–11:00`, with the group behind it: `09:00–11:00 · 企业`. */
export function slotTimes(slot: NamedSlot, language: Language): string {
  return withGroup(formatTimes(slot.startsAt, slot.endsAt), slot, language)
}

/** `2026年12月5日（星期六）09:00–11:00`, with the group behind it. */
export function slotRange(slot: NamedSlot, language: Language): string {
  return withGroup(formatRange(slot.startsAt, slot.endsAt, language), slot, language)
}

/** Times and group of a slot that came as JSON. */
export type SentSlot = Group & { startsAt: string; endsAt: string }
export const receivedSlot = ({ startsAt, endsAt, ...slot }: SentSlot): NamedSlot => ({
  ...slot,
  startsAt: new Date(startsAt),
  endsAt: new Date(endsAt),
})
