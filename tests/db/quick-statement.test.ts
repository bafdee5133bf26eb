import { eq, gt, sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { now } from '#app/platform/clock.ts'
import { quicken } from '#db/quick-statement.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import { reader, store } from '#db/work.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()

it('answers as the statement did before: dates, ciphers, nulls, joins', async () => {
  const { slot } = await makeEvent()
  await makeRegistration(slot)
  const whole = () =>
    reader()
      .select()
      .from(registrations)
      .where(eq(registrations.slotId, sql.placeholder('slotId')))
      .limit(sql.placeholder('most'))
      .prepare('quick-whole')
  const joined = () =>
    reader()
      .select({ event: { id: events.id, state: events.state }, startsAt: slots.startsAt, twice: sql<number>`2` })
      .from(slots)
      .innerJoin(events, eq(events.id, slots.eventId))
      .where(gt(slots.startsAt, sql.param(sql.placeholder('since'), slots.startsAt)))
      .prepare('quick-joined')
  const ofSlot = { slotId: slot.id, most: 5 }
  const plain = await whole().execute(ofSlot)
  expect(plain).toHaveLength(1)
  expect(await quicken(whole()).execute(ofSlot)).toEqual(plain)
  const since = { since: new Date(0) }
  expect(await quicken(joined()).execute(since)).toEqual(await joined().execute(since))
})

it('writes and returns as the statement did before', async () => {
  const { slot } = await makeEvent()
  const rename = (tx: Tx) =>
    quicken(
      tx
        .update(slots)
        .set({ checkInOpensAt: sql.placeholder('at') as unknown as Date })
        .where(eq(slots.id, sql.placeholder('slotId')))
        .returning({ at: slots.checkInOpensAt })
        .prepare('quick-update'),
    )
  const at = now()
  const returned = await store().transaction((tx) => rename(tx).execute({ slotId: slot.id, at }))
  expect(returned).toEqual([{ at }])
})

it('refuses a statement without all its values', async () => {
  const statement = quicken(
    reader()
      .select({ id: slots.id })
      .from(slots)
      .where(eq(slots.id, sql.placeholder('slotId')))
      .prepare('quick-missing'),
  )
  await expect(async () => statement.execute({})).rejects.toThrow('slotId')
})
