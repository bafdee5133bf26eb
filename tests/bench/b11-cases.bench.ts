// B11: what an answer officer's day costs: the inbox, a case, and a step of a case (受理), over HTTP, per second of the server's
// processor, beside the minimal Remix page in the same run. Floor and target are 5 and 20 times what Redmine did of each on
// one core (research/performance.md, B11: 15 lists, 26 details, 31.5 changes a second); Redmine itself does not run here.
import { join } from 'node:path'
import { readKeyRing } from '#app/ops/key-ring-file.server.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash, useKeyRing } from '#app/platform/key-ring.server.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { auditEntries, departments, memberships, questions, sessions, staff } from '#db/schema.ts'
import { inTransaction, useStore } from '#db/work.ts'
import { SERVE } from '../../scripts/project.mjs'
import { benchFolder, openBenchStore } from './support/bench-database.ts'
import { hammer, startBenchServer } from './support/bench-server.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const QUESTIONS = 3000
const ROUNDS = 6
const CHUNK_MS = 1500
const STEPS_IN_A_ROUND = 200
const CONNECTIONS = 4

const { folder, remove } = benchFolder()
useKeyRing(readKeyRing(join(folder, 'secrets.json')))
const store = await openBenchStore(join(folder, 'open-day.db'), { capacity: 10, waitingCapacity: 0 })
useStore(store)

say(`asking ${QUESTIONS} questions`)
const ids: string[] = []
await Promise.all(
  Array.from({ length: QUESTIONS }, async (_, number) => {
    const outcome = await inTransaction({ kind: 'citizen' }, (work) =>
      askQuestion(work, {
        event: 'bench',
        source: 'onSite',
        kind: 'consult',
        text: `第 ${number} 件：温泉街道老旧供水管网什么时候改造，改造期间怎样用水？`,
        name: '孙玉梅',
        phone: `139${String(number).padStart(8, '0')}`,
        anonymous: false,
        mayPublish: true,
        language: 'zh-CN',
      }),
    )
    if (outcome.outcome === 'asked') ids.push(outcome.question.id)
  }),
)
const cookie = newSecret(32)
const at = now()
await store.transaction(async (tx) => {
  const [department] = await tx.select({ id: departments.id }).from(departments)
  const staffId = newId()
  const email = 'officer@bench.example'
  await tx
    .insert(staff)
    .values({ id: staffId, email, emailHash: lookupHash('email', email), name: '李静', createdAt: at })
  await tx
    .insert(memberships)
    .values({ id: newId(), staffId, departmentId: department?.id ?? '', role: 'answerOfficer', createdAt: at })
  await tx.insert(sessions).values({
    id: hashSecret(cookie),
    staffId,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: after(at, hours(8)),
    device: '',
  })
})

const server = await startBenchServer(SERVE, { DATA_DIR: folder })
const minimal = await startBenchServer(['tests/bench/support/minimal-remix-server.ts'], {})
const headers = { Cookie: `session=${cookie}` }

/** Milliseconds of the server's processor for one page. */
async function cost(of: typeof server, path: string, given: Record<string, string> = {}): Promise<number> {
  const cpu = of.cpuMs()
  const answered = await hammer(of.port, { path, status: 200, headers: given }, CONNECTIONS, CHUNK_MS)
  return (of.cpuMs() - cpu) / answered
}

let accepted = 0
async function acceptNext(): Promise<void> {
  const id = ids[accepted++]
  const answer = await fetch(`http://localhost:${server.port}/console/questions/${id}`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      ...headers,
      Origin: `http://localhost:${server.port}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: 'intent=accept',
  })
  if (!answer.headers.get('location')?.includes('accepted')) throw new Error(`a step was answered ${answer.status}`)
}

async function costOfSteps(): Promise<number> {
  const cpu = server.cpuMs()
  const until = accepted + STEPS_IN_A_ROUND
  const officer = async () => {
    while (accepted < until) await acceptNext()
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, officer))
  return (server.cpuMs() - cpu) / STEPS_IN_A_ROUND
}

const rows: Row[] = []
for (const [metric, redmine, product] of [
  ['first page of the inbox', 15, () => cost(server, '/console/questions', headers)],
  ['a case', 26, () => cost(server, `/console/questions/${ids.at(-1)}`, headers)],
  ['a step of a case (受理)', 31.5, costOfSteps],
] as const) {
  say(`B11 ${metric}`)
  const measured = await rounds(ROUNDS, product, () => cost(minimal, '/events'))
  const ms = (side: 'product' | 'control') => median(measured.map((round) => round[side]))
  rows.push({
    job: 'B11',
    metric: `${metric}, per second and core`,
    value: 1000 / ms('product'),
    unit: '/s',
    floor: 5 * redmine,
    target: 20 * redmine,
    better: 'higher',
    note: `${ms('product').toFixed(2)} ms of processor time ÷ ${ms('control').toFixed(2)} ms of the minimal page = ${spread(measured.map((round) => round.product / round.control))}`,
  })
}
const done = (await store.reader.select({ status: questions.status }).from(questions)).filter(
  ({ status }) => status === 'accepted',
).length
const entries = (await store.reader.select({ action: auditEntries.action }).from(auditEntries)).filter(
  ({ action }) => action === 'question.accepted',
).length
const steps = rows.at(-1)
if (steps) steps.gates = { 'every step is stored and in the audit trail': done === accepted && entries === accepted }
await Promise.all([server.stop(), minimal.stop(), store.close()])
remove()
report(rows)
