// What the pages of a department's message texts read.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { readLinkHosts } from '#app/events/link-hosts.server.ts'
import type { SampleOf } from '#app/outbox/sample-facts.ts'
import { sampleLetter } from '#app/outbox/sample-letters.ts'
import { type MessageWords, sortOf, TEXT_KINDS, type TextKind } from '#app/outbox/text-kinds.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { siteName } from '#app/site/site-settings.server.ts'
import { departments, departmentTexts, staff } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import { mayChangeText, textDepartments } from './text-policy.ts'

/** Words in both languages; an empty part is the house's. */
export type BothWords = Record<Language, MessageWords>

const NONE: MessageWords = { subject: '', body: '', sms: '' }
export const HOUSE_WORDS: BothWords = { 'zh-CN': NONE, en: NONE }

/** What holds: the department's words where it has some, else the house's. */
export function wordsInForce(kind: TextKind, language: Language, own: MessageWords): MessageWords {
  const house = sortOf(kind).house(language)
  const mail = own.subject === '' ? house : own
  return { subject: mail.subject, body: mail.body, sms: own.sms || house.sms }
}

export function isOwn({ subject, sms }: MessageWords): boolean {
  return subject !== '' || sms !== ''
}

/** Departments whose texts the actor may change, in the order of their codes. */
export async function listTextDepartments(reader: Reader, actor: Actor) {
  const ids = textDepartments(actor)
  return reader
    .select({ id: departments.id, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(ids === 'all' ? undefined : inArray(departments.id, ids))
    .orderBy(asc(departments.code))
}

/** Every kind that the actor may change, with the languages in which the department has its own words. */
export async function listTexts(reader: Reader, actor: Actor, departmentId: string) {
  const rows = await reader
    .select({
      kind: departmentTexts.kind,
      language: departmentTexts.language,
      subject: departmentTexts.subject,
      sms: departmentTexts.sms,
      savedAt: departmentTexts.savedAt,
    })
    .from(departmentTexts)
    .where(and(eq(departmentTexts.departmentId, departmentId), eq(departmentTexts.isCurrent, true)))
  return TEXT_KINDS.filter((kind) => mayChangeText(actor, departmentId, kind)).map((kind) => {
    const own = rows.filter((row) => row.kind === kind && isOwn({ ...row, body: '' }))
    return {
      kind,
      about: sortOf(kind).about,
      mail: LANGUAGES.filter((language) => own.some((row) => row.language === language && row.subject !== '')),
      sms: LANGUAGES.filter((language) => own.some((row) => row.language === language && row.sms !== '')),
      savedAt: own[0]?.savedAt ?? null,
    }
  })
}

export type TextVersion = { version: number; by: string; savedAt: Date; words: BothWords }

/** The versions of a kind, the newest first. */
export async function listTextVersions(
  reader: Reader | Tx,
  departmentId: string,
  kind: TextKind,
): Promise<TextVersion[]> {
  const rows = await reader
    .select({
      version: departmentTexts.version,
      language: departmentTexts.language,
      subject: departmentTexts.subject,
      body: departmentTexts.body,
      sms: departmentTexts.sms,
      savedAt: departmentTexts.savedAt,
      by: staff.name,
    })
    .from(departmentTexts)
    .innerJoin(staff, eq(staff.id, departmentTexts.savedBy))
    .where(and(eq(departmentTexts.departmentId, departmentId), eq(departmentTexts.kind, kind)))
    .orderBy(desc(departmentTexts.version), asc(departmentTexts.language))
  const versions = new Map<number, TextVersion>()
  for (const { version, language, by, savedAt, ...words } of rows) {
    const known = versions.get(version) ?? { version, by, savedAt, words: { ...HOUSE_WORDS } }
    known.words[language] = words
    versions.set(version, known)
  }
  return [...versions.values()]
}

/** The department, for those who may change its text of the kind; others get NotFound. */
export async function getTextDepartment(reader: Reader | Tx, actor: Actor, departmentId: string, kind: TextKind) {
  const [department] = await reader
    .select({ id: departments.id, name: departments.name, nameEn: departments.nameEn, phone: departments.phone })
    .from(departments)
    .where(eq(departments.id, departmentId))
  if (!department || !mayChangeText(actor, departmentId, kind)) throw new NotFound()
  return department
}
export type TextDepartment = Awaited<ReturnType<typeof getTextDepartment>>

/** What a sample letter of the department is made from. */
export async function sampleOf(department: TextDepartment, language: Language, origin: string): Promise<SampleOf> {
  const name = localName(language, department.name, department.nameEn)
  return {
    language,
    origin,
    site: await siteName(language),
    department: { name, phone: department.phone ?? undefined },
  }
}

/** What words are checked against: hosts that may be named, and the longest values in each language. */
export async function readLimits(reader: Reader | Tx, department: TextDepartment, kind: TextKind, origin: string) {
  const hosts = await readLinkHosts(reader)
  const longest = (language: Language) => {
    const name = localName(language, department.name, department.nameEn)
    const of = { language, origin, site: '', department: { name, phone: department.phone ?? undefined } }
    return sampleLetter(kind, { ...of, longest: true }).values ?? {}
  }
  return { hosts, longest: { 'zh-CN': longest('zh-CN'), en: longest('en') } }
}
