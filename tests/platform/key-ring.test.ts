import { createHmac, hkdfSync } from 'node:crypto'
import { expect, it } from 'vitest'
import { lookupHash, newKeyEntry, sign, useKeyRing } from '#app/platform/key-ring.server.ts'

it('hashes for look-ups and signs with HMAC-SHA-256 as RFC 2104 has it', () => {
  const lookup = newKeyEntry().secret
  useKeyRing({ keys: [newKeyEntry()], lookup })
  const key = (purpose: string) =>
    Buffer.from(hkdfSync('sha256', Buffer.from(lookup, 'base64url'), '', `open-day ${purpose}`, 32))
  const reference = (purpose: string, text: string) =>
    createHmac('sha256', key(purpose)).update(text).digest('base64url')
  for (const value of ['', '13912345678', '龘𠮷 é', 'x'.repeat(500)]) {
    expect(lookupHash('phone', value)).toBe(reference('look-up', `phone\0${value}`).slice(0, 22))
    expect(sign('form', value)).toBe(reference('signing', `form\0${value}`))
  }
})
