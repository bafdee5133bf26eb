import { eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cancelRegistrationsOfEvent } from '#app/registrations/cancel-for-event.server.ts'
import { outboxMessages, registrations } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()

it('a walk-in who left no contact does not keep the event from being called off', async () => {
  const { event, slot } = await makeEvent({ slot: { taken: 2 } })
  await makeRegistration(slot, { phone: null, email: null })
  await makeRegistration(slot, { phone: '13912345678' })
  await inTransaction({ kind: 'system', job: 'test' }, (work) => cancelRegistrationsOfEvent(work, event.id, '停电'))
  expect(await reader().$count(registrations, eq(registrations.status, 'cancelled'))).toBe(2)
  expect(await reader().$count(outboxMessages)).toBe(1)
})
