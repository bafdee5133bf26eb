// Changing what a department says in messages of a kind. Versions are kept; the house's words are a version too.
import { and, eq, lt } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { config } from '#app/config.server.ts'
import { type MessageWords, sortOf, type TextKind } from '#app/outbox/text-kinds.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { departmentTexts } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import {
  type BothWords,
  getTextDepartment,
  HOUSE_WORDS,
  isOwn,
  listTextVersions,
  readLimits,
  type TextDepartment,
} from './text-queries.server.ts'
import { cleanWords, type TextFaults, textFaults } from './text-rule.ts'

export type BothFaults = Partial<Record<Language, TextFaults>>
export type CheckedTexts = { ok: true; words: BothWords } | { ok: false; faults: BothFaults }

/** The words as they may be saved and sent, or what is wrong with them. Words equal to the house's are the house's. */
export async function checkTexts(
  reader: Reader | Tx,
  department: TextDepartment,
  kind: TextKind,
  typed: BothWords,
): Promise<CheckedTexts> {
  const { hosts, longest } = await readLimits(reader, department, kind, config().publicOrigin)
  const words = { ...HOUSE_WORDS }
  const faults: BothFaults = {}
  for (const language of LANGUAGES) {
    words[language] = withoutHouse(kind, language, cleanWords(typed[language]))
    const found = textFaults(words[language], { kind, language, hosts, longest: longest[language] })
    if (Object.keys(found).length > 0) faults[language] = found
  }
  return Object.keys(faults).length > 0 ? { ok: false, faults } : { ok: true, words }
}

function withoutHouse(kind: TextKind, language: Language, { subject, body, sms }: MessageWords): MessageWords {
  const house = sortOf(kind).house(language)
  const isHouseMail = subject === house.subject && body === house.body
  return { subject: isHouseMail ? '' : subject, body: isHouseMail ? '' : body, sms: sms === house.sms ? '' : sms }
}

export type SaveTextsOutcome =
  | { outcome: 'saved' | 'reset' | 'unchanged' | 'olderVersion'; version: number }
  | { outcome: 'refused'; faults: BothFaults }

/**
 * Saves the words in both languages as a new version, which messages made from now on have. `version` is the one that the
 * writer saw, 0 when there was none. Words that break the rule are refused, and so is an older version. Who may not change
 * the text gets NotFound.
 */
export async function saveTexts(
  work: Work,
  departmentId: string,
  kind: TextKind,
  given: { version: number; words: BothWords },
): Promise<SaveTextsOutcome> {
  if (work.actor.kind !== 'staff') throw new Forbidden('change the texts of messages')
  const { staffId } = work.actor
  const department = await getTextDepartment(work.tx, work.actor, departmentId, kind)
  const checked = await checkTexts(work.tx, department, kind, given.words)
  if (!checked.ok) return { outcome: 'refused', faults: checked.faults }
  const [current] = await listTextVersions(work.tx, departmentId, kind)
  const version = current?.version ?? 0
  if (isSame(checked.words, current?.words ?? HOUSE_WORDS)) return { outcome: 'unchanged', version }
  if (given.version !== version) return { outcome: 'olderVersion', version }
  const rows = LANGUAGES.map((language) => ({
    ...checked.words[language],
    id: newId(),
    departmentId,
    kind,
    language,
    version: version + 1,
    isCurrent: true,
    savedBy: staffId,
    savedAt: work.now,
  }))
  const added = await work.tx.insert(departmentTexts).values(rows).onConflictDoNothing().returning()
  if (added.length === 0) return { outcome: 'olderVersion', version }
  await work.tx
    .update(departmentTexts)
    .set({ isCurrent: false })
    .where(
      and(
        eq(departmentTexts.departmentId, departmentId),
        eq(departmentTexts.kind, kind),
        eq(departmentTexts.isCurrent, true),
        lt(departmentTexts.version, version + 1),
      ),
    )
  const own = LANGUAGES.filter((language) => isOwn(checked.words[language]))
  const subject = { kind: 'department', id: departmentId, departmentId }
  const detail = { text: kind, version: version + 1 }
  if (own.length === 0) await recordAudit(work, 'texts.reset', subject, detail)
  else await recordAudit(work, 'texts.saved', subject, { ...detail, languages: own.join(' ') })
  work.changed({ kind: 'texts', departmentId })
  return { outcome: own.length === 0 ? 'reset' : 'saved', version: version + 1 }
}

/** Back to the house's words in both languages, as a new version. */
export function resetTexts(work: Work, departmentId: string, kind: TextKind, version: number) {
  return saveTexts(work, departmentId, kind, { version, words: HOUSE_WORDS })
}

function isSame(one: BothWords, other: BothWords): boolean {
  return LANGUAGES.every((language) =>
    (['subject', 'body', 'sms'] as const).every((part) => one[language][part] === other[language][part]),
  )
}
