// B19: the first page of the inbox and its counts, for a department with 50,000 questions beside the same with 500. Most are
// published, a tenth is open, in hours and working days mixed; half of all were handled by the person who looks. The same narrowed
// by a word that every question holds, by one that few hold, and by a kind.
import './support/tsx-loader.ts'
import { join } from 'node:path'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { indexMissingCases } from '#app/questions/case-search.server.ts'
import { listInbox, readInbox } from '#app/questions/inbox.server.ts'
import { countInboxViews } from '#app/questions/inbox-counts.server.ts'
import { departments, questions, staff } from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { useStore } from '#db/work.ts'
import { benchFolder, openBenchStore, useBenchKeys } from './support/bench-database.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const ROUNDS = 7
const PAGES_IN_A_ROUND = 40
const OPEN = ['submitted', 'accepted', 'dispatched', 'acknowledged', 'drafting', 'inReview', 'approved'] as const

const textOf = (number: number) =>
  `第 ${number} 件：温泉街道老旧供水管网什么时候改造？${number % 40 === 0 ? '北安街道呢？' : ''}`

useBenchKeys()
const { folder, remove } = benchFolder()

async function filled(name: string, count: number): Promise<{ store: Store; actor: StaffActor }> {
  const store = await openBenchStore(join(folder, `${name}.db`), { capacity: 10, waitingCapacity: 0 })
  const [department] = await store.reader.select({ id: departments.id }).from(departments)
  const departmentId = department?.id ?? ''
  const at = now()
  await store.transaction((tx) =>
    tx.insert(staff).values({ id: 'bench', email: 'a@example.org', emailHash: 'a', name: '李静', createdAt: at }),
  )
  for (let done = 0; done < count; done += 250) {
    await store.transaction(async (tx) => {
      const rows = Array.from({ length: Math.min(250, count - done) }, (_, index) => {
        const number = done + index
        const isOpen = number % 10 === 0
        const dueAt = after(at, hours((number % 400) - 100))
        return {
          id: newId(),
          trackingCode: String(1_000_000_000 + number),
          departmentId,
          source: 'web' as const,
          originalText: textOf(number),
          publicText: isOpen && (number / 10) % OPEN.length < 4 ? null : textOf(number),
          kind: number % 50 === 0 ? ('complaint' as const) : ('consult' as const),
          topic: number % 97 === 0 ? '供热' : '供水',
          language: 'zh-CN' as const,
          status: isOpen ? (OPEN[(number / 10) % OPEN.length] as 'submitted') : ('published' as const),
          receivedAt: after(at, -hours(number)),
          dueAt,
          dueRule: number % 3 === 0 ? 'opinion.v1.48h' : 'general.v1.5wd',
          nextDueAt: dueAt,
          handlerId: number % 20 < 10 ? 'bench' : null,
          publishedAt: isOpen ? null : at,
          createdAt: at,
          updatedAt: after(at, -hours(number)),
        }
      })
      await tx.insert(questions).values(rows)
    })
  }
  useStore(store)
  await indexMissingCases()
  const actor: StaffActor = {
    kind: 'staff',
    staffId: 'bench',
    name: '李静',
    grants: [{ role: 'answerOfficer', departmentId }],
  }
  return { store, actor }
}

const big = await filled('big', 50_000)
const small = await filled('small', 500)

async function firstPages({ store, actor }: typeof big): Promise<number> {
  const start = performance.now()
  for (let page = 0; page < PAGES_IN_A_ROUND; page++) {
    const at = now()
    const counts = await countInboxViews(store.reader, actor, at)
    const cases = await listInbox(store.reader, actor, { view: 'open', limit: 30, offset: 0 }, at)
    if (cases.length !== 30 || counts.open < 30) throw new Error('the inbox is not what was made')
  }
  return (performance.now() - start) / PAGES_IN_A_ROUND
}

type Narrowed = { view: 'open' | 'published'; query?: string; kind?: 'complaint'; topic?: string }

/** The first page of a list that is narrowed, with the counts of the views beside it. */
const narrowedPages = (narrowed: Narrowed) => async (side: typeof big) => {
  const start = performance.now()
  for (let page = 0; page < PAGES_IN_A_ROUND; page++) {
    const at = now()
    await countInboxViews(side.store.reader, side.actor, at)
    const { cases } = await readInbox(side.store.reader, side.actor, { ...narrowed, limit: 30, offset: 0 }, at)
    if (cases.length === 0) throw new Error('nothing was found')
  }
  return (performance.now() - start) / PAGES_IN_A_ROUND
}

const JOBS: [string, (side: typeof big) => Promise<number>][] = [
  ['first page of the inbox with counts', firstPages],
  ['… found by a word that every question holds', narrowedPages({ view: 'open', query: '管网' })],
  ['… found by a word among published ones', narrowedPages({ view: 'published', query: '供水管网' })],
  ['… found by a word that few hold', narrowedPages({ view: 'open', query: '北安街道' })],
  ['… narrowed by a kind', narrowedPages({ view: 'open', kind: 'complaint' })],
  ['… narrowed by a rare topic among published ones', narrowedPages({ view: 'published', topic: '供热' })],
]
const rows: Row[] = []
for (const [metric, pages] of JOBS) {
  say(`B19 ${metric}`)
  const measured = await rounds(
    ROUNDS,
    () => pages(big),
    () => pages(small),
  )
  const ratios = measured.map((round) => round.product / round.control)
  const ms = (side: 'product' | 'control') => median(measured.map((round) => round[side])).toFixed(2)
  rows.push({
    job: 'B19',
    metric: `${metric}, 50,000 questions ÷ 500`,
    value: median(ratios),
    better: 'lower',
    floor: 3,
    target: 2,
    note: `${ms('product')} ms ÷ ${ms('control')} ms; ${spread(ratios)}`,
  })
}
report(rows)
await big.store.close()
await small.store.close()
remove()
