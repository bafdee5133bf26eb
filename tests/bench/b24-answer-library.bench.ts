// B24: the answer library at 200,000 published answers beside the same at 2,000: a page of search results, and the answers
// proposed while somebody writes a question. What the search finds is what a plain look for the text finds.
import './support/tsx-loader.ts'
import { join } from 'node:path'
import { and } from 'drizzle-orm'
import { after, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { indexTerms, queryPieces } from '#app/platform/search-terms.ts'
import { foldText } from '#app/platform/text.ts'
import { listAnswers, similarAnswers } from '#app/questions/answer-queries.server.ts'
import { readAnswersPage } from '#app/questions/answers-page.server.ts'
import { contains } from '#db/portable.ts'
import { answerVersions, departments, questions, searchDocuments, staff } from '#db/schema.ts'
import { MOST_RANKED } from '#db/search-index.ts'
import type { Store } from '#db/store.ts'
import { benchFolder, openBenchStore, useBenchKeys } from './support/bench-database.ts'
import { median, percentile, type Row, report, rounds, say, spread } from './support/measure.ts'

const BIG = 200_000
const SMALL = 2_000
const ROUNDS = 5

useBenchKeys()
const { folder, remove } = benchFolder()

const STREETS = [
  '温泉',
  '鳌山卫',
  '通济',
  '环秀',
  '潮海',
  '北安',
  '龙山',
  '龙泉',
  '蓝村',
  '灵山',
  '段泊岚',
  '移风店',
  '大信',
  '田横',
  '金口',
]
const MATTERS = [
  '供水管网',
  '老旧小区',
  '燃气改造',
  '公交线路',
  '中小学入学',
  '医保报销',
  '养老补贴',
  '垃圾分类',
  '河道治理',
  '路灯照明',
  '停车泊位',
  '不动产登记',
  '公租房申请',
  '残疾人证',
  '婚姻登记',
  '食品安全',
  '噪声扰民',
  '农田灌溉',
  '林地承包',
  '退役军人优待',
  '灵活就业社保',
  '公积金提取',
  '疫苗接种',
  '托育机构',
  '图书馆开放',
  '电梯加装',
  '暖气费用',
  '宅基地审批',
  '垃圾焚烧',
  '电动车充电',
]
const QUESTIONS = [
  '什么时候开始改造',
  '需要带哪些材料',
  '由哪个部门负责',
  '收费标准是多少',
  '能不能网上办理',
  '为什么一直没有进展',
  '有没有补贴政策',
  '办理时限是几天',
  '投诉电话是多少',
  '方案是否公示',
]
const ANSWERS = [
  '已列入本年度计划，预计十月底前完成。',
  '请携带身份证和户口簿到就近的便民服务中心办理。',
  '该事项由区行政审批局统一受理，五个工作日内办结。',
  '收费按照市发展改革委公布的标准执行，不得另行加收。',
  '经现场核实，已责成施工单位限期整改并公示结果。',
  '可以登录政务服务网在线申请，审核结果以短信告知。',
]

const pick = <Value>(list: readonly Value[], number: number): Value => list[number % list.length] as Value
/** The same text for the same number; numbers spread over all combinations. */
function textsOf(number: number): { question: string; answer: string } {
  const spreadOut = (number * 7919) % 1_000_003
  const street = pick(STREETS, spreadOut)
  const matter = pick(MATTERS, Math.floor(spreadOut / STREETS.length))
  const question = `${street}街道${number % 997}号院${matter}${pick(QUESTIONS, Math.floor(spreadOut / 450))}？`
  return { question, answer: `您好！关于${matter}，${pick(ANSWERS, spreadOut % 6)}编号${number}。` }
}

async function filled(name: string, count: number): Promise<Store> {
  say(`preparing ${count} answers`)
  const store = await openBenchStore(join(folder, `${name}.db`), { capacity: 10, waitingCapacity: 0 })
  const [department] = await store.reader.select({ id: departments.id }).from(departments)
  const departmentId = department?.id ?? ''
  const staffId = newId()
  const email = 'bench@gov.example'
  await store.transaction((tx) =>
    tx
      .insert(staff)
      .values({ id: staffId, email, emailHash: lookupHash('email', email), name: '李静', createdAt: now() }),
  )
  const begin = after(now(), -minutes(count))
  for (let done = 0; done < count; done += 250) {
    const rows = Array.from({ length: Math.min(250, count - done) }, (_, index) => {
      const number = done + index
      return { number, id: newId(), versionId: newId(), at: after(begin, minutes(number)), ...textsOf(number) }
    })
    await store.transaction(async (tx) => {
      await tx.insert(questions).values(
        rows.map(({ id, number, versionId, at }) => ({
          id,
          trackingCode: String(1_000_000_000 + number),
          departmentId,
          source: 'web' as const,
          originalText: '…',
          topic: pick(MATTERS, number),
          language: 'zh-CN' as const,
          status: 'published' as const,
          publicity: 'public' as const,
          receivedAt: at,
          dueAt: at,
          dueRule: 'general.v1.5wd',
          publishedVersionId: versionId,
          publishedAt: at,
          createdAt: at,
          updatedAt: at,
        })),
      )
      await tx.insert(answerVersions).values(
        rows.map(({ id, versionId, question, answer, at }) => ({
          id: versionId,
          questionId: id,
          number: 1,
          questionText: question,
          text: answer,
          publicity: 'public' as const,
          draftedBy: staffId,
          hash: versionId,
          createdAt: at,
          publishedAt: at,
        })),
      )
      await tx.insert(searchDocuments).values(
        rows.map(({ id, number, question, answer }) => ({
          number: number + 1,
          id,
          kind: 'answer' as const,
          text: `${foldText(question)}\n${foldText(answer)}`,
          terms: [...new Set([...indexTerms(question), ...indexTerms(answer)])].join(' '),
        })),
      )
    })
  }
  return store
}

const small = await filled('small', SMALL)
const big = await filled('big', BIG)

/** From a text that one answer has to a word that a thirtieth of all have. */
const QUERIES = [
  '编号123456',
  '号院供水管网',
  '温泉街道',
  '医保',
  '医保报销',
  '暖气',
  '婚姻登记',
  '燃气改造 龙山',
  '电',
  '公示',
  '林地承包方案',
]
const WRITTEN = [
  '我们小区的供水管网老化严重，请问温泉街道什么时候开始改造？',
  '婚姻登记需要带哪些材料',
  '龙泉街道燃气改造的收费标准是多少，能不能分期',
  '请问图书馆几点开放',
]

async function pages(store: Store): Promise<number> {
  const begun = performance.now()
  for (const q of QUERIES) await readAnswersPage(store.reader, { q, page: 1 }, 'zh-CN', now())
  return (performance.now() - begun) / QUERIES.length
}

let exact = true
for (const query of QUERIES) {
  const begun = performance.now()
  const { total, items, more } = await listAnswers(big.reader, { query, limit: 20, offset: 0 })
  const took = performance.now() - begun
  const holds = queryPieces(query).map((piece) => contains(searchDocuments.text, piece.text))
  const oracle = await big.reader.$count(searchDocuments, and(...holds))
  say(`${query}: ${total} of ${oracle} in ${took.toFixed(1)} ms`)
  if (total !== Math.min(oracle, MOST_RANKED) || more !== oracle > MOST_RANKED || items.length !== Math.min(20, oracle))
    exact = false
}

const proposed: number[] = []
for (let round = 0; round < 10; round++) {
  for (const text of WRITTEN) {
    const begun = performance.now()
    const found = await similarAnswers(big.reader, text, 3)
    if (round > 0) proposed.push(performance.now() - begun)
    if (found.length === 0) exact = false
  }
}

say('searching')
const measured = await rounds(
  ROUNDS,
  () => pages(big),
  () => pages(small),
)
await Promise.all([big.close(), small.close()])

remove()
const ratios = measured.map((round) => round.product / round.control)
const figures: Row[] = [
  {
    job: 'B24',
    metric: 'a page of search results, 200,000 answers ÷ 2,000',
    value: median(ratios),
    floor: 10,
    target: 5,
    better: 'lower',
    gates: { 'finds what a plain look for the text finds': exact },
    note: `${median(measured.map((r) => r.product)).toFixed(1)} ms ÷ ${median(measured.map((r) => r.control)).toFixed(1)} ms; ${spread(ratios)}`,
  },
  {
    job: 'B24',
    metric: 'answers proposed for a question, 95 of 100',
    value: percentile(proposed, 0.95),
    unit: 'ms',
    floor: 50,
    target: 20,
    better: 'lower',
  },
]
report(figures)
