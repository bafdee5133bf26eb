// The letter as the asker will read it, before anything is published or sent.
import { beforeAll, expect, test } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { previewAnswerMail } from '#app/questions/preview-answer-mail.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { settings } from '../outbox/outbox-world.ts'
import { acceptedQuestion, type Case, DRAFT, draft, makeCase, publishedQuestion } from './case.ts'

useTestStore()
beforeAll(() => useConfig(settings()))

const preview = (world: Case, id: string, person = world.officer) => previewAnswerMail(reader(), person, id, new Date())

test('a draft is shown in the asker’s letter; nothing is sent, nothing of the asker is told', async () => {
  const world = await makeCase()
  const question = await acceptedQuestion(world)
  expect(await preview(world, question.id)).toBeUndefined()
  await draft(world, question.id)
  const before = await reader().$count(outboxMessages)
  const told = await preview(world, question.id)
  expect(told?.channel).toBe('email')
  expect(told?.mail.subject).toContain('答复')
  expect(told?.mail.text).toContain('老旧供水管网已列入')
  expect(told?.mail.text).toContain('李*国')
  for (const secret of ['李建国', '13905320174', 'li.jianguo']) expect(told?.mail.html).not.toContain(secret)
  expect(told?.mail.html).not.toMatch(/\/q\/\d/)
  expect(await reader().$count(outboxMessages)).toBe(before)
})

test('in the asker’s language, by the way they left; a withheld text is not in it', async () => {
  const world = await makeCase()
  const english = await acceptedQuestion(world, { language: 'en', email: undefined, phone: '13905320174' })
  await draft(world, english.id, { publicity: 'withheld', withholdReason: '涉及第三方商业秘密。' })
  const told = await preview(world, english.id)
  expect(told?.channel).toBe('sms')
  expect(told?.mail.subject).toMatch(/answer/i)
  expect(told?.mail.text).not.toContain('老旧供水管网')
  const nameless = await acceptedQuestion(world, { email: undefined, phone: undefined, name: undefined })
  await draft(world, nameless.id)
  expect((await preview(world, nameless.id))?.channel).toBeNull()
})

test('of an asker who stays unknown the department sees no name', async () => {
  const world = await makeCase()
  const question = await acceptedQuestion(world, { concealed: true })
  await draft(world, question.id)
  expect((await preview(world, question.id))?.mail.text).not.toContain('李*国')
})

test('a correction is told as one, with its note; others do not know of the case', async () => {
  const world = await makeCase()
  const { id, version } = await publishedQuestion(world)
  expect((await preview(world, id))?.mail.subject).not.toContain('更正')
  await inTransaction(world.officer, (work) =>
    correctAnswer(work, id, {
      ...DRAFT,
      text: '已列入 2028 年改造计划。',
      basedOn: version.number,
      correctionNote: '更正了年份。',
    }),
  )
  const told = await preview(world, id)
  expect(told?.mail.text).toContain('更正了年份')
  expect(told?.mail.text).toContain('2028')
  await expect(preview(world, id, world.outsider)).rejects.toThrow(NotFound)
})
