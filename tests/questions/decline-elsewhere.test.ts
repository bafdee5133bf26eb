// 不予受理, and whose it is: another way that is none of the usual ones names the body (政府信息公开条例 art. 36).
import { beforeEach, expect, test } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import { takeCaseStep } from '#app/questions/case-steps.server.ts'
import { presentTracking } from '#app/questions/components/present-tracking.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { declineForm } from '#app/questions/question-forms.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, makeCase, row } from './case.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.jimo.example' })))

const BODY = '青岛市供热服务中心，服务大厅现场办理'

test('the body is asked for beside its field, and only with that way', () => {
  const checked = (given: Record<string, string>) => declineForm.safeParse({ reason: '不属于本单位职责。', ...given })
  const missing = checked({ route: 'other' })
  expect(missing.error!.issues).toMatchObject([{ path: ['body'], message: 'bodyMissing' }])
  for (const given of [{ route: '' }, { route: 'court' }, { route: 'other', body: BODY }]) {
    expect(checked(given as never).success).toBe(true)
  }
})

test('the case page keeps what was typed and says which field; the use case refuses too', async () => {
  const world = await makeCase()
  const { id } = await acceptedQuestion(world)
  const values = { intent: 'decline', reason: '不属于本单位职责。', route: 'other', body: ' ' }
  expect(await takeCaseStep(world.officer, id, values)).toEqual({ kind: 'invalid', errors: { body: 'bodyMissing' } })
  const refused = await inTransaction(world.officer, (work) =>
    declineQuestion(work, id, { reason: '不属于本单位职责。', route: 'other' }),
  )
  expect(refused).toEqual({ outcome: 'bodyMissing' })
  const named = { reason: '不属于本单位职责。', route: 'other' as const, body: '李建国 13905320174' }
  expect(await inTransaction(world.officer, (work) => declineQuestion(work, id, named))).toMatchObject({
    outcome: 'personalData',
  })
  expect(await row(id)).toMatchObject({ status: 'accepted' })
})

test('it stands where the asker reads why, and nowhere with another way', async () => {
  const world = await makeCase()
  const { id, trackingCode } = await acceptedQuestion(world)
  const input = { reason: '不属于本单位职责。', route: 'other' as const, body: BODY }
  expect(await inTransaction(world.officer, (work) => declineQuestion(work, id, input))).toEqual({
    outcome: 'declined',
  })
  expect(await row(id)).toMatchObject({ declineRoute: 'other', declineBody: BODY })
  const tracked = (await findTrackedQuestion(reader(), trackingCode, new Date()))!
  expect(presentTracking(tracked, new Date(), 'zh-CN', '12345').decline).toEqual({ reason: input.reason, route: BODY })
  const other = await acceptedQuestion(world, { email: 'other@example.org' })
  await inTransaction(world.officer, (work) => declineQuestion(work, other.id, { ...input, route: null }))
  expect(await row(other.id)).toMatchObject({ declineBody: null })
})
