// What every console page of one column shows around its own part.
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import type { Reader } from '#db/store.ts'
import type { ColumnSection } from './column.ts'
import { mayEditColumn, mayReviewColumn, mayWithdrawColumn } from './column-policy.ts'
import { getColumn, latestColumnVersion } from './column-queries.server.ts'

export type ColumnFrame = Awaited<ReturnType<typeof readColumnFrame>>['frame']

/** The column with its latest version, for staff who may read it; NotFound for others. */
export async function readColumnFrame(reader: Reader, actor: Actor, columnId: string, language: Language) {
  const column = await getColumn(reader, actor, columnId)
  const latest = await latestColumnVersion(reader, column.id)
  const frame = {
    id: column.id,
    slug: column.slug,
    title: localName(language, latest.title, latest.titleEn),
    department: localName(language, column.department.name, column.department.nameEn),
    hash: latest.hash,
    version: latest.version,
    state: latest.state,
    public: column.publishedVersionId !== null,
    withdrawn: column.withdrawnAt !== null,
    rights: {
      edit: mayEditColumn(actor, column),
      review: mayReviewColumn(actor, column),
      withdraw: mayWithdrawColumn(actor, column),
    },
  }
  return { column, latest, frame }
}

/** As readColumnFrame, for pages that write: they are not there for staff who may only read. */
export async function readColumnToEdit(reader: Reader, actor: Actor, columnId: string, language: Language) {
  const read = await readColumnFrame(reader, actor, columnId, language)
  if (!read.frame.rights.edit) throw new NotFound()
  return read
}

/** The section of this version with the key of the address. */
export function sectionOf(
  { sections }: { sections: readonly ColumnSection[] },
  key: string | undefined,
): ColumnSection {
  const section = sections.find((one) => one.key === key)
  if (!section) throw new NotFound()
  return section
}

/** The word of the address that says what came of a save. */
export const columnDone = (outcome: 'saved' | 'unchanged') => (outcome === 'saved' ? 'Saved' : 'Unchanged')
