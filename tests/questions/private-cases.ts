// Questions in every state of their way, each with words in it that only those may read who should.
import { keepWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { acceptQuestion } from '#app/questions/accept-question.server.ts'
import { attachFile, checkFile } from '#app/questions/answer-files.server.ts'
import { answerOnTheSpot } from '#app/questions/answer-on-the-spot.server.ts'
import { askCoUnit, replyAsCoUnit } from '#app/questions/ask-co-unit.server.ts'
import { askFollowUp } from '#app/questions/ask-follow-up.server.ts'
import type { AskQuestion } from '#app/questions/ask-question.server.ts'
import { requestClarification, supplyClarification } from '#app/questions/clarify-question.server.ts'
import { recordConsultation } from '#app/questions/consult-departments.server.ts'
import { correctAnswer } from '#app/questions/correct-answer.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import type { DraftAnswer } from '#app/questions/draft-answer.server.ts'
import { decideExtension, requestExtension } from '#app/questions/extend-due-date.server.ts'
import { confirmFollow, requestFollow } from '#app/questions/follow-answer.server.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { mergeQuestion } from '#app/questions/merge-question.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { checkQuestionFiles } from '#app/questions/question-files.server.ts'
import { rateAnswer } from '#app/questions/rate-answer.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { releaseOnWall } from '#app/questions/release-on-wall.server.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { returnQuestion } from '#app/questions/return-question.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { splitQuestion } from '#app/questions/split-question.server.ts'
import { withholdAnswer } from '#app/questions/withhold-answer.server.ts'
import { answerFollowers } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { PrivateWords } from '#tests/support/private-words.ts'
import { ask, type Case, citizen, DRAFT, draft, makeCase, passReviews } from './case.ts'

/** What everybody may read of each of them. */
export const SHOWN = '小区自来水早上偶尔发黄，老管网什么时候改造？'
const PDF = checkFile(new Uint8Array(Buffer.from('%PDF-1.7\n')))!
const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('\0\u0010JFIF\0')])

let phones = 0
/** A mobile number that nobody else has. */
const nextPhone = () => `1390532${String(1000 + phones++)}`

type Outcome = { outcome: string }

/**
 * One question for each way in which something may come out, by the use cases, as people do it. `read` is called with the
 * address of an answer that is public for a while and then taken down.
 */
export async function makePrivateCases(words: PrivateWords, read: (path: string) => Promise<unknown>) {
  const world = await makeCase()
  const other = world.outsider.grants[0]!.departmentId!
  const run = async (actor: Work['actor'], wanted: string, useCase: (work: Work) => Promise<Outcome>) => {
    const { outcome } = await inTransaction(actor, useCase)
    if (outcome !== wanted) throw new Error(`${outcome} instead of ${wanted}`)
  }

  /** Asked with a name, an address, a number, a photograph and words of the asker's own. */
  async function asked(state: string, given: Partial<AskQuestion> = {}) {
    const typed = ['originalText', 'askerName', 'askerEmail', 'file'].map((what) => words.next(`${state}: ${what}`))
    const [text, name, email, file] = typed as [string, string, string, string]
    const phone = nextPhone()
    const files = await checkQuestionFiles([new File([JPEG], `${file}.jpg`)])
    const question = await ask({
      event: world.event.slug,
      text: `我住${text}，电话${phone}。自来水早上发黄，管网何时改造？`,
      name: `李建国${name}`,
      email: `${email}@asker.example`,
      phone,
      files: files.outcome === 'fits' ? files.files : [],
      ...given,
    })
    words.own(typed, question.id)
    words.keep(phone, `${state}: askerPhone`, question.id)
    return question
  }
  async function cleared(state: string, given: Partial<AskQuestion> = {}) {
    const question = await asked(state, given)
    await run(world.officer, 'accepted', (work) => acceptQuestion(work, question.id))
    await run(world.officer, 'redacted', (work) =>
      redactQuestion(work, question.id, { publicText: SHOWN, keepHints: false }),
    )
    return question
  }
  async function published(state: string, given: Partial<DraftAnswer> = {}, more: Partial<AskQuestion> = {}) {
    const question = await cleared(state, more)
    words.own(JSON.stringify(given).match(/qz\d+zq/g) ?? [], question.id)
    const version = await draft(world, question.id, given)
    await passReviews(world, question.id, version.hash)
    const wanted = given.publicity === 'withheld' ? 'withheld' : 'published'
    await run(world.reviewer, wanted, (work) => publishAnswer(work, question.id, version.hash))
    return question
  }
  const secret = (state: string, owner: { id: string }) => words.next(state, owner.id)

  const waiting = await asked('not accepted')
  const shown = await cleared('accepted')
  const drafted = await cleared('drafted')
  const draftText = secret('drafted: text', drafted)
  const basis = secret('drafted: basis', drafted)
  await draft(world, drafted.id, { text: `草稿${draftText}。`, policyBasis: `《办法》${basis}` })
  await run(world.officer, 'drafted', (work) =>
    attachFile(work, drafted.id, { ...PDF, name: `${secret('drafted: file', drafted)}.pdf`, publicity: 'public' }),
  )
  await inTransaction(world.officer, (work) =>
    keepWorkingDraft(
      work,
      { kind: 'answer', id: drafted.id, departmentId: world.department.id },
      { values: { text: `未提交${secret('working draft', drafted)}` }, basedOn: 2 },
    ),
  )

  const returned = await cleared('sent back')
  const { hash } = await draft(world, returned.id, { text: `送审稿${secret('sent back: text', returned)}。` })
  await run(world.officer, 'requested', (work) => requestReview(work, returned.id))
  await run(world.reviewer, 'returned', (work) =>
    reviewAnswer(work, returned.id, {
      type: 'legal',
      verdict: 'returned',
      note: `依据不足${secret('sent back: note', returned)}`,
      criteria: [],
      versionHash: hash,
    }),
  )

  const partial = await published('published in part', {
    publicity: 'partial',
    withholdReason: '涉及供水安全',
    askerText: `您家在第二段${words.next('published in part: askerText')}`,
  })
  const toAsker = await published('answered to the asker alone', {
    publicity: 'withheld',
    withholdReason: '涉及个人事项',
    toAsker: true,
    text: `您家的水表已更换${words.next('to the asker alone: text')}。`,
  })
  const withheld = await published('withheld', {
    publicity: 'withheld',
    withholdReason: '工作秘密',
    text: `不公开的答复${words.next('withheld: text')}。`,
  })
  const unwilling = await published(
    'asker wants nothing published',
    { publicity: 'withheld', withholdReason: '提问人不同意公开', text: `只答本人${words.next('unwilling: text')}。` },
    { mayPublish: false },
  )

  const corrected = await published('being corrected')
  await run(world.officer, 'drafted', (work) =>
    correctAnswer(work, corrected.id, {
      ...DRAFT,
      text: `更正稿${secret('being corrected: text', corrected)}。`,
      correctionNote: `更正${secret('being corrected: note', corrected)}`,
      basedOn: 1,
    }),
  )
  await run(world.officer, 'drafted', (work) =>
    attachFile(work, corrected.id, {
      ...PDF,
      name: `${secret('internal file', corrected)}.pdf`,
      publicity: 'internal',
    }),
  )

  const leaked = await published('taken down', { text: `泄露的内容${words.next('taken down: text')}。` })
  await follow(leaked.id, `${words.next('follower', leaked.id)}@follower.example`)
  await read(`/answers/${leaked.id}`)
  await run(world.reviewer, 'withheld', (work) => withholdAnswer(work, leaked.id, '误公开个人信息'))

  const declined = await asked('declined')
  await run(world.officer, 'redirected', (work) =>
    declineQuestion(work, declined.id, { reason: '请通过诉讼解决。', route: 'court' }),
  )
  const merged = await asked('merged')
  await run(world.officer, 'merged', (work) => mergeQuestion(work, merged.id, { code: corrected.trackingCode }))
  const whole = await asked('split')
  const [first, second] = [words.next('split: first', whole.id), words.next('split: second', whole.id)]
  await run(world.officer, 'split', (work) =>
    splitQuestion(work, whole.id, {
      firstText: `管网何时改造${first}？`,
      secondText: `路灯归谁修${second}？`,
      isSummary: true,
      basedOn: 0,
    }),
  )
  const concealed = await asked('concealed', { concealed: true })

  const clarified = await cleared('asked back')
  await run(world.officer, 'clarificationAsked', (work) =>
    requestClarification(work, clarified.id, { request: '请告知小区名称。' }),
  )
  await run(citizen, 'supplied', (work) =>
    supplyClarification(work, clarified.id, { text: `温泉花园${secret('supplement', clarified)}` }),
  )

  const rated = await published('rated')
  await run(citizen, 'reworkOpened', (work) =>
    rateAnswer(work, rated.id, { content: 1, speed: 2, reason: `没答到${secret('rating: reason', rated)}` }),
  )
  const asksOn = words.next('follow-up')
  const followUp = await inTransaction(citizen, (work) => askFollowUp(work, rated.id, { text: `再问${asksOn}。` }))
  // Its asker is that of the question before.
  const asksAgain = 'question' in followUp ? followUp.question.id : ''
  words.own([asksOn], asksAgain)

  const onWall = await asked('on the wall')
  await run(world.officer, 'shown', (work) =>
    releaseOnWall(work, { eventId: world.event.id, questionId: onWall.id }, { publicText: SHOWN, keepHints: false }),
  )
  await run(world.officer, 'recorded', (work) =>
    answerOnTheSpot(
      work,
      { eventId: world.event.id, questionId: onWall.id },
      {
        speaker: `科长${secret('spoken: speaker', onWall)}`,
        summary: `口头答复${secret('spoken: summary', onWall)}`,
        keepHints: false,
        key: newId(),
      },
    ),
  )
  await asked('waits before the wall')

  const sent = await asked('sent on')
  await run(world.officer, 'dispatched', (work) =>
    dispatchQuestion(work, sent.id, { departmentId: other, reason: `职责${secret('dispatch: reason', sent)}` }),
  )
  await run(world.outsider, 'returnedToDispatcher', (work) =>
    returnQuestion(work, sent.id, {
      reason: `不属本单位${secret('return: reason', sent)}`,
      basis: `“三定”规定${secret('return: basis', sent)}`,
    }),
  )
  const joint = await cleared('with a co-unit')
  await run(world.officer, 'coUnitAsked', (work) =>
    askCoUnit(work, joint.id, { departmentId: other, part: `管线数据${secret('co-unit: part', joint)}` }),
  )
  await run(world.outsider, 'coUnitReplied', (work) =>
    replyAsCoUnit(work, joint.id, { reply: `内部意见${secret('co-unit: reply', joint)}` }),
  )
  await run(world.officer, 'consulted', (work) =>
    recordConsultation(work, joint.id, {
      heldOn: dayOf(now()),
      departmentIds: [other],
      conclusion: `会商意见${secret('consultation', joint)}`,
    }),
  )
  await run(world.officer, 'extensionRequested', (work) =>
    requestExtension(work, joint.id, { workdays: 2, reason: '需现场检测' }),
  )
  await run(world.overseer, 'extended', (work) =>
    decideExtension(work, joint.id, { verdict: 'approved', note: `批注${secret('extension: note', joint)}` }),
  )
  await inTransaction(world.overseer, (work) =>
    issueSupervision(work, shown.id, {
      level: 'nudge',
      reason: `请抓紧${secret('supervision: reason', shown)}`,
      demandedOn: dayOf(after(now(), days(3))),
    }),
  )
  return {
    world,
    sameAsker: new Map([[asksAgain, rated.id]]),
    waiting,
    partial,
    toAsker,
    withheld,
    unwilling,
    corrected,
    leaked,
    concealed,
    merged,
    onWall,
  }
}
export type PrivateCases = Awaited<ReturnType<typeof makePrivateCases>> & { world: Case }

async function follow(questionId: string, email: string): Promise<void> {
  await inTransaction(citizen, (work) => requestFollow(work, { questionId, email, language: 'zh-CN' }))
  const follower = (await reader().select().from(answerFollowers)).find((one) => one.questionId === questionId)
  await inTransaction(citizen, (work) => confirmFollow(work, follower!.id))
}
