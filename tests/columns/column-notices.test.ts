// Who hears of a column on its way, and what its feeds carry.
import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { loader as columnFeed } from '#app/columns/routes/column-atom.ts'
import { loader as columnsFeed } from '#app/columns/routes/columns-atom.ts'
import { withdrawColumn } from '#app/columns/withdraw-column.server.ts'
import { useConfig } from '#app/config.server.ts'
import { setClock } from '#app/platform/clock.ts'
import { memberships, outboxMessages, staff } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { useTestStore } from '#tests/support/world.ts'
import { HEAD, makeColumn } from './people.ts'

useTestStore()

const ORIGIN = 'https://open.example.gov.cn'

/** `notice recipient`, in the order of the recipients' addresses. */
async function told(people: Record<string, { email: string }>) {
  const rows = await reader()
    .select({ recipient: outboxMessages.recipient, values: outboxMessages.values })
    .from(outboxMessages)
    .where(eq(outboxMessages.kind, 'column-notice'))
    .orderBy(asc(outboxMessages.id))
  const nameOf = (address: string) =>
    Object.entries(people).find(([, person]) => person.email === address)?.[0] ?? address
  return rows.map(({ recipient, values }) => `${values.notice} ${nameOf(recipient.address)}`).sort()
}

it('those who may review a column hear when it is handed in; those who wrote it, what became of it', async () => {
  const { world, columnId, section, submit, decide } = await makeColumn()
  const { officer, secondOfficer, reviewer, both, overseer, organiser, outsider } = world
  const people = { officer, secondOfficer, reviewer, both, overseer, organiser, outsider }
  await section(world.officer)
  await section(world.both, { heading: '用工' })
  await submit(world.organiser)
  // `both` reviews in this department, and wrote some of it.
  expect(await told(people)).toEqual(['handedIn reviewer'])
  await submit(world.organiser)
  expect(await told(people)).toHaveLength(1)
  await decide(world.reviewer, '请补充办理地点。')
  expect(await told(people)).toEqual(['handedIn reviewer', 'returned both', 'returned officer', 'returned organiser'])
  await submit(world.officer)
  await decide(world.reviewer)
  expect((await told(people)).filter((line) => line.startsWith('handedIn'))).toHaveLength(2)
  expect((await told(people)).filter((line) => line.startsWith('published'))).toEqual([
    'published both',
    'published officer',
  ])
  const [first] = await reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'column-notice'))
  expect(first).toMatchObject({
    departmentId: world.department.id,
    values: { notice: 'handedIn', title: HEAD.title, path: `/console/columns/${columnId}`, note: null },
  })
})

it('where nobody else of the department reviews, the overseers hear; nobody who can no longer sign in does', async () => {
  const { world, section, submit, decide } = await makeColumn()
  const { officer, reviewer, both, overseer } = world
  await store().transaction(async (tx) => {
    await tx.delete(memberships).where(eq(memberships.staffId, both.staffId))
    await tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, reviewer.staffId))
  })
  await section(officer)
  await submit(officer)
  expect(await told({ officer, reviewer, both, overseer })).toEqual(['handedIn overseer'])
  await store().transaction(async (tx) => {
    await tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, officer.staffId))
  })
  await decide(overseer, '请补充。')
  expect(await told({ officer, reviewer, both, overseer })).toEqual(['handedIn overseer'])
})

const feed = async (loader: typeof columnFeed, path: string, params: Record<string, string> = {}) => {
  const request = new Request(`${ORIGIN}${path}`)
  return loader({ request, params, context: {} } as unknown as Parameters<typeof columnFeed>[0])
}

it('feeds carry what is public, a section with the day it changed last, and nothing of a draft', async () => {
  useConfig({ ...testConfig(), publicOrigin: ORIGIN })
  const { world, columnId, section, submit, decide, latest } = await makeColumn()
  const here = (path: string) => feed(columnFeed, path, { slug: 'doing-business' })
  const restore = setClock(() => new Date('2026-12-01T02:00:00Z'))
  try {
    await expect(here('/columns/doing-business.atom')).rejects.toMatchObject({ status: 404 })
    expect(await (await feed(columnsFeed, '/columns.atom')).text()).not.toContain(HEAD.title)
    await section(world.officer, { heading: '开办企业', text: '一日 <办结> & 免费。' })
    await section(world.officer, { heading: '用工', text: '网上办。' })
    await submit(world.officer)
    await decide(world.reviewer)
    setClock(() => new Date('2026-12-08T02:00:00Z'))
    const second = (await latest()).sections[1]!.key
    await section(world.officer, { heading: '用工', text: '网上办，当日备案。' }, second)
    await submit(world.officer)
    await decide(world.reviewer)
    await section(world.officer, { heading: '尚未公开', text: '草稿。' })
  } finally {
    restore()
  }
  const all = await feed(columnsFeed, '/columns.atom')
  expect(all.headers.get('Content-Type')).toContain('application/atom+xml')
  const listed = await all.text()
  expect(listed).toContain(`${ORIGIN}/columns/doing-business`)
  expect(listed).toContain('<updated>2026-12-08T02:00:00.000Z</updated>')
  expect(listed).toContain('<published>2026-12-01T02:00:00.000Z</published>')
  const one = await (await here('/columns/doing-business.atom')).text()
  expect(
    [...one.matchAll(/<entry>[\s\S]*?<title[^>]*>([\s\S]*?)<\/title>[\s\S]*?<updated>(.*?)<\/updated>/g)].map(
      ([, title, at]) => [title?.replace(/<!\[CDATA\[|\]\]>/g, ''), at],
    ),
  ).toEqual([
    ['用工', '2026-12-08T02:00:00.000Z'],
    ['开办企业', '2026-12-01T02:00:00.000Z'],
  ])
  expect(one).toContain(`${ORIGIN}/columns/doing-business.atom`)
  expect(one).not.toContain('尚未公开')
  await inTransaction(world.officer, (work) => withdrawColumn(work, columnId, '内容过时。'))
  expect((await here('/columns/doing-business.atom')).status).toBe(410)
  expect(await (await feed(columnsFeed, '/columns.atom')).text()).not.toContain(HEAD.title)
})
