import { describe, expect, it } from 'vitest'
import { failureOf } from '#app/outbox/mail-transport.server.ts'
import { classOfReply, delayAfter } from '#app/outbox/retry-ladder.ts'

describe('replies of a mail server', () => {
  it.each([421, 450, 451, 452])('%i passes quickly', (code) => expect(classOfReply(code)).toBe('quick'))
  it.each([400, 432, 454, 471])('%i takes longer', (code) => expect(classOfReply(code)).toBe('slow'))
  it.each([500, 550, 552, 554])('%i is final', (code) => expect(classOfReply(code)).toBe('permanent'))
})

describe('the ladder', () => {
  const waits = (failure: 'quick' | 'slow' | 'unreachable', attempts: number) =>
    Array.from({ length: attempts }, (_, index) => (delayAfter(failure, index + 1, 0) ?? 0) / 1000)

  it('rises, and its last rung repeats', () => {
    expect(waits('quick', 8)).toEqual([10, 30, 60, 300, 900, 900, 900, 900])
    expect(waits('unreachable', 6)).toEqual([10, 30, 60, 300, 900, 900])
    expect(waits('slow', 7)).toEqual([60, 300, 600, 1200, 1800, 1800, 1800])
  })

  it('spreads repeats by up to a tenth', () => expect(delayAfter('quick', 1, 1)).toBe(11_000))

  it('gives up at once what is final, and the rest after about two days', () => {
    expect(delayAfter('permanent', 1)).toBeUndefined()
    const total = (failure: 'quick' | 'slow') => {
      let sum = 0
      for (let attempts = 1; ; attempts++) {
        const delay = delayAfter(failure, attempts, 0)
        if (delay === undefined) return sum / 86_400_000
        sum += delay
      }
    }
    expect(total('quick')).toBeGreaterThan(1.9)
    expect(total('slow')).toBeGreaterThan(1.9)
  })
})

describe('errors of the mail library', () => {
  const error = (fields: object) => Object.assign(new Error('to sun@citizen.example failed'), fields)

  it('are about the message only when the server spoke about the message', () => {
    const spoken = {
      code: 'EENVELOPE',
      responseCode: 550,
      command: 'RCPT TO',
      response: '550 5.1.1 <sun@x.example> no',
    }
    expect(failureOf(error(spoken))).toMatchObject({ failure: 'permanent', code: '550 5.1.1 RCPT TO' })
    expect(failureOf(error({ code: 'EAUTH', responseCode: 535, command: 'AUTH PLAIN' }))).toMatchObject({
      failure: 'unreachable',
      code: 'connection EAUTH 535',
    })
    expect(failureOf(error({ code: 'ESOCKET', command: 'CONN' }))).toMatchObject({ failure: 'unreachable' })
    expect(failureOf(error({ code: 'ETLS', command: 'STARTTLS', responseCode: 454 }))).toMatchObject({
      failure: 'unreachable',
    })
  })

  it('leave no address behind', () => {
    const texts = [{ responseCode: 550, command: 'RCPT TO', response: '550 <sun@citizen.example> gone' }, {}]
    for (const fields of texts) expect(JSON.stringify(failureOf(error(fields)))).not.toContain('sun@')
  })
})
