// The waiting list of a slot whose organiser approves each application.
import { eq } from 'drizzle-orm'
import { afterEach, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { answerRegistration } from '#app/registrations/api-register.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { changePartySize } from '#app/registrations/change-party-size.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { approveApplication, refuseApplication } from '#app/registrations/decide-application.server.ts'
import { expireOffers } from '#app/registrations/expire-offers.server.ts'
import { readChangePage, readManagePage } from '#app/registrations/manage-page.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { readStaffRegistration } from '#app/registrations/staff-registration.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { auditEntries, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, person, registered } from './people.ts'

useTestStore()

const row = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]
const statusesOf = (...ids: string[]) => Promise.all(ids.map(async (id) => (await row(id))?.status))
const messagesOf = async (id: string) =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, id))).map(({ kind, values }) =>
    Object.keys(values).length > 0 ? [kind, values] : kind,
  )
const actsOn = async (id: string) =>
  (await reader().select().from(auditEntries).where(eq(auditEntries.subjectId, id))).map(({ action }) => action)

/** A slot of `seats`, full of approved people one by one. */
async function fullSlot(seats = 2, waitingCapacity = 4) {
  const { event, slot } = await makeEvent({ seats, waitingCapacity, slot: { allocation: 'approval' } })
  const organiser = await makeStaff(['organiser'], event.departmentId)
  const approve = (id: string) => inTransaction(organiser, (work) => approveApplication(work, id))
  const refuse = (id: string) => inTransaction(organiser, (work) => refuseApplication(work, id, '材料不全'))
  const cancel = (id: string) => inTransaction(CITIZEN, (work) => cancelRegistration(work, id, { kind: 'citizen' }))
  const holders = []
  for (let n = 0; n < seats; n++) {
    const { id } = await registered(slot.id)
    expect(await approve(id)).toEqual({ outcome: 'approved' })
    holders.push(id)
  }
  return { slot, organiser, approve, refuse, cancel, holders: holders as [string, ...string[]] }
}

afterEach(async () => {
  expect(await verifySeats(reader())).toEqual([])
})

it('takes newcomers when it is full, in the order of sign-up; a place that comes free is decided on, not offered', async () => {
  const { slot, approve, cancel, holders, organiser } = await fullSlot()
  const first = await registered(slot.id)
  const desk = async () => (await readStaffRegistration(reader(), organiser, first.id, 'zh-CN')).waitsForDecision
  expect(await desk()).toBe(true)
  expect((await readStaffRegistration(reader(), organiser, first.id, 'en')).event.title).toBe('Water for Jimo')
  const second = await registered(slot.id)
  expect([first, second].map(({ status, waitingPosition }) => [status, waitingPosition])).toEqual([
    ['waiting', 1],
    ['waiting', 2],
  ])
  expect(await approve(first.id)).toEqual({ outcome: 'alreadyDecided' })
  await cancel(holders[0])
  expect(await statusesOf(first.id, second.id)).toEqual(['pendingApproval', 'waiting'])
  expect(await desk()).toBe(false)
  // One free place is one application more, however often the clock looks.
  await expireOffers()
  expect(await statusesOf(first.id, second.id)).toEqual(['pendingApproval', 'waiting'])
  expect(await approve(first.id)).toEqual({ outcome: 'approved' })
  expect(await messagesOf(first.id)).toEqual([
    'registration-waiting',
    ['registration-pending', { turn: 'yes' }],
    'registration-confirmed',
  ])
  expect(await actsOn(first.id)).toEqual(['registration.created', 'registration.moved-up', 'registration.approved'])
  expect(await statusesOf(second.id)).toEqual(['waiting'])
})

it('lets the next one move up when an application is refused or withdrawn, and nobody past the line', async () => {
  const { slot, refuse, cancel, holders } = await fullSlot()
  const [first, second, third] = [await registered(slot.id), await registered(slot.id), await registered(slot.id)]
  await cancel(holders[0])
  expect(await refuse(first.id)).toEqual({ outcome: 'refused' })
  expect(await statusesOf(first.id, second.id, third.id)).toEqual(['cancelled', 'pendingApproval', 'waiting'])
  await cancel(second.id)
  expect(await statusesOf(third.id)).toEqual(['pendingApproval'])
  // A place is free for the application; whoever comes now is not in line, because nobody is.
  expect((await registered(slot.id)).status).toBe('pendingApproval')
})

it('keeps the order: whoever came before the slot was full is decided on first', async () => {
  const { event, slot } = await makeEvent({ seats: 2, waitingCapacity: 4, slot: { allocation: 'approval' } })
  const organiser = await makeStaff(['organiser'], event.departmentId)
  const approve = (id: string) => inTransaction(organiser, (work) => approveApplication(work, id))
  const early = await registered(slot.id)
  const [one, two] = [await registered(slot.id), await registered(slot.id)]
  for (const { id } of [one, two]) await approve(id)
  const late = await registered(slot.id)
  expect(late.status).toBe('waiting')
  await inTransaction(CITIZEN, (work) => cancelRegistration(work, one.id, { kind: 'citizen' }))
  expect(await statusesOf(early.id, late.id)).toEqual(['pendingApproval', 'waiting'])
  expect(await approve(early.id)).toEqual({ outcome: 'approved' })
  expect(await statusesOf(late.id)).toEqual(['waiting'])
})

it('a party that takes fewer moves up for what is free; an open application cannot grow past the line', async () => {
  const { slot, cancel, holders } = await fullSlot()
  useConfig(testConfig({ publicOrigin: 'https://open.example' }))
  const family = await registered(slot.id, { partySize: 3, takesFewer: true, companions: [{ name: '王芳' }] })
  const single = await registered(slot.id)
  await cancel(holders[0])
  expect(await row(family.id)).toMatchObject({ status: 'pendingApproval', partySize: 1, askedPeople: 3 })
  expect((await row(family.id))?.companions).toEqual([])
  expect((await messagesOf(family.id)).at(-1)).toEqual(['registration-pending', { turn: 'yes', asked: '3' }])
  const grow = () => inTransaction(CITIZEN, (work) => changePartySize(work, family.id, 2))
  const offersMore = async () => (await readChangePage(reader(), family.manageToken, 'zh-CN', now())).mayGrow
  expect(await grow()).toEqual({ outcome: 'full' })
  expect(await offersMore()).toBe(false)
  await cancel(single.id)
  expect(await offersMore()).toBe(true)
  expect(await grow()).toEqual({ outcome: 'changed' })
})

it('is full when its waiting list is; the API and the page say what the line means', async () => {
  useConfig(testConfig({ publicOrigin: 'https://open.example' }))
  const { slot } = await fullSlot(1, 1)
  const body = { name: '孙玉梅', phone: '13612345678', consent: { version: CURRENT_CONSENT.version } }
  const answer = await answerRegistration({ slotId: slot.id, text: JSON.stringify(body) }, CITIZEN.address)
  expect(answer).toMatchObject({ status: 201, value: { status: 'waiting', waitingPosition: 1 } })
  expect(await registerParty(CITIZEN, person(slot.id))).toEqual({ outcome: 'full' })
  const [waiting] = await reader().select().from(registrations).where(eq(registrations.status, 'waiting'))
  expect(await readManagePage(reader(), waiting?.manageToken, 'zh-CN', now())).toMatchObject({
    reviewed: true,
    rank: 1,
  })
  const [counted] = await reader().select().from(slots).where(eq(slots.id, slot.id))
  expect(counted).toMatchObject({ taken: 1, waiting: 1 })
})
