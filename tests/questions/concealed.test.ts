// 回避: an asker who wishes so is not known to the department that answers (济南市12345条例第三十二条).
import { expect, test } from 'vitest'
import { mayReadMessage } from '#app/outbox/outbox-policy.ts'
import { now } from '#app/platform/clock.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { readCasePage } from '#app/questions/case-page.server.ts'
import { viewAskerContact } from '#app/questions/view-contact.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { ask, auditActions, makeCase, PRIVATE, row } from './case.ts'

useTestStore()

test('the department reads the matter without who asks; the overseer may look, and the look is recorded', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug, kind: 'complaint', displayName: '老李', concealed: true })
  const kept = await row(id)
  expect(kept).toMatchObject({ concealed: true, anonymous: true, displayName: null, concealedText: PRIVATE })
  for (const actor of [world.officer, world.reviewer, world.both]) {
    const page = await readCasePage(reader(), actor, id, 'zh-CN', now())
    expect(page).toMatchObject({ contact: null, concealed: true, displayName: null })
    expect(JSON.stringify(page)).not.toMatch(/13905320174|3号楼|li\.jianguo|老李|李\*国/)
    await expect(inTransaction(actor, (work) => viewAskerContact(work, id))).rejects.toThrow(Forbidden)
  }
  expect(await auditActions(id)).not.toContain('question.viewed')
  const { contact } = await inTransaction(world.overseer, (work) => viewAskerContact(work, id))
  expect(contact).toEqual({ name: '李建国', phone: null, email: 'li.jianguo@example.org', text: PRIVATE })
  expect(await auditActions(id)).toContain('question.viewed')
})

test('messages reach the asker, and are not in the department’s list of messages', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug, concealed: true })
  await inTransaction(world.officer, (work) => acceptQuestion(work, id))
  const messages = (await reader().select().from(outboxMessages)).filter(({ subjectId }) => subjectId === id)
  expect(messages.length).toBeGreaterThan(0)
  for (const message of messages) {
    expect(message.recipient.address).toBe('li.jianguo@example.org')
    expect([world.officer, world.overseer].map((actor) => mayReadMessage(actor, message))).toEqual([false, true])
  }
})

test('who does not ask for it is known to the department as before', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug })
  expect(await row(id)).toMatchObject({ concealed: false, concealedText: null, originalText: PRIVATE })
  const page = await readCasePage(reader(), world.officer, id, 'zh-CN', now())
  expect(page.contact).toMatchObject({ name: '李*国' })
})

test('a text with nothing to take out is kept once', async () => {
  const world = await makeCase()
  const { id } = await ask({ event: world.event.slug, text: '大厅窗口让人反复跑，请查一查。', concealed: true })
  expect(await row(id)).toMatchObject({ concealedText: null, originalText: '大厅窗口让人反复跑，请查一查。' })
})
