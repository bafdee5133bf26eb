// Codes cannot be guessed: a million random ones meet none of those that were given out, by the phone's list and by the database.
import { createHash, randomBytes } from 'node:crypto'
import { inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { PhoneList } from '#app/check-in/phone-list.ts'
import { KEY_LENGTH, type ListRow } from '#app/check-in/sealed-list.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { registrations } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeEvent, makeRegistration, useTestStore } from '#tests/support/world.ts'

useTestStore()
const GUESSES = 1_000_000
const AT_ONCE = 500

test('ten thousand issued codes, a million guesses of the same kind: no hit in a phone’s list', () => {
  const issued = Array.from({ length: 10_000 }, () => newSecret())
  expect(new Set(issued).size).toBe(issued.length)
  const list = new PhoneList('event')
  const rows = issued.map(
    (secret): ListRow => [hashSecret(secret).slice(0, KEY_LENGTH), '', 0, 'confirmed', 1, 0, 0, 'x'],
  )
  const event = { id: 'event', title: '', titleEn: null }
  list.apply({ complete: true, slots: [], tickets: rows, event }, new Set())
  for (const secret of issued) expect(list.find(hashSecret(secret).slice(0, KEY_LENGTH))).toBeDefined()
  const length = issued[0]?.length ?? 0
  const alphabet = [...new Set(issued.join(''))]
  let hits = 0
  for (let guess = 0; guess < GUESSES; guess++) {
    const bytes = randomBytes(length)
    let text = ''
    for (const byte of bytes) text += alphabet[byte % alphabet.length]
    const key = createHash('sha256').update(text).digest('base64url').slice(0, KEY_LENGTH)
    if (list.find(key)) hits++
  }
  expect(hits).toBe(0)
})

test('and none in the database, by the index that a scan asks', async () => {
  const { slot } = await makeEvent({})
  const made = await Promise.all(Array.from({ length: 20 }, () => makeRegistration(slot)))
  const find = (hashes: string[]) => reader().$count(registrations, inArray(registrations.ticketHash, hashes))
  expect(await find(made.map(({ ticketHash }) => ticketHash))).toBe(20)
  let hits = 0
  for (let guess = 0; guess < 100_000; guess += AT_ONCE)
    hits += await find(Array.from({ length: AT_ONCE }, () => hashSecret(newSecret())))
  expect(hits).toBe(0)
})
