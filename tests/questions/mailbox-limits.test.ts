// Anybody can type anybody's address into a form: it gets ten messages a day at most, the others are not written.
import { expect, test } from 'vitest'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { requestFollow } from '#app/questions/follow-answer.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, citizen, makeCase } from './case.ts'

useTestStore()

test('many questions in one name write to it ten times a day, three in ten minutes; every question is taken', async () => {
  const world = await makeCase()
  const start = now()
  const codes = new Set<string>()
  for (let n = 0; n < 14; n++) {
    const asked = await ask({ event: world.event.slug, text: `第 ${n} 次提问，水价怎么算？` }, after(start, minutes(n)))
    codes.add(asked.trackingCode)
  }
  expect(codes.size).toBe(14)
  const rows = (await reader().select().from(outboxMessages)).filter(({ kind }) => kind === 'question-received')
  expect(rows).toHaveLength(10)
  const soon = rows.filter(({ nextAttemptAt }) => nextAttemptAt < after(start, minutes(10)))
  expect(soon).toHaveLength(3)
})

test('wishes to follow in one name do the same', async () => {
  const world = await makeCase()
  const start = now()
  for (let n = 0; n < 14; n++) {
    const { id } = await ask({ event: world.event.slug, email: undefined })
    const input = { questionId: id, email: 'victim@example.org', language: 'zh-CN' as const }
    const wish = inTransaction(citizen, (work) => requestFollow(work, input), { at: after(start, hours(n)) })
    expect(await wish).toEqual({ outcome: 'confirmationSent' })
  }
  const rows = (await reader().select().from(outboxMessages)).filter(({ kind }) => kind === 'answer-follow-confirm')
  expect(rows).toHaveLength(10)
})
