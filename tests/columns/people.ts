// A department with people who make columns, and the steps of a column in one call each.
import { columnHeadForm, columnSectionForm, newColumnForm } from '#app/columns/column-forms.ts'
import { latestColumnVersion } from '#app/columns/column-queries.server.ts'
import { createColumn } from '#app/columns/edit-column.server.ts'
import { saveHead, saveSection } from '#app/columns/edit-sections.server.ts'
import { decideColumn, submitColumn } from '#app/columns/review-column.server.ts'
import { checkPicture } from '#app/events/event-pictures.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeCase } from '#tests/questions/case.ts'

export const HEAD = { title: '优化营商环境专题', titleEn: 'Doing business', summary: '集中回应企业关心的事。' }

export const picture = (text = 'HTTPS://EXAMPLE.ORG/A') => {
  const checked = checkPicture(new Uint8Array(qrPng(text)))
  if (checked.outcome !== 'fits') throw new Error(checked.outcome)
  return checked
}

/** The people around one column; the officer begins it. */
export async function makeColumn() {
  const world = await makeCase()
  const made = await inTransaction(world.officer, (work) =>
    createColumn(work, newColumnForm.parse({ ...HEAD, departmentId: world.department.id })),
  )
  if (made.outcome !== 'created') throw new Error(made.outcome)
  return { world, ...stepsOf(made.id) }
}

/** What people do with the column, each on top of what stands there. */
export function stepsOf(columnId: string) {
  const latest = () => latestColumnVersion(reader(), columnId)
  const place = async () => ({ columnId, basedOn: (await latest()).hash })
  return {
    columnId,
    latest,
    place,
    async section(actor: Actor, given: object = {}, section?: string, added?: ReturnType<typeof picture>) {
      const input = columnSectionForm.parse({ heading: '开办企业', text: '一日办结。', ...given })
      const here = await place()
      return inTransaction(actor, (work) => saveSection(work, { ...here, section }, input, added))
    },
    async head(actor: Actor, given: object = {}, added?: ReturnType<typeof picture>) {
      const here = await place()
      return inTransaction(actor, (work) => saveHead(work, here, columnHeadForm.parse({ ...HEAD, ...given }), added))
    },
    async submit(actor: Actor) {
      const { basedOn } = await place()
      return inTransaction(actor, (work) => submitColumn(work, columnId, basedOn))
    },
    async decide(actor: Actor, note?: string, hash?: string) {
      const { basedOn } = await place()
      const decision = note ? ({ publish: false, note } as const) : ({ publish: true } as const)
      return inTransaction(actor, (work) => decideColumn(work, columnId, hash ?? basedOn, decision))
    },
  }
}
