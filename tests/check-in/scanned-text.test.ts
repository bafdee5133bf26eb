import fc from 'fast-check'
import { expect, test } from 'vitest'
import { ticketIn } from '#app/check-in/scanned-text.ts'

const secret = 'abcdefghjkmnpqrstuvwxyz234'

test('reads the address of a ticket in upper and lower case', () => {
  expect(ticketIn(`HTTP://OPEN.EXAMPLE.GOV.CN/T/${secret.toUpperCase()}`)).toEqual({ secret })
  expect(ticketIn(`https://open.example.gov.cn:8443/t/${secret}?lang=en#top`)).toEqual({ secret })
})

test('reads the bare secret and the short code, also as people type them', () => {
  expect(ticketIn(` ${secret.toUpperCase()}\r\n`)).toEqual({ secret })
  expect(ticketIn('1234 5678')).toEqual({ shortCode: '12345678' })
  expect(ticketIn('１２３４-５６７８')).toEqual({ shortCode: '12345678' })
})

test('nothing but a ticket is one', () => {
  for (const text of [
    '',
    '1234567',
    '123456789',
    'https://open.example.gov.cn/events/water',
    `https://open.example.gov.cn/r/${secret}`,
    `javascript:alert(1)//t/${secret}`,
    `https://open.example.gov.cn/t/${secret}/more`,
    `${secret}\u0000`,
    `\u202e${secret}`,
    'A'.repeat(4096),
    `https://x/t/${'a'.repeat(4096)}`,
    "' or 1=1 --",
  ])
    expect(ticketIn(text)).toBeUndefined()
})

test('never throws, whatever a code holds', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (text) => void ticketIn(text)))
})
