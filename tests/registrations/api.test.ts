import { beforeEach, describe, expect, it } from 'vitest'
import { readConfig, useConfig } from '#app/config.server.ts'
import type { ApiAnswer } from '#app/platform/api-answer.ts'
import { hours, after as later, now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { answerRegistration } from '#app/registrations/api-register.server.ts'
import {
  answerRegistrationCancel,
  answerRegistrationChange,
  answerRegistrationRead,
} from '#app/registrations/api-registration.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { checkFormStamp, newFormStamp } from '#app/registrations/form-stamp.server.ts'
import { makeEvent, makeSlot, useTestStore } from '#tests/support/world.ts'

useTestStore()
beforeEach(() => useConfig(readConfig({ PUBLIC_ORIGIN: 'https://open.example.gov.cn' })))

const ADDRESS = '203.0.113.7'
let people = 0
const body = (given: object = {}) => {
  people += 1
  return { name: '孙玉梅', phone: `1380000${1000 + people}`, consent: { version: CURRENT_CONSENT.version }, ...given }
}
const post = (slotId: string, value: object, key?: string) =>
  answerRegistration({ slotId, text: JSON.stringify(value), idempotencyKey: key }, ADDRESS)
const shown = (answer: ApiAnswer) => ('value' in answer ? (answer.value as Record<string, string>) : {})
const tokenOf = (answer: ApiAnswer) => shown(answer).manageUrl?.split('/').at(-1) as string

describe('POST /api/v1/slots/{slotId}/registrations', () => {
  it('answers 201 with the links of the contract, on the configured origin', async () => {
    const { slot } = await makeEvent()
    const answer = await post(slot.id, body({ partySize: 2, companions: [{ name: '李明' }], language: 'en' }))
    expect(answer.status).toBe(201)
    const value = shown(answer)
    expect(Object.keys(value).sort()).toEqual(
      ['calendarUrl', 'id', 'manageUrl', 'partySize', 'qr', 'shortCode', 'status', 'ticketUrl'].sort(),
    )
    expect(value.ticketUrl).toMatch(/^https:\/\/open\.example\.gov\.cn\/t\/[a-z2-9]{26}$/)
    expect(value.qr).toBe(value.ticketUrl?.toUpperCase())
    expect(value.qr).toMatch(/^[0-9A-Z $%*+\-./:]+$/)
    expect(value.calendarUrl).toBe(`${value.manageUrl}/calendar.ics`)
  })

  it('names the place on the waiting list, and answers the same key the same', async () => {
    const { slot } = await makeEvent({ seats: 1 })
    await post(slot.id, body())
    const submission = body()
    const first = await post(slot.id, submission, 'key-0001')
    expect(shown(first)).toMatchObject({ status: 'waiting', waitingPosition: 1 })
    expect(await post(slot.id, submission, 'key-0001')).toEqual(first)
    expect(await post(slot.id, { ...submission, name: '李明' }, 'key-0001')).toMatchObject({
      status: 422,
      code: 'idempotencyKeyReused',
    })
  })

  it('waits whole unless it takes fewer, and then is offered what is free', async () => {
    const { slot } = await makeEvent({ seats: 2 })
    expect(shown(await post(slot.id, body({ partySize: 3 })))).toMatchObject({ status: 'waiting', partySize: 3 })
    const other = await makeEvent({ seats: 2 })
    const submission = body({ partySize: 3, takesFewer: true })
    const answer = await post(other.slot.id, submission, 'key-0002')
    expect(shown(answer)).toMatchObject({ status: 'offered', partySize: 2 })
    expect(await post(other.slot.id, submission, 'key-0002')).toEqual(answer)
    expect(await post(other.slot.id, { ...submission, takesFewer: false }, 'key-0002')).toMatchObject({ status: 422 })
    expect(await post(slot.id, body({ takesFewer: 'yes' }))).toMatchObject({ status: 422 })
  })

  it.each([
    [{ name: '' }, [['name', 'nameMissing']]],
    [{ name: 'https://evil.example' }, [['name', 'nameUnreadable']]],
    [{ name: '孙'.repeat(41) }, [['name', 'nameTooLong']]],
    [{ phone: '1390532017' }, [['phone', 'phoneWrong']]],
    [{ phone: undefined }, [['phone', 'contactMissing']]],
    [{ email: 'a@x.org, b@y.org' }, [['email', 'emailWrong']]],
    [{ partySize: 0 }, [['partySize', 'partySizeMissing']]],
    [{ partySize: 1.5 }, [['partySize', 'partySizeMissing']]],
    [{ partySize: 6 }, [['partySize', 'partyTooLarge']]],
    [{ companions: [{ name: '李明' }] }, [['companions', 'tooManyCompanions']]],
    [{ consent: undefined }, [['consent', 'consentMissing']]],
    [{ consent: { version: '0' } }, [['consent.version', 'consentOutdated']]],
    [{ admin: true }, [['admin', 'unrecognized_keys']]],
    [{ guardian: { name: '王芳', role: 'x' } }, [['guardian.role', 'unrecognized_keys']]],
  ])('answers 422 to %j', async (given, expected) => {
    const { slot } = await makeEvent()
    const answer = await post(slot.id, body(given))
    expect(answer).toMatchObject({ status: 422, code: 'invalid' })
    const errors = 'errors' in answer ? (answer.errors ?? []) : []
    expect(errors.map(({ path, code }) => [path, code])).toEqual(expected)
    expect(errors.every(({ message }) => message.length > 0)).toBe(true)
  })

  it('answers 400 to what is no JSON and 404 to a slot that is not there', async () => {
    expect(await answerRegistration({ slotId: 'x', text: '{' }, ADDRESS)).toMatchObject({ status: 400 })
    expect(await post('no-such-slot', body())).toMatchObject({ status: 404, code: 'notFound' })
  })

  it('answers 409 with the reason', async () => {
    const full = await makeEvent({ seats: 1, waitingCapacity: 0 })
    const early = await makeEvent({ slot: { signUpOpensAt: later(now(), hours(1)) } })
    const closed = await makeEvent({ slot: { signUpClosesAt: later(now(), -hours(1)) } })
    const off = await makeEvent({ event: { state: 'cancelled' } })
    const known = body()
    await post(full.slot.id, known)
    const codes: unknown[] = []
    for (const { slot } of [full, early, closed, off]) {
      const answer = await post(slot.id, body())
      codes.push([answer.status, 'code' in answer ? answer.code : ''])
    }
    const again = await post(full.slot.id, known)
    codes.push([again.status, 'code' in again ? again.code : ''])
    expect(codes).toEqual([
      [409, 'full'],
      [409, 'notOpenYet'],
      [409, 'closed'],
      [409, 'cancelled'],
      [409, 'alreadyRegistered'],
    ])
  })

  it('answers 429 to the twenty-first try of one contact, and lets 300 people behind one address pass', async () => {
    const { slot } = await makeEvent({ seats: 1, waitingCapacity: 0 })
    const one = body()
    const statuses: number[] = []
    for (let n = 0; n < 21; n++) statuses.push((await post(slot.id, one)).status)
    expect(statuses.at(-1)).toBe(429)
    expect(statuses.slice(1, 20).every((status) => status === 409)).toBe(true)
    const large = await makeEvent({ seats: 300 })
    const many = await Promise.all(Array.from({ length: 300 }, () => post(large.slot.id, body())))
    expect(many.every(({ status }) => status === 201)).toBe(true)
  })
})

describe('/api/v1/registrations/{manageToken}', () => {
  it('reads, changes and cancels; the second cancel answers like the first', async () => {
    const { event, slot } = await makeEvent({ seats: 5 })
    const other = await makeSlot(event.id)
    const token = tokenOf(await post(slot.id, body()))
    const change = (value: object) => answerRegistrationChange(token, JSON.stringify(value), ADDRESS)
    expect(shown(await answerRegistrationRead(token))).toMatchObject({ status: 'confirmed', name: '孙玉梅' })
    const changed = await change({ partySize: 2, slotId: other.id, name: '孙玉美' })
    expect(shown(changed)).toMatchObject({ partySize: 2, slotId: other.id, name: '孙玉美' })
    expect(await change({})).toMatchObject({ status: 422 })
    expect(await change({ partySize: 6 })).toMatchObject({ status: 422 })
    expect(await change({ slotId: 'no-such-slot' })).toMatchObject({ status: 422 })
    const cancelled = await answerRegistrationCancel(token, ADDRESS)
    expect(shown(cancelled)).toMatchObject({ status: 'cancelled' })
    expect(await answerRegistrationCancel(token, ADDRESS)).toEqual(cancelled)
    const late = await change({ partySize: 1 })
    expect(late).toMatchObject({ status: 409, code: 'cancelled', detail: expect.stringContaining('This registration') })
  })

  it('says what a change met: too few places, or a place in line that may only become smaller', async () => {
    const { event, slot } = await makeEvent({ seats: 1 })
    const other = await makeSlot(event.id, { capacity: 1, waitingCapacity: 5 })
    const holder = tokenOf(await post(slot.id, body()))
    const waiting = tokenOf(await post(slot.id, body()))
    await post(other.id, body())
    const change = (token: string, value: object) => answerRegistrationChange(token, JSON.stringify(value), ADDRESS)
    const noRoom = { status: 409, code: 'full', detail: 'There are not enough free places; nothing was changed' }
    expect(await change(holder, { partySize: 2 })).toMatchObject(noRoom)
    expect(await change(holder, { slotId: other.id })).toMatchObject(noRoom)
    expect(await change(waiting, { partySize: 2 })).toMatchObject({
      status: 409,
      code: 'full',
      detail: 'A party on the waiting list, or with an offer, may only become smaller',
    })
  })

  it('is not there for a ticket secret or anything else that is no manage token', async () => {
    const { slot } = await makeEvent()
    const ticket = shown(await post(slot.id, body()))
      .ticketUrl?.split('/')
      .at(-1) as string
    for (const token of [ticket, '', 'x', 'a'.repeat(26), '../../etc']) {
      await expect(answerRegistrationRead(token)).rejects.toBeInstanceOf(NotFound)
    }
  })
})

describe('the stamp of a form', () => {
  it('is refused within two seconds, after a day, when it is not ours, and after thirty posts', async () => {
    const drawn = new Date('2026-11-23T02:00:00Z')
    const stamp = newFormStamp(drawn)
    expect(await checkFormStamp(stamp, later(drawn, 1900))).toBe('tooQuick')
    expect(await checkFormStamp(stamp, later(drawn, 2000))).toBe('ok')
    expect(await checkFormStamp(stamp, later(drawn, hours(25)))).toBe('stale')
    expect(await checkFormStamp(`${stamp}x`, later(drawn, 5000))).toBe('stale')
    expect(await checkFormStamp('', drawn)).toBe('stale')
    const verdicts = await Promise.all(Array.from({ length: 31 }, () => checkFormStamp(stamp, later(drawn, 5000))))
    expect(verdicts.at(-1)).toBe('tooMany')
  })
})
