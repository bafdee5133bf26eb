// What of a version will be public, with everything in it that looks like personal data marked, for whoever reads it last
// before it goes out. Hints, not proof: names are for the reader to see.
import { type HintedPart, type HintKind, hintedParts } from './personal-data-hints.ts'
import type { Publicity } from './question.ts'

export const CHECKED_FIELDS = [
  'displayName',
  'topic',
  'questionText',
  'text',
  'policyBasis',
  'withholdReason',
  'adoptionReason',
  'correctionNote',
  'files',
] as const
export type CheckedField = (typeof CHECKED_FIELDS)[number]
export type CheckedText = { field: CheckedField; parts: HintedPart[] }
export type PublicCheck = { texts: CheckedText[]; count: number; kinds: HintKind[] }

type Version = Record<Exclude<CheckedField, 'files'>, string | null> & {
  publicity: Publicity
  /** names of those that everybody may open */
  files: readonly string[]
}

/** Always shown where they are public; the others only where something was found in them. */
const ALWAYS: readonly CheckedField[] = ['questionText', 'text']
/** Fields of a withheld answer that everybody reads all the same. */
const PUBLIC_WHEN_WITHHELD: readonly CheckedField[] = ['topic', 'withholdReason', 'adoptionReason', 'correctionNote']

/** The texts of a version that the public will read. */
export function checkPublicTexts(version: Version): PublicCheck {
  const isPublic = (field: CheckedField) =>
    version.publicity === 'withheld' ? PUBLIC_WHEN_WITHHELD.includes(field) : true
  const all = CHECKED_FIELDS.filter(isPublic).map((field): CheckedText => {
    const text = field === 'files' ? version.files.join('\n') : (version[field] ?? '')
    return { field, parts: hintedParts(text) }
  })
  const found = all.flatMap(({ parts }) => parts.flatMap(({ kind }) => kind ?? []))
  const texts = all.filter(({ field, parts }) => {
    if (parts.length === 0) return false
    return ALWAYS.includes(field) || parts.some(({ kind }) => kind !== null)
  })
  return { texts, count: found.length, kinds: [...new Set(found)] }
}
