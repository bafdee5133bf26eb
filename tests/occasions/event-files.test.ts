// Papers of a talk: checked by somebody else before the public has them.
import { expect, test } from 'vitest'
import {
  addEventFile,
  getEventFile,
  getPublicEventFile,
  listEventFiles,
  releaseEventFile,
  removeEventFile,
} from '#app/occasions/event-files.server.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { checkFile } from '#app/questions/answer-files.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { makeCase } from '../questions/case.ts'

useTestStore()

test('a paper is public after somebody else released it, and gone when it is taken away', async () => {
  const file = await makeCase()
  const checked = checkFile(new TextEncoder().encode('%PDF-1.4 一图读懂'))
  if (!checked) throw new Error('a PDF is a PDF')
  expect(checkFile(new TextEncoder().encode('<svg/>'))).toBeUndefined()
  const add = () =>
    inTransaction(file.both, (work) => addEventFile(work, file.event.id, { ...checked, name: '就业补贴一图读懂.pdf' }))
  expect(await add()).toEqual({ outcome: 'fileAdded' })
  expect(await add()).toEqual({ outcome: 'fileThere' })
  const [paper] = await listEventFiles(reader(), file.event.id, { released: false })
  const id = paper?.id ?? ''
  const shown = () => getPublicEventFile(reader(), file.event.slug, id)
  await expect(shown()).rejects.toThrow(NotFound)
  expect((await getEventFile({ actor: file.reviewer }, reader(), file.event.id, id)).mediaType).toBe('application/pdf')
  await expect(getEventFile({ actor: file.outsider }, reader(), file.event.id, id)).rejects.toThrow(NotFound)
  const release = (actor: typeof file.both) => inTransaction(actor, (work) => releaseEventFile(work, file.event.id, id))
  expect(await release(file.both)).toEqual({ outcome: 'fileNotReleased' })
  await expect(release(file.organiser)).rejects.toThrow(Forbidden)
  expect(await release(file.reviewer)).toEqual({ outcome: 'fileReleased' })
  expect((await shown()).name).toBe('就业补贴一图读懂.pdf')
  await inTransaction(file.organiser, (work) => removeEventFile(work, file.event.id, id))
  await expect(shown()).rejects.toThrow(NotFound)
})
