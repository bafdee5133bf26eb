// Text modules as pages read them: what the editor of an answer offers, and the list of whoever keeps them.
import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import { pinyin } from 'pinyin-pro'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { departments, staff, textModules } from '#db/schema.ts'
import { preparedBy, type Reader } from '#db/store.ts'
import { departmentsKept, mayKeepModule } from './text-module-policy.ts'

/** More than anybody looks through: a list in an editor, not an archive. */
const MOST_OFFERED = 100

// The databases sort Chinese differently; people look for it by its pinyin.
const titles = new Intl.Collator('zh-CN')
const byTitle = (a: { title: string }, b: { title: string }) => titles.compare(a.title, b.title)

export type OfferedModule = { id: string; title: string; text: string; isCommon: boolean; letters: string }

/** First letters of a title in pinyin, in lower case: 您好开头 → nhkt. Letters that are not Chinese stay. */
export function lettersOf(title: string): string {
  return pinyin(title, { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
}

/** What is offered to those who answer for a department: its own, then the common ones; those in the asker's language first. */
export async function listOfferedModules(
  reader: Reader,
  { departmentId, language }: { departmentId: string; language: 'zh-CN' | 'en' },
): Promise<OfferedModule[]> {
  const rows = await preparedBy(reader, 'textModules.offered', departmentId, (db, value) =>
    db
      .select()
      .from(textModules)
      .where(
        and(or(eq(textModules.departmentId, value), isNull(textModules.departmentId)), isNull(textModules.archivedAt)),
      )
      .orderBy(asc(textModules.id))
      .limit(MOST_OFFERED),
  )
  const rank = (row: (typeof rows)[number]) => (row.language === language ? 0 : 2) + (row.departmentId === null ? 1 : 0)
  return rows
    .toSorted((a, b) => rank(a) - rank(b) || byTitle(a, b))
    .map(({ id, title, text, departmentId: owner }) => ({
      id,
      title,
      text,
      isCommon: owner === null,
      letters: lettersOf(title),
    }))
}

/** The module, if it is offered to that department. */
export async function findOfferedModule(reader: Reader, id: string, departmentId: string) {
  const [row] = await reader
    .select({ title: textModules.title, text: textModules.text })
    .from(textModules)
    .where(
      and(
        eq(textModules.id, id),
        or(eq(textModules.departmentId, departmentId), isNull(textModules.departmentId)),
        isNull(textModules.archivedAt),
      ),
    )
  return row
}

const columns = {
  id: textModules.id,
  departmentId: textModules.departmentId,
  title: textModules.title,
  text: textModules.text,
  language: textModules.language,
  updatedAt: textModules.updatedAt,
  archivedAt: textModules.archivedAt,
  changedBy: staff.name,
  department: { name: departments.name, nameEn: departments.nameEn },
}

const rowsOf = (reader: Reader, where: SQL | undefined) =>
  reader
    .select(columns)
    .from(textModules)
    .innerJoin(staff, eq(staff.id, textModules.changedBy))
    .leftJoin(departments, eq(departments.id, textModules.departmentId))
    .where(where)
    .orderBy(asc(textModules.id))

/** Those in use of the departments whose modules the actor keeps, and the common ones, which all of them may read. */
export async function listKeptModules(reader: Reader, actor: Actor) {
  const kept = departmentsKept(actor)
  const own = kept === 'all' ? undefined : or(isNull(textModules.departmentId), inArray(textModules.departmentId, kept))
  const rows = await rowsOf(reader, and(own, isNull(textModules.archivedAt)))
  return rows.toSorted(byTitle).map((row) => ({ ...row, mayKeep: mayKeepModule(actor, row.departmentId) }))
}

/** One module to change; NotFound for whoever does not keep it. */
export async function getKeptModule(reader: Reader, actor: Actor, id: string) {
  const [row] = await rowsOf(reader, eq(textModules.id, id))
  if (!row || !mayKeepModule(actor, row.departmentId)) throw new NotFound()
  return row
}

/** Departments for which the actor may add modules. */
export async function listModuleOwners(reader: Reader, actor: Actor) {
  const kept = departmentsKept(actor)
  if (kept !== 'all' && kept.length === 0) return []
  return reader
    .select({ id: departments.id, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(kept === 'all' ? undefined : inArray(departments.id, kept))
    .orderBy(asc(departments.code))
}
