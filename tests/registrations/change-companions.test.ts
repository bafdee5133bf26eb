import { eq } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import { setClock } from '#app/platform/clock.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changeCompanions } from '#app/registrations/change-companions.server.ts'
import { auditEntries, outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()

let restore = () => {}
afterEach(() => restore())

const change = (id: string, names: string[]) => inTransaction(CITIZEN, (work) => changeCompanions(work, id, names))
const companions = async (id: string) =>
  (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]?.companions
const family = { partySize: 3, companions: [{ name: '李明' }, { name: '李小雨' }] }

it('says who still comes, leaves a trail without names, and tells nobody', async () => {
  const { slot } = await makeEvent({ seats: 5 })
  const { id } = await registered(slot.id, family)
  const told = (await reader().select().from(outboxMessages)).length
  expect(await change(id, ['李小雨'])).toEqual({ outcome: 'changed' })
  expect(await companions(id)).toEqual([{ name: '李小雨' }])
  expect(await change(id, ['李小雨'])).toEqual({ outcome: 'unchanged' })
  expect(await change(id, [])).toEqual({ outcome: 'changed' })
  expect(await companions(id)).toBeNull()
  const trail = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'registration.changed'))
  expect(trail.map(({ detail }) => detail)).toEqual([
    { field: 'companions', names: 1 },
    { field: 'companions', names: 0 },
  ])
  expect(await reader().select().from(outboxMessages)).toHaveLength(told)
})

it('is refused with more names than people, after a cancellation, after the event, and for nobody', async () => {
  const { slot } = await makeEvent({ seats: 5 })
  const { id } = await registered(slot.id, family)
  expect(await change(id, ['李明', '李小雨', '李大海'])).toEqual({ outcome: 'tooMany' })
  expect(await change('no-such-registration', [])).toEqual({ outcome: 'unknown' })
  restore = setClock(() => slot.endsAt)
  expect(await change(id, ['李明'])).toEqual({ outcome: 'over' })
  restore()
  await inTransaction(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' }))
  expect(await change(id, ['李明'])).toEqual({ outcome: 'notLive' })
  expect(await companions(id)).toEqual(family.companions)
})
