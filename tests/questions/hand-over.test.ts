// Rumours are handed over beside the answer, with a record; the answer stays owed.
import { describe, expect, it } from 'vitest'
import { dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { concernForm } from '#app/questions/concern-forms.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { enterConcern } from '#app/questions/enter-concern.server.ts'
import { handOverForm, handOverOutcomeForm } from '#app/questions/hand-over-forms.ts'
import {
  handOverLedger,
  listPublicHandOvers,
  readHandOverSlip,
  readHandOvers,
} from '#app/questions/hand-over-queries.server.ts'
import { handOverRumour, noteHandOverOutcome } from '#app/questions/hand-over-rumour.server.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { clocks, rumourHandOvers } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import {
  acceptedQuestion,
  ask,
  auditActions,
  type Case,
  eventTypes,
  makeCase,
  messageKinds,
  publishedQuestion,
  row,
} from './case.ts'

useTestStore()

const AT = new Date('2026-11-16T10:00:00+08:00')
const FIELDS = {
  authority: 'cyberspace',
  body: '即墨区网信办',
  handedOn: '2026-11-16',
  reason: '与水厂运行记录不符。',
  basis: '《政府信息公开条例》第六条',
  ending: 'keepAnswering',
}
const TOLD = { outcome: 'examining', toldOn: '2026-11-16' }
const REFUTED = { outcome: 'refuted', toldOn: '2026-11-17', outcomeUrl: 'https://www.piyao.gov.cn/x' }
const NEXT_DAY = new Date('2026-11-17T10:00:00+08:00')

const handOver = (actor: Case['officer'], id: string, given: object = {}, at = AT) =>
  inTransaction(actor, (work) => handOverRumour(work, id, handOverForm.parse({ ...FIELDS, ...given })), { at })
const note = (actor: Case['officer'], id: string, handOverId: string, given: object, at = NEXT_DAY) =>
  inTransaction(actor, (work) => noteHandOverOutcome(work, id, handOverId, handOverOutcomeForm.parse(given)), { at })

async function handedOver(world: Case, given: object = {}) {
  const question = await acceptedQuestion(world, {}, AT)
  const handed = await handOver(world.officer, question.id, given)
  return { ...question, handed, handOverId: 'id' in handed ? handed.id : '' }
}

describe('the forms', () => {
  const errorsOf = (form: typeof handOverForm | typeof handOverOutcomeForm, given: object) => {
    const read = form.safeParse(given)
    return read.success ? {} : Object.fromEntries(read.error.issues.map(({ path, message }) => [path[0], message]))
  }

  it('name every missing field and its cure', () => {
    expect(errorsOf(handOverForm, {})).toEqual({
      authority: 'authorityMissing',
      body: 'bodyMissing',
      handedOn: 'dayWrong',
      reason: 'reasonMissing',
      basis: 'basisMissing',
      ending: 'endingMissing',
    })
    expect(errorsOf(handOverForm, { ...FIELDS, ending: 'endHere' })).toEqual({ publicReason: 'publicReasonMissing' })
    expect(errorsOf(handOverOutcomeForm, { outcome: 'refuted', toldOn: '2026-11-17' })).toEqual({
      outcomeUrl: 'linkMissing',
    })
    expect(errorsOf(handOverOutcomeForm, { ...REFUTED, outcomeUrl: 'http://www.piyao.gov.cn' })).toEqual({
      outcomeUrl: 'linkWrong',
    })
  })
})

describe('handing a rumour over', () => {
  it('is for those who handle the case, names no person, and no day to come', async () => {
    const world = await makeCase()
    const { id } = await acceptedQuestion(world, {}, AT)
    await expect(handOver(world.outsider, id)).rejects.toThrow(NotFound)
    await expect(handOver(world.reviewer, id)).rejects.toThrow(Forbidden)
    expect(await handOver(world.officer, id, { reason: '发帖人电话 13905320174' })).toEqual({ outcome: 'personalData' })
    expect(await handOver(world.officer, id, { handedOn: '2026-11-17' })).toEqual({ outcome: 'laterThanToday' })
    expect(await reader().$count(rumourHandOvers)).toBe(0)
  })

  it('does not end what another office sent; whoever oversees may', async () => {
    const world = await makeCase()
    const asked = await ask({ event: world.event.slug })
    const to = { departmentId: world.outsider.grants[0]?.departmentId ?? '', reason: '属于对方职责' }
    await inTransaction(world.officer, (work) => dispatchQuestion(work, asked.id, to))
    const ending = { ending: 'endHere', publicReason: '已转网信部门核实。', handedOn: dayOf(new Date()) }
    expect(await handOver(world.outsider, asked.id, ending, new Date())).toEqual({ outcome: 'sentHere' })
    expect(await reader().$count(rumourHandOvers)).toBe(0)
    expect(await handOver(world.outsider, asked.id, { handedOn: ending.handedOn }, new Date())).toMatchObject({
      outcome: 'handedOver',
    })
    const other = { ...ending, authority: 'police', body: '即墨公安分局' }
    expect(await handOver(world.overseer, asked.id, other, new Date())).toMatchObject({ outcome: 'handedOver' })
    expect((await row(asked.id)).status).toBe('redirected')
  })

  it('leaves state and clocks as they are, is numbered, stands in the history, and the same body gets it once', async () => {
    const world = await makeCase()
    const { id, handed, handOverId } = await handedOver(world)
    const before = await row(id)
    expect(handed).toMatchObject({ outcome: 'handedOver' })
    expect(await handOver(world.overseer, id)).toEqual({ outcome: 'alreadyHandedOver', id: handOverId })
    expect(await handOver(world.overseer, id, { authority: 'police', body: '即墨公安分局' })).toMatchObject({
      outcome: 'handedOver',
    })
    const after = await row(id)
    expect([after.status, after.dueAt, after.closedAt]).toEqual([before.status, before.dueAt, null])
    const running = (await reader().select().from(clocks)).filter(({ kind }) => kind === 'total')
    expect(running).toMatchObject([{ endedAt: null }])
    const { handOvers } = await readHandOvers(reader(), world.officer, id)
    expect(handOvers.map(({ year, number, by }) => [year, number, by])).toEqual([
      [2026, 1, '李静'],
      [2026, 2, '陈波'],
    ])
    expect((await eventTypes(id)).filter((type) => type === 'handedOver')).toHaveLength(2)
    expect((await auditActions(id)).filter((action) => action === 'question.rumour-handed-over')).toHaveLength(2)
    expect(await messageKinds(id)).not.toContainEqual(expect.stringContaining('question-declined'))
  })

  it('is told on the page of the tracking code: which kind of body, since when, what came of it, and no more', async () => {
    const world = await makeCase()
    const { id, trackingCode, handOverId } = await handedOver(world)
    await note(world.officer, id, handOverId, { ...REFUTED, outcomeNote: '内部说明' })
    const tracked = await findTrackedQuestion(reader(), trackingCode, NEXT_DAY)
    expect(tracked).toMatchObject({ state: 'accepted', doneAt: null })
    expect(tracked?.timeline.map(({ type }) => type)).toContain('handedOver')
    expect(tracked?.handOvers).toEqual([
      {
        authority: 'cyberspace',
        handedOn: '2026-11-16',
        outcome: 'refuted',
        toldOn: '2026-11-17',
        outcomeUrl: 'https://www.piyao.gov.cn/x',
      },
    ])
    expect(JSON.stringify(await listPublicHandOvers(reader(), id))).not.toMatch(/网信办|内部说明|运行记录/)
  })

  it('may end a case that is a lead only: its clocks end and the asker is told', async () => {
    const world = await makeCase()
    const ending = { ending: 'endHere', publicReason: '您反映的是不实信息线索，已移交核查。' }
    const { id, handed } = await handedOver(world, ending)
    expect(handed).toMatchObject({ outcome: 'handedOver' })
    expect(await row(id)).toMatchObject({
      status: 'redirected',
      outcome: 'redirected',
      declineRoute: 'rumour',
      declineReason: ending.publicReason,
      closedAt: AT,
    })
    expect((await reader().select().from(clocks)).filter(({ endedAt }) => endedAt === null)).toEqual([])
    const ends = ['handedOver', 'redirected']
    expect((await eventTypes(id)).filter((type) => ends.includes(type))).toEqual(ends)
    expect(await messageKinds(id)).toContainEqual(expect.stringContaining('question-declined'))
    expect(await handOver(world.officer, id, { body: '另一单位' })).toMatchObject({ outcome: 'notNow' })
  })

  it('does not end a concern of the public, nor what is answered already', async () => {
    const world = await makeCase()
    const ending = { ending: 'endHere', publicReason: '已移交。' }
    const answered = await publishedQuestion(world)
    expect(await handOver(world.officer, answered.id, ending)).toEqual({ outcome: 'mustBeAnswered' })
    expect(await handOver(world.officer, answered.id)).toMatchObject({ outcome: 'handedOver' })
    const concern = concernForm.parse({
      medium: 'online',
      outlet: '微信群',
      foundOn: '2026-11-16',
      voices: '3',
      text: '网传水厂氯气泄漏，是真的吗？',
      topic: '供水',
      concernKind: 'vitalInterest',
      gravity: 'normal',
    })
    const entered = await inTransaction(world.overseer, (work) => enterConcern(work, concern), { at: AT })
    const id = 'id' in entered ? entered.id : ''
    expect(await handOver(world.overseer, id, ending)).toEqual({ outcome: 'mustBeAnswered' })
    expect((await readHandOvers(reader(), world.overseer, id)).may).toMatchObject({ handOver: true, endHere: false })
  })

  it('keeps what came of it: on listed sites, within the days, changed as more becomes known', async () => {
    const world = await makeCase()
    const { id, handOverId } = await handedOver(world)
    const told = (given: object, actor = world.officer) => note(actor, id, handOverId, given)
    await expect(told(TOLD, world.reviewer)).rejects.toThrow(Forbidden)
    await expect(told(TOLD, world.outsider)).rejects.toThrow(NotFound)
    await expect(note(world.officer, id, 'nothing', TOLD)).rejects.toThrow(NotFound)
    expect(await told({ ...TOLD, toldOn: '2026-11-18' })).toEqual({ outcome: 'laterThanToday' })
    expect(await told({ ...TOLD, toldOn: '2026-11-15' })).toEqual({ outcome: 'beforeHandOver' })
    expect(await told({ ...TOLD, outcomeNote: '13905320174' })).toEqual({ outcome: 'personalData' })
    expect(await told({ ...REFUTED, outcomeUrl: 'https://piyao.example.com' })).toEqual({ outcome: 'linkNotAllowed' })
    expect(await told(TOLD)).toEqual({ outcome: 'outcomeNoted' })
    expect(await told(TOLD)).toEqual({ outcome: 'unchanged' })
    expect(await handOverLedger(reader(), world.officer)).toMatchObject({ total: 1, told: 0 })
    expect(await told({ ...REFUTED, reference: '网信〔2026〕8号' })).toEqual({ outcome: 'outcomeNoted' })
    expect(await handOverLedger(reader(), world.officer)).toMatchObject({ total: 1, told: 1 })
    expect(await handOverLedger(reader(), world.outsider)).toMatchObject({ total: 0, rows: [] })
    const slip = await readHandOverSlip(reader(), world.reviewer, id, handOverId)
    expect(slip.handOver).toMatchObject({ reference: '网信〔2026〕8号', body: '即墨区网信办' })
    await expect(readHandOverSlip(reader(), world.outsider, id, handOverId)).rejects.toThrow(NotFound)
    expect((await auditActions(id)).filter((action) => action === 'question.rumour-outcome-noted')).toHaveLength(2)
  })

  it('gives each of many at the same moment a number of its own', async () => {
    const world = await makeCase()
    const questions = []
    for (let n = 0; n < 8; n++) questions.push(await acceptedQuestion(world, {}, AT))
    const all = await Promise.all(questions.map(({ id }) => handOver(world.officer, id)))
    expect(all.every(({ outcome }) => outcome === 'handedOver')).toBe(true)
    const numbers = (await reader().select({ number: rumourHandOvers.number }).from(rumourHandOvers)).map(
      (one) => one.number,
    )
    expect(numbers.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})
