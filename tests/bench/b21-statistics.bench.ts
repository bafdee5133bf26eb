// B21: what the statistics page reads for 500 departments × 12 months over 200,000 questions: the month by department with
// ratings, extensions and returns, twelve months of totals, and how the month spreads over kinds and topics. Once with what
// is kept of every month, once while questions of the last three months have just changed, so that those are counted anew.
import './support/tsx-loader.ts'
import { join } from 'node:path'
import { gt } from 'drizzle-orm'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { keepMonthFigures } from '#app/questions/month-figures.server.ts'
import { readStatisticsPage } from '#app/questions/statistics-page.server.ts'
import {
  answerRatings,
  answerVersions,
  areas,
  departments,
  extensions,
  questionEvents,
  questions,
  staff,
} from '#db/schema.ts'
import { useStore } from '#db/work.ts'
import { benchFolder, openBenchStore, useBenchKeys } from './support/bench-database.ts'
import { median, type Row, report, say, spread } from './support/measure.ts'

const DEPARTMENTS = 500
const QUESTIONS = 200_000
const ROUNDS = 7
const KINDS = ['consult', 'consult', 'help', 'complaint', 'suggestion'] as const
const SOURCES = ['web', 'onSite', 'hotline', 'staff'] as const

useBenchKeys()
const { folder, remove } = benchFolder()
const store = await openBenchStore(join(folder, 'statistics.db'), { capacity: 10, waitingCapacity: 0 })
useStore(store)
const [area] = await store.reader.select({ id: areas.id }).from(areas)
const at = now()
const units = Array.from({ length: DEPARTMENTS }, () => newId())
const person = newId()
await store.transaction(async (tx) => {
  await tx.insert(staff).values({ id: person, email: 'a@example.org', emailHash: 'a', name: '李静', createdAt: at })
  for (const [index, id] of units.entries()) {
    await tx.insert(departments).values({
      ...{ id, code: `unit-${index}`, areaId: area?.id ?? '', dutyKeywords: [], createdAt: at },
      ...{ name: `第${index}局`, nameEn: `Bureau ${index}` },
    })
  }
})

/** One in twelve is open, one in fifty stands still; a fifth is rated, one in thirty was extended. */
function questionOf(number: number): typeof questions.$inferInsert {
  const receivedAt = after(at, -((number * 7919) % QUESTIONS) * (days(365) / QUESTIONS))
  const dueAt = after(receivedAt, days(7))
  const isOpen = number % 12 === 0
  return {
    id: newId(),
    trackingCode: String(1_000_000_000 + number),
    departmentId: units[number % DEPARTMENTS] as string,
    source: SOURCES[number % SOURCES.length] as 'web',
    kind: KINDS[number % KINDS.length] as 'consult',
    topic: `主题${number % 40}`,
    concernKind: number % 30 === 0 ? ('vitalInterest' as const) : null,
    originalText: `第 ${number} 件：温泉街道老旧供水管网什么时候改造？`,
    language: 'zh-CN',
    status: isOpen ? 'drafting' : number % 25 === 1 ? 'declined' : 'published',
    publicity: isOpen ? null : 'public',
    receivedAt,
    dueAt,
    dueRule: 'general.v1.5wd',
    nextDueAt: isOpen && number % 600 !== 0 ? dueAt : null,
    publishedAt: isOpen ? null : after(receivedAt, hours(24 * (1 + (number % 8)))),
    createdAt: at,
    updatedAt: at,
  }
}

for (let done = 0; done < QUESTIONS; done += 500) {
  await store.transaction(async (tx) => {
    const rows = Array.from({ length: 500 }, (_, index) => questionOf(done + index))
    await tx.insert(questions).values(rows)
    for (const [index, row] of rows.entries()) {
      if (row.publishedAt && index % 5 === 1) {
        const versionId = newId()
        await tx.insert(answerVersions).values({
          ...{ id: versionId, questionId: row.id, number: 1, text: '您好。', questionText: '管网何时改造？' },
          ...{ hash: 'h', draftedBy: person, createdAt: at },
        })
        await tx.insert(answerRatings).values({
          ...{ id: newId(), questionId: row.id, round: 1, versionId, content: 1 + (index % 5), speed: 4 },
          ratedAt: after(row.publishedAt as Date, hours(5)),
        })
      }
      if (index % 30 === 2) {
        const dueBefore = after(row.dueAt, -days(3))
        await tx.insert(extensions).values({
          ...{ id: newId(), questionId: row.id, workdays: 3, reason: '需会同有关部门核实', requestedBy: person },
          ...{
            requestedAt: after(row.receivedAt, days(2)),
            verdict: 'approved' as const,
            dueBefore,
            dueAfter: row.dueAt,
          },
        })
      }
    }
  })
}

async function millisecondsOf(read: () => Promise<unknown>, rounds = ROUNDS): Promise<number[]> {
  const taken: number[] = []
  for (let round = 0; round <= rounds; round++) {
    const start = performance.now()
    await read()
    taken.push(performance.now() - start)
  }
  return taken.slice(1)
}

say(`B21 statistics of ${DEPARTMENTS} departments × 12 months, ${QUESTIONS} questions`)
const month = monthOf(after(at, -days(40)))
const counting = await millisecondsOf(() => readStatisticsPage(store.reader, { month }, at), 1)
const start = performance.now()
const { counted } = await keepMonthFigures(undefined, at, 0)
say(
  `kept ${counted} months in ${Math.round(performance.now() - start)} ms; counted when asked: ${median(counting).toFixed(0)} ms`,
)
const page = await readStatisticsPage(store.reader, { month }, at)
if (page?.rows.length !== DEPARTMENTS || page.year.length !== 12) throw new Error('the page is not what was made')
const taken = await millisecondsOf(() => readStatisticsPage(store.reader, { month }, at))
const changed = await store.reader
  .select({ id: questions.id, departmentId: questions.departmentId })
  .from(questions)
  .where(gt(questions.receivedAt, after(at, -days(75))))
  .limit(2000)
await store.transaction(async (tx) => {
  for (const { id, departmentId } of changed) {
    await tx
      .insert(questionEvents)
      .values({ ...{ id: newId(), questionId: id, type: 'acknowledged' as const, at, departmentId }, detail: {} })
  }
})
const busy = await millisecondsOf(() => readStatisticsPage(store.reader, { month }, at))
const rows: Row[] = [
  {
    job: 'B21',
    metric: 'statistics page, 500 departments × 12 months, 200,000 questions',
    value: median(taken),
    unit: 'ms',
    better: 'lower',
    floor: 300,
    target: 200,
    note: `${spread(taken)} ms; counted when asked ${median(counting).toFixed(0)} ms`,
  },
  {
    job: 'B21',
    metric: 'the same, while questions of the last three months change',
    value: median(busy),
    unit: 'ms',
    better: 'lower',
    floor: 400,
    target: 300,
    note: `${spread(busy)} ms`,
  },
]
report(rows)
await store.close()
remove()
