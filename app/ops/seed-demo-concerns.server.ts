// Sample concerns from elsewhere, brought to where they stand by the use cases that people use.
import type { StaffActor } from '#app/platform/actor.ts'
import { after, hours } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { acceptQuestion, acknowledgeQuestion } from '#app/questions/accept-question.server.ts'
import { addChannel } from '#app/questions/answer-channels.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { draftAnswer, latestVersion } from '#app/questions/draft-answer.server.ts'
import { enterConcern } from '#app/questions/enter-concern.server.ts'
import { handOverForm, handOverOutcomeForm } from '#app/questions/hand-over-forms.ts'
import { handOverRumour, noteHandOverOutcome } from '#app/questions/hand-over-rumour.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { DEMO_CONCERNS } from '#db/seed/demo-concerns.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

export async function seedConcerns(world: DemoWorld): Promise<void> {
  const person = (key: string) => world.staff.get(key) as StaffActor
  const overseer = person('overseer')
  const departmentId = world.departments.get('jimo-water') as string
  const ago = (n: number) => after(world.now, -hours(n))
  const run = async (
    actor: StaffActor,
    at: Date,
    wanted: string,
    useCase: (work: Work) => Promise<{ outcome: string }>,
  ) => expectOutcome(await inTransaction(actor, useCase, { at }), wanted)
  const enter = async (name: keyof typeof DEMO_CONCERNS, at: Date): Promise<string> => {
    const given = { ...DEMO_CONCERNS[name], foundOn: dayOf(at), statePolicy: false, areaIds: [] }
    const entered = await inTransaction(overseer, (work) => enterConcern(work, given), { at })
    expectOutcome(entered, 'entered')
    const id = 'id' in entered ? entered.id : ''
    await run(overseer, at, 'accepted', (work) => acceptQuestion(work, id))
    await run(overseer, at, 'dispatched', (work) => dispatchQuestion(work, id, { departmentId, reason: '涉及供水' }))
    return id
  }
  const running = await enter('running', ago(3))
  await seedRumour(await enter('rumour', ago(20)))
  const { publicText, answer } = DEMO_CONCERNS.answered
  const id = await enter('answered', ago(40))
  const officer = person('answerer')
  await run(officer, ago(2), 'acknowledged', (work) => acknowledgeQuestion(work, running))
  const reviewer = person('reviewer')
  await run(officer, ago(38), 'acknowledged', (work) => acknowledgeQuestion(work, id))
  await run(officer, ago(37), 'redacted', (work) => redactQuestion(work, id, { publicText, keepHints: true }))
  await run(officer, ago(30), 'drafted', (work) =>
    draftAnswer(work, id, {
      text: answer,
      policyBasis: '《青岛市城市供水条例》',
      publicity: 'public',
      withholdReason: null,
      basedOn: 0,
      keepHints: true,
    }),
  )
  await run(officer, ago(29), 'requested', (work) => requestReview(work, id))
  const versionHash = (await latestVersion(reader(), id))?.hash ?? ''
  for (const type of REQUIRED_REVIEWS) {
    const review = { type, verdict: 'passed' as const, note: '', criteria: REVIEW_CRITERIA[type], versionHash }
    await run(reviewer, ago(26), 'passed', (work) => reviewAnswer(work, id, review))
  }
  await run(overseer, ago(25), 'signedOff', (work) => signOffAnswer(work, id, versionHash))
  await run(reviewer, ago(24), 'published', (work) => publishAnswer(work, id, versionHash))
  const channel = { channel: 'website', title: '区政府网站“回应关切”专栏', url: '', givenOn: dayOf(ago(24)) } as const
  await run(officer, ago(24), 'channelAdded', (work) => addChannel(work, id, channel))

  async function seedRumour(rumourId: string): Promise<void> {
    const { publicText: copy, body, reason, basis, refutation } = DEMO_CONCERNS.rumour
    const copied = { publicText: copy, keepHints: true }
    await run(person('answerer'), ago(19), 'acknowledged', (work) => acknowledgeQuestion(work, rumourId))
    await run(person('answerer'), ago(18), 'redacted', (work) => redactQuestion(work, rumourId, copied))
    const handOver = handOverForm.parse({
      ...{ authority: 'cyberspace', body, reason, basis, ending: 'keepAnswering' },
      handedOn: dayOf(ago(17)),
    })
    const handed = await inTransaction(overseer, (work) => handOverRumour(work, rumourId, handOver), { at: ago(17) })
    expectOutcome(handed, 'handedOver')
    const told = handOverOutcomeForm.parse({ outcome: 'refuted', toldOn: dayOf(ago(4)), outcomeUrl: refutation })
    const handOverId = 'id' in handed ? handed.id : ''
    await run(overseer, ago(4), 'outcomeNoted', (work) => noteHandOverOutcome(work, rumourId, handOverId, told))
  }
}
