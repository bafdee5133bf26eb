// B9: a vote is sent → the last of the viewers of a question wall has the new count, beside the same number of viewers of a raw
// loop of server-sent events. The product's time holds the form, the vote's commit on disk and drawing what changed.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { newId } from '#app/platform/ids.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { newDeviceMark } from '#app/questions/vote-on-wall.server.ts'
import { questions, wallItems } from '#db/schema.ts'
import { inTransaction, useStore } from '#db/work.ts'
import { SERVE } from '../../scripts/project.mjs'
import { benchFolder, openBenchStore } from './support/bench-database.ts'
import { startBenchServer } from './support/bench-server.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'
import { openViewers } from './support/viewers.ts'

const ROUNDS = 12
const QUESTIONS = 12
const PAUSE = 250

const { folder, remove } = benchFolder()
const ring = { keys: [newKeyEntry()], lookup: 'A'.repeat(43) }
useKeyRing(ring)
writeFileSync(join(folder, 'secrets.json'), JSON.stringify(ring))

const store = await openBenchStore(join(folder, 'open-day.db'), { capacity: 10, waitingCapacity: 0 })
useStore(store)
const ids: string[] = []
for (let number = 0; number < QUESTIONS; number++) {
  const outcome = await inTransaction({ kind: 'citizen' }, (work) =>
    askQuestion(work, {
      event: 'bench',
      source: 'web',
      kind: 'consult',
      text: `第 ${number + 1} 个问题：老旧管网什么时候改造？`,
      anonymous: true,
      mayPublish: true,
      language: 'zh-CN',
      idempotencyKey: newId(),
    }),
  )
  if ('question' in outcome) ids.push(outcome.question.id)
}
await store.transaction(async (tx) => {
  const rows = await tx.select({ id: questions.id, eventId: questions.eventId }).from(questions)
  for (const { id, eventId } of rows) {
    await tx.update(questions).set({ publicText: '老旧管网什么时候改造？' })
    await tx.insert(wallItems).values({
      questionId: id,
      eventId: eventId as string,
      state: 'shown',
      shownAt: new Date(),
      changedAt: new Date(),
    })
  }
})
await store.close()

const server = await startBenchServer(SERVE, { DATA_DIR: folder, DATABASE_URL: '' })
const raw = await startBenchServer(['tests/bench/support/raw-sse-server.ts'], {})

let votes = 0
let said = 0
async function vote(): Promise<void> {
  votes++
  const answer = await fetch(`http://localhost:${server.port}/wall/bench`, {
    method: 'POST',
    redirect: 'manual',
    headers: {
      Origin: `http://localhost:${server.port}`,
      Cookie: `wall-device=${newDeviceMark()}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: `vote=${ids[0]}`,
  })
  if (!answer.headers.get('location')?.endsWith('done=counted')) throw new Error(`a vote was answered ${answer.status}`)
}
const pause = () => new Promise((next) => setTimeout(next, PAUSE))

async function measure(count: number) {
  say(`${count} viewers, ${ROUNDS} rounds`)
  const watching = await openViewers(server.port, { path: '/wall/bench/live', count })
  const listening = await openViewers(raw.port, { path: '/', count })
  const cpuBefore = server.cpuMs()
  const measured = await rounds(
    ROUNDS,
    async () => {
      await pause()
      const sent = performance.now()
      const voting = vote()
      const time = await watching.untilAllHave(`<b>${votes}</b>`, sent)
      await voting
      return time
    },
    async () => {
      await pause()
      const word = `said-${++said}`
      const sent = performance.now()
      const saying = fetch(`http://localhost:${raw.port}/say?${word}`, { method: 'POST' })
      const time = await listening.untilAllHave(`<b>${word}</b>`, sent)
      await saying
      return time
    },
  )
  const cpu = (server.cpuMs() - cpuBefore) / (ROUNDS + 1)
  // The line is lost, something happens, the line is back.
  const [id] = watching.lastIds()
  watching.close()
  await vote()
  const back = await openViewers(server.port, { path: '/wall/bench/live', count: 50, lastId: id })
  const missesNothing = await back.untilAllHave(`<b>${votes}</b>`, performance.now()).then(
    () => true,
    () => false,
  )
  back.close()
  listening.close()
  return {
    product: measured.map((one) => one.product),
    control: measured.map((one) => one.control),
    missesNothing,
    cpu,
  }
}

const rows: Row[] = []
for (const count of [500, 1000]) {
  const { product, control, missesNothing, cpu } = await measure(count)
  const ratios = product.map((time, index) => time / (control[index] as number))
  rows.push(
    {
      job: 'B9',
      metric: `vote → last of ${count} viewers ÷ raw loop`,
      value: median(ratios),
      floor: 5,
      target: 2,
      better: 'lower',
      gates: { 'who comes back misses nothing': missesNothing },
      note: `${median(product).toFixed(1)} ms beside ${median(control).toFixed(1)} ms, ${spread(ratios)}; ${cpu.toFixed(1)} ms of the server’s processor an update`,
    },
    {
      job: 'B9',
      metric: `vote → last of ${count} viewers, slowest round`,
      value: Math.max(...product),
      unit: 'ms',
      floor: 2000,
      target: 100,
      better: 'lower',
    },
  )
}
await server.stop()
await raw.stop()
remove()
report(rows)
