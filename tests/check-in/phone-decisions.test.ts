// What a phone decides and finds itself while the network is away, and what comes of it at the server.
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { openConflicts } from '#app/check-in/conflict-queries.server.ts'
import { headCountOf, recountHeads } from '#app/check-in/head-count.server.ts'
import { recordScans } from '#app/check-in/record-scans.server.ts'
import { after, minutes, now, setClock } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { changeRegistration } from '#app/registrations/change-registration.server.ts'
import { liveCodesOf, makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { replaceCode } from '#app/registrations/replace-code.server.ts'
import { companionTickets, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { attemptOf } from '#tests/support/phone.ts'
import { makeDevice, makeRegistration, useTestStore } from '#tests/support/world.ts'
import {
  backOnline,
  eventToday,
  openedAgain,
  pairedPhone,
  phone,
  recorded,
  SOON,
  usePhones,
  verdictOf,
} from './paired-phone.ts'

useTestStore()
usePhones()

test('taken back without network, an entry and a walk-in are as if they had not been', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  phone.network = 'down'
  const attempt = attemptOf(ticketSecret)
  const walkIn = { nonce: newId(), partySize: 2, slotId: slot.id, happenedAt: new Date().toISOString() }
  await gate.scan(attempt)
  await gate.walkIn(walkIn)
  expect(await gate.undo(attempt.nonce)).toEqual({ value: { arrived: 0, partySize: 2 } })
  expect(await gate.undo(walkIn.nonce)).toMatchObject({ value: { partySize: 2 } })
  expect(await gate.count()).toMatchObject({ value: { inside: 0 } })
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 0, arrived: 0 })
})

test('whom the server knew to be inside already is inside for this phone too when the network goes', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  // Another gate lets them in; this phone has not fetched the list since.
  const other = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const entry = { nonce: newId(), ticket: { secret: ticketSecret }, kind: 'entry' as const, happenedAt: now() }
  await recordScans(other, [{ ...entry, offline: false, force: false }])
  expect(verdictOf(await gate.scan(attemptOf(ticketSecret)))).toBe('alreadyIn')
  phone.network = 'down'
  expect(verdictOf(await gate.scan(attemptOf(ticketSecret)))).toBe('alreadyIn')
  expect(await gate.count()).toMatchObject({ value: { inside: 2 } })
})

test('without network the phone says when and where another gate let somebody in, and by which phone', async () => {
  const { event, slot, device } = await eventToday()
  const party = await makeRegistration(slot, { partySize: 2, name: '孙玉梅' })
  const single = await makeRegistration(slot)
  const other = await makeDevice(event.id, { name: '手机 B', gate: '2 号口' })
  const at = after(now(), -minutes(7))
  const entry = (secret: string) => ({ nonce: newId(), ticket: { secret }, kind: 'entry' as const, happenedAt: at })
  await recordScans(other, [{ ...entry(party.ticketSecret), count: 1, offline: false, force: false }])
  await recordScans(other, [{ ...entry(single.ticketSecret), offline: false, force: false }])
  const gate = await pairedPhone(device)
  phone.network = 'down'
  const previous = { happenedAt: new Date(Math.floor(at.getTime() / 1000) * 1000).toISOString() }
  const where = { gate: '2 号口', phone: '手机 B' }
  expect(await gate.scan(attemptOf(single.ticketSecret))).toMatchObject({
    value: { verdict: 'alreadyIn', previous: { ...previous, ...where } },
  })
  const part = { value: { verdict: 'partlyIn', admitted: 1, previous: { ...previous, ...where } } }
  const mistaken = attemptOf(party.ticketSecret)
  expect(await gate.scan(mistaken)).toMatchObject(part)
  // Taken back, it is as if it had not been: the other gate was the last.
  await gate.undo(mistaken.nonce)
  expect(await gate.scan(attemptOf(party.ticketSecret))).toMatchObject(part)
  // Then this phone was the last.
  expect(await gate.scan(attemptOf(party.ticketSecret))).toMatchObject({
    value: { verdict: 'alreadyIn', previous: { gate: device.gate, phone: device.name } },
  })
})

test('a code replaced since is refused without network, names nobody, and the new one lets in once', async () => {
  const { event, slot, device } = await eventToday({ profile: 'supervisor' })
  const party = await makeRegistration(slot, { partySize: 2, name: '孙玉梅' })
  const late = await makeRegistration(slot)
  const other = await makeRegistration(slot)
  const gate = await pairedPhone(device)
  await inTransaction({ kind: 'citizen' }, (work) => replaceCode(work, party.id))
  // The old one was known to this phone, by name too; it hears of the change when it has uploaded something.
  await gate.search('玉梅')
  phone.network = 'down'
  await gate.scan(attemptOf(other.ticketSecret))
  await backOnline()
  await expect.poll(() => phone.kept.tickets.some(({ replaced }) => replaced), SOON).toBe(true)
  phone.network = 'down'
  const refused = { verdict: 'cancelled', replaced: true, admitted: 0, name: '' }
  expect(await gate.scan(attemptOf(party.ticketSecret))).toMatchObject({ value: refused })
  const typed = { ...attemptOf(''), ticket: { shortCode: party.shortCode } }
  expect(await gate.scan(typed)).toMatchObject({ value: refused })
  const [made] = await reader().select().from(registrations).where(eq(registrations.id, party.id))
  expect(await gate.scan(attemptOf(made?.ticketSecret ?? ''))).toMatchObject({
    value: { verdict: 'welcome', admitted: 2, name: '孙*梅' },
  })
  // Replaced while this phone cannot hear of it: whom it lets in is inside, and somebody looks.
  await inTransaction({ kind: 'citizen' }, (work) => replaceCode(work, late.id))
  expect(verdictOf(await gate.scan(attemptOf(late.ticketSecret)))).toBe('welcome')
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 4 })
  expect(await openConflicts(reader(), event.id)).toMatchObject([{ verdict: 'cancelled', replaced: true, people: 1 }])
  expect(await gate.count()).toMatchObject({ value: { inside: 4 } })
})

test('taken back in time without network, an entry is taken back when the server hears of it twenty minutes later', async () => {
  const { event, slot, device } = await eventToday()
  const { ticketSecret } = await makeRegistration(slot, { partySize: 2 })
  const gate = await pairedPhone(device)
  const attempt = attemptOf(ticketSecret)
  await gate.scan(attempt)
  phone.network = 'down'
  expect(await gate.undo(attempt.nonce)).toEqual({ value: { arrived: 0, partySize: 2 } })
  const putBack = setClock(() => after(new Date(), minutes(20)))
  try {
    await backOnline()
  } finally {
    putBack()
  }
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 0, arrived: 0 })
  expect(phone.status.at(-1)?.refused).toBe(0)
})

test('without network companions come in one by one by their own codes, and the server learns who', async () => {
  const { event, slot, device } = await eventToday()
  const party = await makeRegistration(slot, { partySize: 4, companions: [{ name: '王小芳' }] })
  await inTransaction({ kind: 'citizen' }, (work) => makeOwnCodes(work, party.id))
  const [two, three, four] = (await liveCodesOf(reader(), party.id)).map(({ ticketSecret }) => ticketSecret) as [
    string,
    string,
    string,
  ]
  const gate = await pairedPhone(device)
  // What the server answers the phone knows when the network goes.
  expect(await gate.scan(attemptOf(two))).toMatchObject({ value: { verdict: 'welcome', person: 2, name: '王*芳' } })
  phone.network = 'down'
  expect(await gate.scan(attemptOf(two))).toMatchObject({
    value: { verdict: 'alreadyIn', admitted: 0, person: 2, previous: { gate: device.gate } },
  })
  expect(await gate.scan({ ...attemptOf(three.toUpperCase()), count: 3 })).toMatchObject({
    value: { verdict: 'partlyIn', admitted: 1, arrived: 2, partySize: 4, person: 3, name: '孙*梅', ofParty: true },
  })
  expect(await gate.look(attemptOf(four))).toMatchObject({ value: { admitted: 1, person: 4 } })
  const mistaken = attemptOf(four)
  await gate.scan(mistaken)
  expect(await gate.undo(mistaken.nonce)).toEqual({ value: { arrived: 2, partySize: 4 } })
  expect(verdictOf(await gate.scan(attemptOf(three)))).toBe('alreadyIn')
  expect(verdictOf(await gate.scan(attemptOf(four)))).toBe('partlyIn')
  expect(verdictOf(await gate.scan(attemptOf(two, { kind: 'exit' })))).toBe('left')
  expect(await gate.count()).toMatchObject({ value: { inside: 2, arrived: 3 } })
  // Closed and opened again it still knows.
  const again = await openedAgain(device)
  expect(verdictOf(await again.scan(attemptOf(four)))).toBe('alreadyIn')
  expect(await again.scan(attemptOf(two))).toMatchObject({ value: { verdict: 'partlyIn', admitted: 1 } })
  await backOnline()
  expect(await headCountOf(reader(), event.id)).toMatchObject({ inside: 3, arrived: 3 })
  expect((await recorded()).filter(({ conflict }) => conflict)).toEqual([])
  expect((await recountHeads(reader())).some(({ differs }) => differs)).toBe(false)
  expect(await reader().$count(companionTickets, eq(companionTickets.inside, true))).toBe(3)
})

test('a companion who no longer comes is refused without network too', async () => {
  const { slot, device } = await eventToday()
  const party = await makeRegistration(slot, { partySize: 3 })
  await inTransaction({ kind: 'citizen' }, (work) => makeOwnCodes(work, party.id))
  await store().transaction((tx) => tx.update(slots).set({ taken: 3 }).where(eq(slots.id, slot.id)))
  const [, gone] = (await liveCodesOf(reader(), party.id)).map(({ ticketSecret }) => ticketSecret)
  await changeRegistration({ kind: 'citizen' }, party.id, { partySize: 2 })
  const gate = await pairedPhone(device)
  phone.network = 'down'
  expect(await gate.scan(attemptOf(gone ?? ''))).toMatchObject({
    value: { verdict: 'cancelled', admitted: 0, person: 3 },
  })
})

test('without network only a supervisor’s phone searches: by name, initials, code and number, masked', async () => {
  const { event, slot, device } = await eventToday({ profile: 'supervisor' })
  const ticket = await makeRegistration(slot, { name: '孙玉梅', phone: '13905320174' })
  await makeRegistration(slot, { name: '李建国', nameInitials: 'ljg', status: 'cancelled' })
  const gate = await pairedPhone(device)
  phone.network = 'down'
  for (const query of ['玉梅', 'SYM', '0174', '139 0532 0174', ticket.shortCode]) {
    const found = await gate.search(query)
    expect(found, query).toMatchObject({
      value: [{ registrationId: ticket.id, name: '孙*梅', phone: '*******0174', status: 'confirmed' }],
    })
  }
  expect(await gate.search('建国')).toMatchObject({ value: [{ name: '李*国', status: 'cancelled' }] })
  for (const query of ['孙', '9999', '00000000']) expect(await gate.search(query)).toEqual({ value: [] })
  // Whom the search finds is let in by it.
  expect(await gate.scan({ ...attemptOf(''), ticket: { registrationId: ticket.id } })).toMatchObject({
    value: { verdict: 'welcome', name: '孙*梅' },
  })
  phone.close()
  for (const profile of ['scan', 'search'] as const) {
    const other = await pairedPhone(await makeDevice(event.id, { profile }))
    phone.network = 'down'
    expect(await other.search('玉梅')).toEqual({ failed: 'network' })
    phone.close()
  }
})
