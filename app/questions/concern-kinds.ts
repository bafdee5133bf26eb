// 重点回应事项: the kinds of concern that must be answered. The five of 国办发〔2016〕61号 stand in the program; an admin adds those of
// a place (one province names a sixth), renames and retires. Questions, addresses and exports keep the key. Pure.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'

export type ConcernKind = {
  /** stands in the questions, in addresses and in the API; never changes */
  key: string
  name: string
  nameEn: string
  /** for narrow places; empty: the name */
  short: string
  shortEn: string
  /** the rule that asks for it */
  basis: string
  /** no longer chosen; what has it keeps it */
  retired: boolean
}
export type ConcernKinds = readonly ConcernKind[]

const BASIS = '国办发〔2016〕61号：需重点回应的政务舆情'
const given = (key: string, [name, nameEn]: [string, string], [short, shortEn]: [string, string]): ConcernKind => ({
  ...{ key, name, nameEn, short, shortEn, basis: BASIS, retired: false },
})

/** 突发事件: its clocks are in hours, whatever it is called (due-policies.ts). */
export const EMERGENCY_KIND = 'emergencyDisaster'

export const DEFAULT_CONCERN_KINDS: ConcernKinds = [
  given('policyMisread', ['对重大政策措施误解误读', 'A major policy is misread'], ['政策误读', 'Policy misread']),
  given('vitalInterest', ['涉及公众切身利益且影响较大', 'Vital interests of many'], ['切身利益', 'Vital interests']),
  given(
    'moralBottomLine',
    ['民生领域严重冲击社会道德底线', 'A grave breach of moral standards in daily life'],
    ['社会道德', 'Daily life and morals'],
  ),
  given(
    EMERGENCY_KIND,
    ['突发事件处置和自然灾害应对', 'Emergency or natural disaster'],
    ['突发事件', 'Emergencies, disasters'],
  ),
  given(
    'superiorRequired',
    ['上级要求主动回应', 'A higher body demands an answer'],
    ['上级要求', 'Asked for from above'],
  ),
]

/** The full name; a key that nothing is known of stands for itself. */
export function concernName(kinds: ConcernKinds, key: string, language: Language): string {
  const kind = kinds.find((one) => one.key === key)
  return kind ? localName(language, kind.name, kind.nameEn) : key
}

/** Full names by key. */
export function concernNames(kinds: ConcernKinds, language: Language): Record<string, string> {
  return Object.fromEntries(kinds.map(({ key }) => [key, concernName(kinds, key, language)]))
}

/** The short name where it has one. */
export function concernShort(kinds: ConcernKinds, key: string, language: Language): string {
  const kind = kinds.find((one) => one.key === key)
  if (!kind) return key
  const full = concernName(kinds, key, language)
  return (language === 'en' ? kind.shortEn : kind.short) || full
}

/** Whether a question may be given it: a retired one only by what has it already. */
export function isConcernOffered(kinds: ConcernKinds, key: string, had: string | null = null): boolean {
  return kinds.some((kind) => kind.key === key && (!kind.retired || key === had))
}

/** What a form offers. */
export function concernChoices(
  kinds: ConcernKinds,
  language: Language,
  had: string | null = null,
): { value: string; label: string }[] {
  return kinds
    .filter(({ key }) => isConcernOffered(kinds, key, had))
    .map(({ key }) => ({ value: key, label: concernName(kinds, key, language) }))
}

/** Keys with a meaning of their own in filters and figures. */
const TAKEN = ['yes', 'others']

/** A key made of the English name: `Hot topics of society` → `hotTopicsOfSociety`, with a number where it is taken. */
export function newConcernKey(kinds: ConcernKinds, nameEn: string): string {
  const words = nameEn.normalize('NFKD').match(/[A-Za-z][A-Za-z0-9]*/g) ?? ['concern']
  const camel = words.map((word, at) => (at === 0 ? word[0]?.toLowerCase() : word[0]?.toUpperCase()) + word.slice(1))
  const key = camel.join('').slice(0, 30)
  const isTaken = (one: string) => TAKEN.includes(one) || kinds.some((kind) => kind.key === one)
  if (!isTaken(key)) return key
  let number = 2
  while (isTaken(`${key}${number}`)) number += 1
  return `${key}${number}`
}
