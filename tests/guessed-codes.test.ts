// Codes cannot be guessed: a million others of the same kind meet none of those that a phone at the gate keeps.
import { expect, test } from 'vitest'
import { PhoneList } from '#app/check-in/phone-list.ts'
import { KEY_LENGTH, type ListRow } from '#app/check-in/sealed-list.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'

const GUESSES = 1_000_000

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
  let hits = 0
  for (let guess = 0; guess < GUESSES; guess++) if (list.find(hashSecret(newSecret()).slice(0, KEY_LENGTH))) hits++
  expect(hits).toBe(0)
})
