import { eq } from 'drizzle-orm'
import { beforeEach, expect, it } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { readManagePage } from '#app/registrations/manage-page.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { auditEntries, outboxMessages, questions, registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { statementsOf } from '#tests/support/recorded-statements.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person, registered } from './people.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({})))

const asked = () => reader().select().from(questions)

it('asks the department in the same act, once, and names nobody in public', async () => {
  const { slot, event, departmentId } = await makeEvent()
  const input = person(slot.id, {
    phone: '13905320174',
    email: 'sun@example.org',
    question: '水厂参观可以带孩子吗？',
    idempotencyKey: 'one-submission-1',
  })
  const first = await registerParty(CITIZEN, input)
  const again = await registerParty(CITIZEN, input)
  if (first.outcome !== 'registered') throw new Error(first.outcome)
  expect(again).toMatchObject({ outcome: 'registered', id: first.id, repeated: true })
  const [question, ...more] = await asked()
  expect(more).toEqual([])
  expect(question).toMatchObject({
    registrationId: first.id,
    eventId: event.id,
    departmentId,
    source: 'registration',
    kind: 'consult',
    originalText: '水厂参观可以带孩子吗？',
    askerName: '孙玉梅',
    askerEmail: 'sun@example.org',
    anonymous: true,
    displayName: null,
    publicText: null,
  })
  const kinds = (await reader().select().from(outboxMessages)).map(({ kind }) => kind)
  expect(kinds.sort()).toEqual(['question-received', 'registration-confirmed'])
  const trail = await reader()
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, question?.id ?? ''))
  expect(trail.map(({ action }) => action)).toEqual(['question.asked'])
  const page = await readManagePage(reader(), first.manageToken, 'zh-CN', now())
  expect(page.questions).toEqual([question?.trackingCode])
})

it('leaves it to the asker whether the answer may be published', async () => {
  const { slot } = await makeEvent()
  await registered(slot.id, { question: '能带轮椅吗？', mayPublish: false })
  expect((await asked())[0]?.mayPublish).toBe(false)
})

it('asks nothing when the party is refused', async () => {
  const { slot } = await makeEvent({ seats: 1, waitingCapacity: 0 })
  await registered(slot.id)
  const outcome = await registerParty(CITIZEN, person(slot.id, { question: '还能参加吗？' }))
  expect(outcome.outcome).toBe('full')
  expect(await asked()).toEqual([])
  expect(await reader().select().from(registrations)).toHaveLength(1)
})

it('costs a registration without a question nothing', async () => {
  const { slot } = await makeEvent()
  await registered(slot.id)
  const statements = await statementsOf(async () => {
    await registered(slot.id)
  })
  expect(statements.length).toBeGreaterThan(0)
  expect(
    statements.filter((text) => /questions|clocks|assignments/.test(text.replaceAll('form_questions', ''))),
  ).toEqual([])
})
