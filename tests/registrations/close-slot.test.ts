// A slot is given up with people on it: the page's plan is what is done, everybody is told, nobody is lost.
import { asc, eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { now } from '#app/platform/clock.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { closeSlot, readClosing } from '#app/registrations/close-slot.server.ts'
import { previewClosingLetters } from '#app/registrations/closing-letters.server.ts'
import { readSlot } from '#app/registrations/slot-seats.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { testConfig } from '#tests/support/test-server.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { CITIZEN, registered } from './people.ts'

useTestStore()

async function world() {
  const { event, slot } = await makeEvent({ seats: 4, waitingCapacity: 6 })
  const other = await makeSlot(event.id, { capacity: 3, waitingCapacity: 2 })
  const organiser = await makeStaff(['organiser'], event.departmentId)
  const people = []
  for (const partySize of [2, 2, 1, 4]) people.push(await registered(slot.id, { partySize }))
  const markOf = (to?: string) =>
    inTransaction(organiser, async (work) => {
      const target = to ? await readSlot(work.tx, to) : undefined
      return (await readClosing(work.tx, slot.id, target, now())).mark
    })
  const close = (to: string | undefined, mark: string) =>
    inTransaction(organiser, (work) => closeSlot(work, event.id, slot.id, { moveTo: to, reason: '设备检修', mark }))
  return { event, slot, other, people, markOf, close }
}
const rowsOf = () => reader().select().from(registrations).orderBy(asc(registrations.arrival))
const kindsOf = async (id: string) =>
  (await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, id)).orderBy(outboxMessages.id)).map(
    ({ kind }) => kind,
  )

describe('a slot with people on it', () => {
  it('sends those who fit on, whole and in order, and cancels the rest with the reason', async () => {
    const { slot, other, people, markOf, close } = await world()
    expect(await close(other.id, await markOf(other.id))).toEqual({
      outcome: 'closed',
      moved: 1,
      waiting: 1,
      cancelled: 2,
    })
    const rows = await rowsOf()
    // Seats for one party of two; the one that waited for one seat has it offered there.
    expect(rows.map(({ slotId, status }) => [slotId === other.id, status])).toEqual([
      [true, 'confirmed'],
      [false, 'cancelled'],
      [true, 'offered'],
      [false, 'cancelled'],
    ])
    expect(rows[1]?.endedReason).toBe('设备检修')
    expect(rows[0]?.ticketHash).toBeTruthy()
    expect(await kindsOf(people[0]?.id ?? '')).toEqual(['registration-confirmed', 'registration-changed'])
    expect(await kindsOf(people[1]?.id ?? '')).toEqual(['registration-confirmed', 'event-cancelled'])
    expect(await verifySeats(reader())).toEqual([])
    const [closed] = await reader().select().from(slots).where(eq(slots.id, slot.id))
    expect(closed).toMatchObject({ state: 'cancelled', taken: 0, waiting: 0 })
  })

  it('does nothing when somebody cancelled since the plan was read', async () => {
    const { slot, other, people, markOf, close } = await world()
    const mark = await markOf(other.id)
    await inTransaction(CITIZEN, (work) => cancelRegistration(work, people[0]?.id ?? '', { kind: 'citizen' }))
    expect(await close(other.id, mark)).toEqual({ outcome: 'planChanged' })
    const [open] = await reader().select().from(slots).where(eq(slots.id, slot.id))
    expect(open?.state).toBe('open')
    expect(await close(undefined, mark)).toEqual({ outcome: 'planChanged' })
  })

  it('without another slot cancels all, once', async () => {
    const { people, markOf, close } = await world()
    const mark = await markOf()
    expect(await close(undefined, mark)).toMatchObject({ outcome: 'closed', cancelled: 4 })
    expect((await close(undefined, await markOf())).outcome).toBe('alreadyCancelled')
    expect(await kindsOf(people[3]?.id ?? '')).toEqual(['registration-waiting', 'event-cancelled'])
  })

  it('shows beforehand what each sort of people will read, as it is sent afterwards, and names nobody', async () => {
    useConfig(testConfig({ publicOrigin: 'https://open.example' }))
    const { slot, other, people, markOf, close } = await world()
    const before = await previewClosingLetters(reader(), slot.id, { to: other.id, reason: '设备检修', at: now() })
    expect(before.moved.map(({ language }) => language)).toEqual(['zh-CN'])
    expect(before.cancelled.map(({ language }) => language)).toEqual(['zh-CN'])
    expect(before.cancelled[0]?.text).toContain('设备检修')
    // The event takes place: nobody is told that it does not.
    expect(before.cancelled[0]?.subject).toMatch(/^场次已取消/)
    expect(before.cancelled[0]?.text).toContain('其他场次照常举行')
    expect(before.cancelled[0]?.text).not.toContain('活动已取消')
    expect(JSON.stringify(before)).not.toContain('孙玉梅')
    await close(other.id, await markOf(other.id))
    const sent = async (id: string | undefined, kind: string) => {
      const rows = await reader()
        .select()
        .from(outboxMessages)
        .where(eq(outboxMessages.subjectId, id as string))
      const message = rows.find((row) => row.kind === kind)
      return (await renderMessage(message as NonNullable<typeof message>)).text
    }
    // Lines that name nobody and hold no code or link: these are masked before the letter goes out.
    const plain = (text = '') => text.split('\n').filter((line) => line && !/https?:|•|孙|码|您好|人$/.test(line))
    const moved = plain(before.moved[0]?.text)
    expect(moved.length).toBeGreaterThan(4)
    expect(plain(await sent(people[0]?.id, 'registration-changed'))).toEqual(expect.arrayContaining(moved))
    const cancelled = plain(before.cancelled[0]?.text)
    expect(plain(await sent(people[1]?.id, 'event-cancelled'))).toEqual(expect.arrayContaining(cancelled))
  })

  it('without anybody to tell there is no letter', async () => {
    const { event, slot } = await makeEvent()
    await makeSlot(event.id)
    const none = await previewClosingLetters(reader(), slot.id, { to: undefined, reason: '设备检修', at: now() })
    expect(none).toEqual({ moved: [], cancelled: [] })
  })
})
