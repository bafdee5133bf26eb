import { expect, it } from 'vitest'
import { forgetPresences, sitDown } from '#app/drafts/desk-presence.server.ts'
import { FORGOTTEN_AFTER, NOTED_EVERY, SEEN_WITHIN } from '#app/drafts/draft.ts'
import { after as later, now, setClock } from '#app/platform/clock.ts'
import { deskPresences } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeDepartment, makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const seen = async () => (await reader().select({ at: deskPresences.seenAt }).from(deskPresences)).map(({ at }) => at)

async function whenItIs<Result>(moment: Date, act: () => Promise<Result>): Promise<Result> {
  const back = setClock(() => moment)
  try {
    return await act()
  } finally {
    back()
  }
}

async function twoOrganisers() {
  const { id: departmentId } = await makeDepartment()
  const { event } = await makeEvent({ departmentId })
  const wang = await makeStaff(['organiser'], departmentId, '王海燕')
  const liu = await makeStaff(['organiser'], departmentId, '刘洋')
  return { wang, liu, subject: { kind: 'event', id: event.id } as const }
}

it('two people on one page see each other, and not themselves, until two minutes after the other has left', async () => {
  const { wang, liu, subject } = await twoOrganisers()
  const start = now()
  await whenItIs(start, async () => {
    expect(await sitDown(wang, subject)).toEqual([])
    expect(await sitDown(liu, subject)).toMatchObject([{ name: '王海燕', seenAt: start }])
    expect((await sitDown(wang, subject)).map(({ name }) => name)).toEqual(['刘洋'])
    // The plan of the same event is another page.
    expect(await sitDown(wang, { ...subject, kind: 'plan' })).toEqual([])
  })
  await whenItIs(later(start, SEEN_WITHIN), async () => expect(await sitDown(liu, subject)).toEqual([]))
})

it('reading a page again soon writes nothing; staying is noted', async () => {
  const { wang, subject } = await twoOrganisers()
  const start = now()
  await whenItIs(start, () => sitDown(wang, subject))
  await whenItIs(later(start, NOTED_EVERY - 1000), () => sitDown(wang, subject))
  expect(await seen()).toEqual([start])
  await whenItIs(later(start, NOTED_EVERY), () => sitDown(wang, subject))
  expect(await seen()).toEqual([later(start, NOTED_EVERY)])
})

it('who has long left is forgotten', async () => {
  const { wang, liu, subject } = await twoOrganisers()
  const start = now()
  await whenItIs(start, () => sitDown(wang, subject))
  const long = later(start, FORGOTTEN_AFTER + 1)
  await whenItIs(long, async () => {
    await sitDown(liu, subject)
    expect(await forgetPresences()).toBe(1)
    expect(await forgetPresences()).toBe(0)
  })
  expect(await seen()).toEqual([long])
})
