// What may happen to a question, for tests that send questions on random courses. An act that is refused may throw.
import type { StaffActor } from '#app/platform/actor.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { assessQuestion } from '#app/questions/assess-question.server.ts'
import { requestClarification, stopWaiting } from '#app/questions/clarify-question.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { type Case, citizen, draft, PUBLIC, passReviews } from './case.ts'

/** Does something to the question `id`; `code` is the tracking code of another one. */
export type Act = (id: string, code: string, at: Date) => Promise<unknown>

export function courseActs(world: Case): Record<string, Act> {
  const { officer, reviewer, overseer, outsider } = world
  const elsewhere = outsider.grants[0]?.departmentId ?? ''
  const calm = { topic: '供水', gravity: 'normal', statePolicy: false, areaIds: [], note: '研判' } as const
  const as =
    (actor: StaffActor, useCase: (work: Work, id: string, code: string) => Promise<unknown>): Act =>
    (id, code, at) =>
      inTransaction(actor, (work) => useCase(work, id, code), { at }).catch(() => undefined)
  return {
    accept: as(officer, (work, id) => acceptQuestion(work, id)),
    redact: as(officer, (work, id) =>
      redactQuestion(work, id, { publicText: PUBLIC, keepHints: false, topic: '水价' }),
    ),
    publish: async (id, _code, at) => {
      const { hash } = await draft(world, id)
      await passReviews(world, id, hash)
      await inTransaction(reviewer, (work) => publishAnswer(work, id, hash), { at })
    },
    withhold: as(reviewer, (work, id) => withholdAnswer(work, id, '涉及他人隐私')),
    decline: as(officer, (work, id) => declineQuestion(work, id, { reason: '已进入诉讼', route: 'court' })),
    merge: as(officer, (work, id, code) => mergeQuestion(work, id, { code })),
    dispatch: as(overseer, (work, id) => dispatchQuestion(work, id, { departmentId: elsewhere, reason: '按职责' })),
    returned: as(outsider, (work, id) => returnQuestion(work, id, { reason: '不属于本单位', basis: '三定第三条' })),
    clarify: as(officer, (work, id) => requestClarification(work, id, { request: '请补充楼号。' })),
    resume: as(officer, (work, id) => stopWaiting(work, id)),
    askExtension: as(officer, (work, id) => requestExtension(work, id, { workdays: 3, reason: '需现场踏勘' })),
    extend: as(reviewer, (work, id) => decideExtension(work, id, { verdict: 'approved', note: '同意' })),
    assess: as(overseer, (work, id) =>
      assessQuestion(work, id, { ...calm, kind: 'complaint', concernKind: 'vitalInterest' }),
    ),
    rateWell: async (id, _code, at) =>
      inTransaction(citizen, (work) => rateAnswer(work, id, { content: 5, speed: 2 }), { at }),
    rateBadly: async (id, _code, at) =>
      inTransaction(citizen, (work) => rateAnswer(work, id, { content: 1, speed: 1, reason: '没说时间' }), { at }),
  }
}
