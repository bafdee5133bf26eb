import { expect, test } from 'vitest'
import { newId } from '#app/platform/ids.ts'
import { foldText } from '#app/platform/text.ts'
import { indexDocument, newestDocuments, removeDocument, searchDocuments, similarDocuments } from '#db/search-index.ts'
import { reader, store } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'

useTestStore()

const FIXTURE = [
  ['医保怎么报销？', '城乡居民医保在定点医院直接结算，门诊报销比例为 50%，住院报销比例为 70%。'],
  ['社保卡丢了怎么补？', '请带身份证到任一社保卡服务网点，当场补办，需要 20 分钟。'],
  ['温泉街道的老旧管网什么时候改造？', '老旧供水管网已列入 2027 年改造计划。施工期间如需停水，提前 24 小时通知。'],
  ['公租房申请要多久？', '公租房申请材料齐全的，30 个工作日内审核完毕，结果公示 7 天。'],
  ['報名參加開放日需要帶身分證嗎？', '不需要。凭短信中的入场码即可入场。'],
  ['养老机构怎么收费', '按护理等级收费：自理 1,800 元，半自理 2,600 元。\n护理等级由第三方评估。'],
  [
    'The water is yellow in the morning',
    'Let it run for one minute. PM2.5 has nothing to do with it. 5G网络也没有关系。',
  ],
  ['医院门口的路什么时候修', '医保局已转交住建局，年底前完工。𠮷祥路同期施工。'],
  ['㈱全角ＡＢＣ　测试', 'Ｗａｔｅｒ 与 water 相同；① 与 1 相同。'],
] as const

async function fill() {
  const documents = FIXTURE.map(([title, text]) => ({ kind: 'answer' as const, id: newId(), title, text }))
  for (const document of documents) await store().transaction((tx) => indexDocument(tx, document))
  return documents
}

const search = async (query: string, limit = 100, offset = 0) =>
  searchDocuments(reader(), { kind: 'answer', query, limit, offset })

test('results equal a plain substring search for every Chinese query of one to four characters', async () => {
  const documents = await fill()
  const folded = documents.map(({ id, title, text }) => ({ id, text: `${foldText(title)}\n${foldText(text)}` }))
  const queries = new Set<string>()
  for (const { text } of folded) {
    for (const run of text.match(/\p{Script=Han}+/gu) ?? []) {
      const characters = [...run]
      for (let length = 1; length <= 4; length++) {
        for (let from = 0; from + length <= characters.length; from++)
          queries.add(characters.slice(from, from + length).join(''))
      }
    }
  }
  // Such that every pair occurs somewhere and the whole does not.
  for (const query of ['医保局', '报销比', '社保报', '什么时', '老旧小区', '保怎么补', '报', '医院门诊', '网络'])
    queries.add(query)
  expect(queries.size).toBeGreaterThan(500)
  for (const query of queries) {
    const expected = folded.filter(({ text }) => text.includes(query)).map(({ id }) => id)
    const { ids, total } = await search(query)
    expect(new Set(ids), query).toEqual(new Set(expected))
    expect(total, query).toBe(expected.length)
  }
})

test('a run that has all pairs but not the words is not found', async () => {
  await store().transaction((tx) => indexDocument(tx, { kind: 'answer', id: newId(), text: '天气气天天地' }))
  expect((await search('天气天')).total).toBe(0)
  expect((await search('天气气天')).total).toBe(1)
})

test('a Latin word is found by its beginning, in any case and width, not by its middle', async () => {
  const documents = await fill()
  const both = new Set([documents[6]!.id, documents[8]!.id])
  expect(new Set((await search('WATER')).ids)).toEqual(both)
  expect(new Set((await search('ｗａｔ')).ids)).toEqual(both)
  expect((await search('ater')).total).toBe(0)
  expect((await search('pm2.5')).ids).toEqual([documents[6]!.id])
  expect((await search('5G网络')).ids).toEqual([documents[6]!.id])
})

test('several words must all be found', async () => {
  const documents = await fill()
  expect((await search('医保怎么 比例')).ids).toEqual([documents[0]!.id])
  expect((await search('比例　医保')).ids).toEqual([documents[0]!.id])
  expect((await search('医保 公租房')).total).toBe(0)
})

test('what people type is never an operator', async () => {
  const documents = await fill()
  expect((await search('公租房-申请')).ids).toEqual([documents[3]!.id])
  expect((await search('申请?')).ids).toEqual([documents[3]!.id])
  for (const query of [
    'AND',
    '"',
    "'",
    '*',
    'NOT 医保',
    'a:b',
    'NEAR(医 保)',
    '(',
    ':*',
    '<->',
    '!',
    '\\',
    '%',
    '_',
    '\u0000',
  ])
    await expect(search(query), query).resolves.toBeDefined()
  expect((await search('%')).total).toBe(0)
  expect((await search('NOT 医保')).total).toBe(0)
  expect((await search('医保'.repeat(500))).total).toBe(0)
})

test('a match in the title comes first, then the newest', async () => {
  const documents = await fill()
  expect((await search('医保')).ids).toEqual([documents[0]!.id, documents[7]!.id])
  expect((await search('什么时候')).ids).toEqual([documents[7]!.id, documents[2]!.id])
  expect((await search('什么时候', 1, 1)).ids).toEqual([documents[2]!.id])
})

test('a changed text is found by its new words only; a removed one no more', async () => {
  const id = newId()
  const put = (text: string) => store().transaction((tx) => indexDocument(tx, { kind: 'answer', id, text }))
  await put('停水通知')
  await put('停电通知')
  expect((await search('停水')).total).toBe(0)
  expect((await search('停电')).ids).toEqual([id])
  await store().transaction((tx) => removeDocument(tx, id))
  expect((await search('停电')).total).toBe(0)
})

test('kinds are searched apart, and an undone transaction leaves nothing to find', async () => {
  await store().transaction((tx) => indexDocument(tx, { kind: 'event', id: newId(), text: '水利开放日' }))
  expect((await search('水利')).total).toBe(0)
  await store()
    .transaction(async (tx) => {
      await indexDocument(tx, { kind: 'answer', id: newId(), text: '水利局' })
      throw new Error('undo')
    })
    .catch(() => {})
  expect((await search('水利')).total).toBe(0)
})

test('similar questions are proposed by what they ask, best first', async () => {
  const documents = await fill()
  const similar = (text: string) => similarDocuments(reader(), { kind: 'answer', text, least: 0.25, limit: 5 })
  const [first] = await similar('请问城乡居民的医保怎么报销')
  expect(first?.id).toBe(documents[0]!.id)
  expect((await similar('社保卡补办需要几天'))[0]?.id).toBe(documents[1]!.id)
  expect(await similar('动物园几点关门')).toEqual([])
  expect(await similar('请问？！')).toEqual([])
})

test('a thousand texts in one go have a number each, growing', async () => {
  const ids = Array.from({ length: 1000 }, (_, n) => `many-${n}`)
  await store().transaction(async (tx) => {
    for (const id of ids) await indexDocument(tx, { kind: 'answer', id, text: '同一句话' })
  })
  const { ids: found, total } = await search('同一句话', 3)
  expect([total, found]).toEqual([1000, ['many-999', 'many-998', 'many-997']])
})

test('a kind that is kept apart is found by its words and marks, the newest first, and by no search of the others', async () => {
  const put = (id: string, text: string, ...marks: string[]) =>
    store().transaction((tx) => indexDocument(tx, { kind: 'case', id, text, marks }))
  await put('one', '路灯什么时候修', 'd1', 'open')
  await put('two', '路灯不亮 WiFi', 'd2', 'open')
  await put('three', '路灯修好了吗', 'd1', 'ended')
  const newest = (query: string, marks: string[][], most = 9) =>
    newestDocuments(reader(), { kind: 'case', query, marks, most })
  expect(await newest('路灯', [])).toEqual({ ids: ['three', 'two', 'one'], more: false })
  expect(await newest('路灯', [], 2)).toEqual({ ids: ['three', 'two'], more: true })
  expect((await newest('路灯', [['open'], ['d1', 'd2']])).ids).toEqual(['two', 'one'])
  expect((await newest('路灯', [['open'], ['d1']])).ids).toEqual(['one'])
  expect((await newest('什么时候修', [])).ids).toEqual(['one'])
  expect((await newest('wif', [['d2']])).ids).toEqual(['two'])
  for (const [query, marks] of [
    ['路灯', [[]]],
    ['！', []],
    ['路灯', [['d3']]],
    ['open', []],
  ] as const) {
    expect(
      (
        await newest(
          query,
          marks.map((group) => [...group]),
        )
      ).ids,
    ).toEqual([])
  }
  expect((await search('路灯')).total).toBe(0)
  expect((await search('open')).total).toBe(0)
  await put('one', '公园几点开门', 'd2', 'open')
  expect((await newest('路灯', [['d1']])).ids).toEqual(['three'])
  expect((await newest('公园', [['d2']])).ids).toEqual(['one'])
})
