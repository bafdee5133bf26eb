// The inbox searched and narrowed: who finds what, and that lists, counts and chips of the views go by one rule.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { instantOf } from '#app/platform/dates.ts'
import { queryPieces } from '#app/platform/search-terms.ts'
import { findCases, holdsAll, indexMissingCases, MOST_DECIPHERED } from '#app/questions/case-search.server.ts'
import { declineQuestion } from '#app/questions/decline-question.server.ts'
import { dispatchQuestion } from '#app/questions/dispatch-question.server.ts'
import { dueWords } from '#app/questions/due-words.ts'
import { listInbox, readInbox } from '#app/questions/inbox.server.ts'
import {
  inboxQuery,
  listedCaseHref,
  pageOfCase,
  readInboxAddress,
  readListBeside,
} from '#app/questions/inbox-address.ts'
import { readInboxChoices } from '#app/questions/inbox-choices.server.ts'
import { countInboxViews } from '#app/questions/inbox-counts.server.ts'
import { INBOX_VIEWS, type InboxView } from '#app/questions/inbox-views.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { splitQuestion } from '#app/questions/split-question.server.ts'
import { timelinessOf } from '#app/questions/timeliness.ts'
import { clocks, questions, searchDocuments } from '#db/schema.ts'
import { searchDocuments as search } from '#db/search-index.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { acceptedQuestion, ask, type Case, makeCase, publishedQuestion, row } from './case.ts'

useTestStore()

async function found(actor: StaffActor, query: string, view: InboxView = 'open', filters = {}) {
  const page = { view, query, limit: 30, offset: 0, ...filters }
  const { cases, total } = await readInbox(reader(), actor, page, new Date())
  expect(total).toBe(cases.length)
  return cases.map(({ id }) => id).toSorted()
}

const twoCases = async (world: Case) => {
  const raw = await ask({
    event: world.event.slug,
    text: '小区门口的路灯坏了，什么时候修好？',
    displayName: '望海楼住户',
  })
  const cleared = await acceptedQuestion(world, { text: '自来水早上发黄，管网何时改造？', displayName: '老城居民' })
  return { raw, cleared }
}

test('a case is found by words of the question, public name and number, with a public copy and without', async () => {
  const world = await makeCase()
  const { raw, cleared } = await twoCases(world)
  expect(await found(world.officer, '路灯')).toEqual([raw.id])
  expect(await found(world.officer, '管网 改造')).toEqual([cleared.id])
  expect(await found(world.officer, '望海楼')).toEqual([raw.id])
  expect(await found(world.officer, '老城居民')).toEqual([cleared.id])
  expect(await found(world.officer, '路灯 管网')).toEqual([])
  for (const one of [raw, cleared]) {
    const { trackingCode: code } = one
    expect(await found(world.officer, code.slice(0, 6))).toContain(one.id)
    expect(await found(world.officer, code.slice(-4))).toContain(one.id)
  }
  expect(await found(world.officer, '？！')).toEqual([])
})

test('nobody finds what they may not see, nor by what is enciphered', async () => {
  const world = await makeCase()
  const { raw, cleared } = await twoCases(world)
  expect(await found(world.outsider, '路灯')).toEqual([])
  expect(await found(world.outsider, '管网')).toEqual([])
  expect(await found(world.organiser, '管网')).toEqual([])
  expect(await found(world.overseer, '路灯')).toEqual([raw.id])
  expect(await found(world.reviewer, '管网')).toEqual([cleared.id])
  // The asker's name, address and phone; and of an original with a public copy what is not in that.
  const named = await ask({ event: world.event.slug, text: '北安街道的公交站什么时候装座椅？', name: '赵铁柱' })
  for (const secret of ['赵铁柱', 'jianguo', 'li.jianguo@example.org']) {
    expect(await found(world.officer, secret)).toEqual([])
  }
  const { id } = await acceptedQuestion(world)
  await inTransaction(world.officer, (work) =>
    redactQuestion(work, id, { publicText: '公园几点关门？', keepHints: false }),
  )
  expect(await found(world.officer, '老管网')).toEqual([])
  expect(await found(world.officer, '几点关门')).toEqual([id])
  const stored = JSON.stringify(await reader().select().from(searchDocuments))
  for (const secret of ['公交站', '路灯', '赵铁柱', '13905320174']) expect(stored).not.toContain(secret)
  expect(await found(world.officer, '公交站')).toEqual([named.id])
})

test('a case is found where it stands: another department, ended, split', async () => {
  const world = await makeCase()
  const { raw, cleared } = await twoCases(world)
  await inTransaction(world.officer, (work) =>
    dispatchQuestion(work, cleared.id, { departmentId: world.outsider.grants[0]?.departmentId ?? '', reason: '职责' }),
  )
  expect(await found(world.officer, '管网')).toEqual([])
  expect(await found(world.outsider, '管网')).toEqual([cleared.id])
  expect(await found(world.outsider, '管网', 'toSign')).toEqual([cleared.id])
  await inTransaction(world.officer, (work) =>
    declineQuestion(work, raw.id, { reason: '请拨打 12345。', route: 'hotline', keepHints: false }),
  )
  expect(await found(world.officer, '路灯')).toEqual([])
  expect(await found(world.officer, '路灯', 'ended')).toEqual([raw.id])
  const published = await publishedQuestion(world, { ask: { text: '图书馆周末开到几点？' } })
  expect(await found(world.officer, '图书馆')).toEqual([])
  expect(await found(world.officer, '图书馆', 'published')).toEqual([published.id])
  const whole = await acceptedQuestion(world, { text: '桥什么时候修？学校什么时候建？' })
  await inTransaction(world.officer, (work) =>
    splitQuestion(work, whole.id, {
      firstText: '桥什么时候修？',
      secondText: '学校什么时候建？',
      isSummary: false,
      basedOn: 0,
    }),
  )
  expect(await found(world.officer, '桥什么时候')).toEqual([whole.id])
  expect((await found(world.officer, '学校')).length).toBe(1)
  expect(await found(world.officer, '学校')).not.toContain(whole.id)
})

test('filters narrow a view, together with words; what nobody has finds nothing', async () => {
  const world = await makeCase()
  const water = await acceptedQuestion(world, { text: '自来水发黄怎么办？', kind: 'complaint' })
  const light = await acceptedQuestion(world, { text: '路灯不亮怎么办？', kind: 'help', event: undefined })
  await inTransaction(world.officer, (work) =>
    redactQuestion(work, water.id, { publicText: '自来水发黄怎么办？', topic: '供水', keepHints: false }),
  )
  const both = [water.id, light.id].toSorted()
  expect(await found(world.officer, '怎么办')).toEqual(both)
  expect(await found(world.officer, '', 'open', { kind: 'complaint' })).toEqual([water.id])
  expect(await found(world.officer, '怎么办', 'open', { kind: 'help' })).toEqual([light.id])
  expect(await found(world.officer, '', 'open', { topic: '供水' })).toEqual([water.id])
  expect(await found(world.officer, '怎么办', 'open', { topic: '供电' })).toEqual([])
  expect(await found(world.officer, '', 'open', { event: world.event.slug })).toContain(water.id)
  expect(await found(world.officer, '', 'open', { event: 'no-such-event' })).toEqual([])
  expect(await found(world.overseer, '', 'open', { department: world.department.code })).toEqual(both)
  expect(await found(world.overseer, '', 'open', { department: 'nowhere' })).toEqual([])
  expect(await found(world.outsider, '', 'open', { department: world.department.code })).toEqual([])
  expect(await readInboxChoices(reader(), [world.department.id])).toMatchObject({
    topics: ['供水'],
    events: [{ slug: world.event.slug }],
    departments: [],
  })
  expect((await readInboxChoices(reader(), 'all')).departments.length).toBeGreaterThan(1)
  expect(await readInboxChoices(reader(), [])).toEqual({ topics: [], events: [], departments: [] })
})

test('published ones narrowed by topic or event come page by page, the latest change first, with their number', async () => {
  const world = await makeCase()
  const { id, ...template } = await row((await publishedQuestion(world)).id)
  const foreign = world.outsider.grants[0]?.departmentId ?? ''
  const made = Array.from({ length: 12 }, (_, n) => ({
    ...template,
    id: `published-${n}`,
    trackingCode: String(5_000_000_000 + n),
    idempotencyKey: null,
    topic: n < 8 ? '供热' : '供水',
    eventId: n % 2 === 0 ? template.eventId : null,
    status: n % 3 === 0 ? ('closed' as const) : ('published' as const),
    departmentId: n === 7 ? foreign : template.departmentId,
    updatedAt: after(template.updatedAt, hours(n)),
  }))
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) => tx.insert(questions).values(made))
  const page = async (filters: object, offset: number) => {
    const list = { view: 'published' as const, limit: 4, offset, ...filters }
    const { cases, total } = await readInbox(reader(), world.officer, list, new Date())
    return [total, ...cases.map((one) => one.id.replace('published-', ''))]
  }
  expect(await page({ topic: '供热' }, 0)).toEqual([7, '6', '5', '4', '3'])
  expect(await page({ topic: '供热' }, 4)).toEqual([7, '2', '1', '0'])
  expect(await page({ event: world.event.slug }, 4)).toEqual([7, '2', '0', id])
  expect(await page({ topic: '供热', event: world.event.slug }, 0)).toEqual([4, '6', '4', '2', '0'])
})

test('the index finds what looking at every text would, whatever is typed', async () => {
  const world = await makeCase()
  const texts = [
    '老旧供水管网什么时候改造？',
    'A12 公交站能不能加座椅',
    '供水改造期间 WiFi 断了怎么办',
    '公园几点开门？',
  ]
  const ids: string[] = []
  for (const text of texts) ids.push((await acceptedQuestion(world, { text, displayName: '热心市民' })).id)
  const rows = await Promise.all(ids.map(row))
  const piece = fc.constantFrom(
    '供水',
    '改造',
    '水',
    '公',
    'wifi',
    'A1',
    'a12',
    '几点开',
    '什么时候改造',
    '怎',
    '2',
    '座椅',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { minLength: 1, maxLength: 3 }), async (words) => {
      const query = words.join(' ')
      const expected = rows
        .filter(({ publicText, trackingCode: code, displayName }) =>
          holdsAll(
            [code, code.slice(4), code.slice(4, 8), code.slice(8), code.slice(-4), displayName, publicText].join('\n'),
            queryPieces(query),
          ),
        )
        .map(({ id }) => id)
      expect(await found(world.officer, query)).toEqual(expected.toSorted())
    }),
    { numRuns: 40 },
  )
})

test('cases stay out of the library’s index, and what the index lacks is put in', async () => {
  const world = await makeCase()
  const { cleared } = await twoCases(world)
  for (const kind of ['answer', 'event', 'column'] as const) {
    expect((await search(reader(), { kind, query: '管网', limit: 9, offset: 0 })).ids).toEqual([])
  }
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) => tx.delete(searchDocuments))
  expect(await found(world.officer, '管网')).toEqual([])
  await indexMissingCases()
  expect(await found(world.officer, '管网')).toEqual([cleared.id])
})

test('a search that cannot look at everything says so', async () => {
  const world = await makeCase()
  const { raw } = await twoCases(world)
  const template = await row(raw.id)
  await inTransaction({ kind: 'system', job: 'test' }, async ({ tx }) => {
    for (let n = 0; n <= MOST_DECIPHERED; n++) {
      await tx.insert(questions).values({
        ...template,
        id: `many-${String(n).padStart(3, '0')}`,
        trackingCode: String(3_000_000_000 + n),
        idempotencyKey: null,
      })
    }
  })
  const { more, total } = await readInbox(
    reader(),
    world.officer,
    { view: 'toAccept', query: '路灯', limit: 5, offset: 0 },
    new Date(),
  )
  expect([more, total]).toEqual([true, MOST_DECIPHERED])
  expect((await findCases(reader(), { query: '路灯', departments: [], slices: [] })).ids).toEqual([])
})

test('counts, lists and chips of the views say the same at every moment', async () => {
  const world = await makeCase()
  const start = instantOf('2026-06-01', '09:00')!
  const { id: _, ...template } = await row((await acceptedQuestion(world, {}, start)).id)
  const rules = ['general.v1.5wd', 'opinion.v1.48h', 'emergency.v1.24h']
  const course = fc.record({
    due: fc.integer({ min: -72, max: 120 }),
    step: fc.option(fc.integer({ min: -72, max: 120 }), { nil: null }),
    rule: fc.constantFrom(...rules),
    status: fc.constantFrom('submitted', 'accepted', 'drafting', 'inReview', 'approved' as const),
  })
  let run = 0
  await fc.assert(
    fc.asyncProperty(fc.array(course, { minLength: 1, maxLength: 8 }), async (courses) => {
      run += 1
      const now = after(start, days(run * 30))
      await inTransaction({ kind: 'system', job: 'test' }, async ({ tx }) => {
        await tx.delete(clocks)
        await tx.update(questions).set({ status: 'withdrawn' })
        for (const [n, { due, step, rule, status }] of courses.entries()) {
          const key = `${run}-${n}`
          const inDays = rule.endsWith('wd')
          const at = (shift: number) => after(now, hours(shift))
          const dueAt = inDays ? after(instantOf(at(due).toISOString().slice(0, 10))!, days(1) - 1) : at(due)
          const stepAt = step === null ? null : new Date(Math.min(at(step).getTime(), dueAt.getTime()))
          await tx.insert(questions).values({
            ...template,
            topic: '供水',
            id: key,
            trackingCode: String(4_000_000_000 + run * 100 + n),
            idempotencyKey: key,
            status: status as 'drafting',
            dueAt,
            dueRule: rule,
            nextDueAt: stepAt ?? dueAt,
            publishedAt: null,
          })
          const clock = { questionId: key, departmentId: template.departmentId, startedAt: start, basis: '' }
          await tx
            .insert(clocks)
            .values([
              { ...clock, id: `${key}-t`, kind: 'total' as const, dueAt, dueRule: rule },
              ...(stepAt
                ? [{ ...clock, id: `${key}-s`, kind: 'review' as const, dueAt: stepAt, dueRule: 'review.v1.1wd' }]
                : []),
            ])
        }
      })
      const counts = await countInboxViews(reader(), world.officer, now)
      const lists = {} as Record<InboxView, Awaited<ReturnType<typeof listInbox>>>
      for (const view of INBOX_VIEWS) {
        lists[view] = await listInbox(reader(), world.officer, { view, limit: 100, offset: 0 }, now)
        if (view !== 'ended') expect([view, lists[view].length]).toEqual([view, counts[view]])
        for (const filter of [{ kind: 'help' as const }, { event: world.event.slug }]) {
          const narrowed = await readInbox(reader(), world.officer, { view, ...filter, limit: 100, offset: 0 }, now)
          expect(narrowed.cases.map(({ id }) => id)).toEqual(lists[view].map(({ id }) => id))
        }
      }
      const words = ({ owed }: (typeof lists)['open'][number]) =>
        owed ? dueWords(owed.dueAt, now, 'zh-CN', owed.dueRule) : ''
      const isLate = ({ owed }: (typeof lists)['open'][number]) =>
        owed !== null && timelinessOf({ ...owed, doneAt: null }, now).endsWith('verdue')
      const ids = (rows: { id: string }[]) => rows.map(({ id }) => id).toSorted()
      expect(ids(lists.overdue)).toEqual(ids(lists.open.filter(isLate)))
      for (const one of lists.overdue) expect(words(one)).toContain('逾期')
      for (const one of lists.dueToday) expect(words(one)).toMatch(/今日到期|余 \d+ 小时/)
      for (const one of lists.open) {
        if (words(one) === '今日到期') expect(ids(lists.dueToday)).toContain(one.id)
        if (words(one).includes('逾期')) expect(ids(lists.overdue)).toContain(one.id)
      }
    }),
    { numRuns: 10 },
  )
})

test('an address says its list, and is read back; what does not exist is left out', () => {
  const read = (query: string) => readInboxAddress(new URLSearchParams(query))
  const address = read('view=overdue&q=管网&kind=help&topic=供水&event=e&department=d&page=3')
  expect(address).toEqual({
    view: 'overdue',
    query: '管网',
    kind: 'help',
    topic: '供水',
    event: 'e',
    department: 'd',
    page: 3,
  })
  expect(read(inboxQuery(address, { page: 3 }))).toEqual(address)
  expect(read(inboxQuery(address, { view: 'mine' }))).toEqual({ ...address, view: 'mine', page: 1 })
  expect(read('view=nonsense&kind=nonsense&page=-4&q=%20')).toMatchObject({ view: 'open', query: '', page: 1 })
  expect(read('view=open&kind=nonsense').kind).toBeUndefined()
  expect(read('q=%E6%B0%B4%00&topic=%00')).toMatchObject({ query: '水', topic: undefined })
  expect(read('find=2026120504').query).toBe('2026120504')
  expect(readListBeside(new URLSearchParams('done=accepted'))).toBeUndefined()
  const preview = new URL(pageOfCase(listedCaseHref('1', address), 'preview'), 'https://open.jimo.example')
  expect(preview.pathname).toBe('/console/questions/1/preview')
  expect(readListBeside(preview.searchParams)).toEqual(address)
  expect(pageOfCase('/console/questions/1', 'preview')).toBe('/console/questions/1/preview')
})
