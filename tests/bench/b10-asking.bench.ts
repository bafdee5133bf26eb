// B10: asking a question and voting for one on a wall, 256 callers at once, synchronous=FULL, beside registering on one hot
// slot (what B1 measures) in the same run. A question is taken with its history, its audit entry, its three clocks and the
// letter to its asker.
import { join } from 'node:path'
import { newId } from '#app/platform/ids.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { voteOnWall } from '#app/questions/vote-on-wall.server.ts'
import { readRegistrationRequest } from '#app/registrations/api-register.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { clocks, outboxMessages, questions, wallItems } from '#db/schema.ts'
import { inTransaction, useStore } from '#db/work.ts'
import { BENCH_SLOT, benchFolder, openBenchStore, useBenchKeys } from './support/bench-database.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const IN_A_ROUND = 1024
const ROUNDS = 12
const CALLERS = 256

useBenchKeys()
const { folder, remove } = benchFolder()
const store = await openBenchStore(join(folder, 'open-day.db'), { capacity: 50, waitingCapacity: 1_000_000 })
useStore(store)

let made = 0
async function registerOne(): Promise<void> {
  const number = String(++made).padStart(8, '0')
  const input = readRegistrationRequest({
    slotId: BENCH_SLOT,
    text: JSON.stringify({
      name: '孙玉梅',
      phone: `138 ${number}`,
      partySize: 1,
      consent: { version: CURRENT_CONSENT.version },
    }),
    idempotencyKey: `bench-${number}`,
  })
  if ('status' in input) throw new Error(input.status.toString())
  const actor = { kind: 'citizen' as const, address: `198.51.${(made >> 8) & 255}.${made & 255}` }
  const outcome = await registerParty(actor, input)
  if (outcome.outcome !== 'registered') throw new Error(outcome.outcome)
}

let asked = 0
async function askOne(): Promise<string> {
  asked++
  const outcome = await inTransaction({ kind: 'citizen' }, (work) =>
    askQuestion(work, {
      event: 'bench',
      source: 'onSite',
      kind: 'consult',
      text: `第 ${asked} 个问题：温泉街道老旧管网什么时候改造，改造期间怎样用水？`,
      name: '孙玉梅',
      email: `asker${asked}@visitor.example`,
      anonymous: false,
      mayPublish: true,
      language: 'zh-CN',
      idempotencyKey: newId(),
    }),
  )
  if (outcome.outcome !== 'asked') throw new Error(outcome.outcome)
  return outcome.question.id
}

const wallQuestion = await askOne()
const [onWall] = await store.reader.select({ eventId: questions.eventId }).from(questions)
const eventId = onWall?.eventId as string
await store.transaction((tx) =>
  tx
    .insert(wallItems)
    .values({ questionId: wallQuestion, eventId, state: 'shown', shownAt: new Date(), changedAt: new Date() }),
)

let voted = 0
async function voteOnce(): Promise<void> {
  const device = `device-${++voted}`
  const outcome = await inTransaction({ kind: 'citizen' }, (work) =>
    voteOnWall(work, { eventId, questionId: wallQuestion, device }),
  )
  if (outcome.outcome !== 'counted') throw new Error(outcome.outcome)
}

/** Milliseconds that 256 callers need for a round. */
async function timed(one: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  let left = IN_A_ROUND
  const caller = async () => {
    while (left-- > 0) await one()
  }
  await Promise.all(Array.from({ length: CALLERS }, caller))
  return performance.now() - start
}

const perSecond = (milliseconds: number[]) => Math.round((IN_A_ROUND / median(milliseconds)) * 1000)

async function measure(what: string, metric: string, one: () => Promise<unknown>): Promise<Row> {
  say(`${what}: ${ROUNDS} rounds of ${IN_A_ROUND}`)
  const measured = await rounds(
    ROUNDS,
    () => timed(one),
    () => timed(registerOne),
  )
  const ratios = measured.map(({ product, control }) => control / product)
  return {
    job: 'B10',
    metric,
    value: median(ratios),
    floor: 0.5,
    target: 0.9,
    better: 'higher',
    note: `${perSecond(measured.map((r) => r.product))}/s, registering ${perSecond(measured.map((r) => r.control))}/s, ${spread(ratios)}`,
  }
}

const asking = await measure('asking', 'questions ÷ registrations', askOne)
const voting = await measure('voting', 'votes ÷ registrations', voteOnce)
const [wall] = await store.reader.select({ votes: wallItems.votes }).from(wallItems)
const counts = {
  questions: await store.reader.$count(questions),
  clocks: await store.reader.$count(clocks),
  letters: (await store.reader.select({ kind: outboxMessages.kind }).from(outboxMessages)).filter(
    ({ kind }) => kind === 'question-received',
  ).length,
}
const rows: Row[] = [
  {
    ...asking,
    gates: {
      'every question is stored once': counts.questions === asked,
      'each has three clocks': counts.clocks === 3 * asked,
      'each asker is written to': counts.letters === asked,
    },
  },
  { ...voting, gates: { 'every vote counts once': wall?.votes === voted } },
]
await store.close()
remove()
report(rows)
