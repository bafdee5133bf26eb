import { expect, test } from 'vitest'
import { NotFound } from '#app/platform/failures.ts'
import {
  checkQuestionFiles,
  filesOfQuestion,
  MOST_QUESTION_FILES,
  QUESTION_FILE_BYTES,
  viewQuestionFile,
} from '#app/questions/question-files.server.ts'
import { questionFiles } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, auditActions, makeCase } from './case.ts'

useTestStore()

const PDF = Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\n')
const file = (name: string, bytes: Buffer = PDF) => new File([new Uint8Array(bytes)], name)
async function checked(...files: File[]) {
  const check = await checkQuestionFiles(files)
  if (check.outcome !== 'fits') throw new Error(check.outcome)
  return check.files
}

test('what is sent along is judged by its bytes, its size and its number', async () => {
  expect(await checkQuestionFiles([])).toEqual({ outcome: 'fits', files: [] })
  expect(await checkQuestionFiles([file('照片.png', Buffer.from('<script>alert(1)</script>'))])).toEqual({
    outcome: 'fileWrongKind',
  })
  const large = Buffer.concat([PDF, Buffer.alloc(QUESTION_FILE_BYTES)])
  expect(await checkQuestionFiles([file('大.pdf', large)])).toEqual({ outcome: 'fileTooLarge' })
  const many = Array.from({ length: MOST_QUESTION_FILES + 1 }, () => file('一.pdf'))
  expect(await checkQuestionFiles(many)).toEqual({ outcome: 'tooManyFiles' })
  expect((await checked(file('../../etc\\passwd.pdf')))[0]?.name).toBe('.._.._etc_passwd.pdf')
})

test('files are kept once in cipher, seen by those who handle the case with a record, and by nobody else', async () => {
  const world = await makeCase()
  const given = {
    event: world.event.slug,
    idempotencyKey: 'one-key',
    files: await checked(file('水样.pdf'), file('管道.pdf')),
  }
  const question = await ask(given)
  await ask(given)
  expect((await filesOfQuestion(reader(), question.id)).map(({ name }) => name)).toEqual(['水样.pdf', '管道.pdf'])
  const [first] = await reader().select().from(questionFiles)
  const view = (actor: typeof world.officer, id = question.id) =>
    inTransaction(actor, (work) => viewQuestionFile(work, id, first?.id ?? ''))
  expect(await view(world.officer)).toMatchObject({ name: '水样.pdf', mediaType: 'application/pdf', content: PDF })
  expect(await auditActions(question.id)).toEqual(['question.asked', 'question.file-viewed'])
  await expect(view(world.outsider)).rejects.toThrow(NotFound)
  const other = await ask({ event: world.event.slug })
  await expect(view(world.officer, other.id)).rejects.toThrow(NotFound)
})
