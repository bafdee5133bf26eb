// The console page of a column: what the public will see, what is missing, who may decide, what its versions say.
import type { Actor } from '#app/platform/actor.ts'
import type { Language } from '#app/platform/language.ts'
import type { Reader } from '#db/store.ts'
import type { ColumnItem } from './column.ts'
import { readColumnFrame } from './column-frame.server.ts'
import { publicItems } from './column-items.server.ts'
import { wroteColumn } from './column-policy.ts'
import { listColumnVersions } from './column-queries.server.ts'
import { columnView, toldColumnChanges } from './column-view.server.ts'
import { gapsOfVersion } from './review-column.server.ts'

export async function readColumnDesk(reader: Reader, actor: Actor, columnId: string, language: Language) {
  const { column, latest, frame } = await readColumnFrame(reader, actor, columnId, language)
  const [view, versions, gaps] = await Promise.all([
    columnView(reader, latest, column.slug, language),
    listColumnVersions(reader, column.id),
    gapsOfVersion(reader, latest),
  ])
  const found = await publicItems(reader, versions.flatMap(({ changes }) => changes ?? []).flatMap(itemsOf))
  const edit = `/console/columns/${column.id}`
  return {
    frame,
    view,
    ownWork: wroteColumn(actor, latest),
    reviewNote: latest.reviewNote,
    withdrawnAt: column.withdrawnAt,
    withdrawReason: column.withdrawReason ?? '',
    /** number of the version that the public reads; 0 for none */
    shown: versions.find(({ id }) => id === column.publishedVersionId)?.version ?? 0,
    gaps: gaps.map(({ kind, section }) => ({
      kind,
      section: latest.sections.find(({ key }) => key === section)?.heading ?? '',
      href: section === null ? `${edit}/edit` : `${edit}/sections/${section}`,
    })),
    versions: versions.map(({ changes, ...one }) => ({
      ...one,
      changes: changes && toldColumnChanges(changes, found, language),
    })),
  }
}

function itemsOf({ from, to }: { from: unknown; to: unknown }): ColumnItem[] {
  return [from, to].flatMap((value) => (Array.isArray(value) ? value : [])).filter((one) => 'kind' in one)
}
