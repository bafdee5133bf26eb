// Codes cannot be guessed: a hundred thousand random ones meet none of those that the database holds, by the index that a scan asks.
import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()
const AT_ONCE = 500

test('no guess is found', async () => {
  const { slot } = await makeEvent({})
  const made = await Promise.all(Array.from({ length: 20 }, () => makeRegistration(slot)))
  const find = (hashes: string[]) => reader().$count(registrations, inArray(registrations.ticketHash, hashes))
  expect(await find(made.map(({ ticketHash }) => ticketHash))).toBe(20)
  let hits = 0
  for (let guess = 0; guess < 100_000; guess += AT_ONCE)
    hits += await find(Array.from({ length: AT_ONCE }, () => hashSecret(newSecret())))
  expect(hits).toBe(0)
})
