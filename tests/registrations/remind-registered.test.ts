import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { days, hours, after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { switchMessages } from '#app/registrations/optional-messages.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { remindRegistered } from '#app/registrations/remind-registered.server.ts'
import { events, outboxMessages } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const start = now()
const party = (slotId: string, phone: string) => ({
  slotId,
  name: '李建国',
  phone,
  partySize: 1,
  consentVersion: CURRENT_CONSENT.version,
  language: 'zh-CN' as const,
})
const sent = async () =>
  (
    await reader()
      .select({ key: outboxMessages.dedupeKey })
      .from(outboxMessages)
      .where(eq(outboxMessages.kind, 'event-reminder'))
  )
    .map((row) => row.key.split(':')[2])
    .sort()

async function whenItIs<Result>(moment: Date, act: () => Promise<Result>): Promise<Result> {
  const back = setClock(() => moment)
  try {
    return await act()
  } finally {
    back()
  }
}

describe('reminders', () => {
  it('go out a day and two hours before, once each, also when two processes remind at once', async () => {
    const { slot } = await makeEvent({ seats: 1, waitingCapacity: 5 })
    await registerParty({ kind: 'citizen' }, party(slot.id, '13912345678'))
    await registerParty({ kind: 'citizen' }, party(slot.id, '13912345679'))
    await whenItIs(later(slot.startsAt, -days(1) - minutes(1)), remindRegistered)
    expect(await sent()).toEqual([])
    await whenItIs(later(slot.startsAt, -days(1)), () => Promise.all([remindRegistered(), remindRegistered()]))
    expect(await sent()).toEqual(['reminder-day'])
    await whenItIs(later(slot.startsAt, -hours(2)), () => Promise.all([remindRegistered(), remindRegistered()]))
    expect(await sent()).toEqual(['reminder-day', 'reminder-hours'])
    await whenItIs(later(slot.startsAt, -hours(1)), remindRegistered)
    expect(await sent()).toHaveLength(2)
  })

  it('go out three days before too, once, to those who signed up four days before or earlier', async () => {
    const { slot } = await makeEvent({ seats: 5, slot: { startsAt: later(start, days(6)) } })
    await registerParty({ kind: 'citizen' }, party(slot.id, '13912345678'))
    await whenItIs(later(slot.startsAt, -days(4)), () =>
      registerParty({ kind: 'citizen' }, party(slot.id, '13912345679')),
    )
    await whenItIs(later(slot.startsAt, -days(3.5)), () =>
      registerParty({ kind: 'citizen' }, party(slot.id, '13912345670')),
    )
    expect(await whenItIs(later(slot.startsAt, -days(3) - minutes(1)), remindRegistered)).toBe(0)
    await whenItIs(later(slot.startsAt, -days(3)), () => Promise.all([remindRegistered(), remindRegistered()]))
    expect(await sent()).toEqual(['reminder-days', 'reminder-days'])
    await whenItIs(later(slot.startsAt, -days(1)), remindRegistered)
    expect(await sent()).toEqual(['reminder-day', 'reminder-day', 'reminder-day', 'reminder-days', 'reminder-days'])
  })

  it('of three days before are not made up for when less than two days are left', async () => {
    const { slot } = await makeEvent()
    await registerParty({ kind: 'citizen' }, party(slot.id, '13912345678'))
    expect(await whenItIs(later(slot.startsAt, -days(2)), remindRegistered)).toBe(0)
    await whenItIs(later(slot.startsAt, -days(1)), remindRegistered)
    expect(await sent()).toEqual(['reminder-day'])
  })

  it('of three days before can be switched off, and the one of the day before still goes out', async () => {
    const { event, slot, departmentId } = await makeEvent()
    const organiser = await makeStaff(['organiser'], departmentId)
    await inTransaction(organiser, (work) => switchMessages(work, event.id, ['reminderDay', 'reminderHours', 'thanks']))
    await registerParty({ kind: 'citizen' }, party(slot.id, '13912345678'))
    expect(await whenItIs(later(slot.startsAt, -days(3)), remindRegistered)).toBe(0)
    await whenItIs(later(slot.startsAt, -days(1)), remindRegistered)
    expect(await sent()).toEqual(['reminder-day'])
  })

  it('are not sent for an event that is called off, nor to who has just signed up', async () => {
    const { event, slot } = await makeEvent({ slot: { startsAt: later(start, hours(20)) } })
    await registerParty({ kind: 'citizen' }, party(slot.id, '13912345678'))
    expect(await remindRegistered()).toBe(0)
    const other = await makeEvent({ slot: { startsAt: later(start, days(2)) } })
    await registerParty({ kind: 'citizen' }, party(other.slot.id, '13912345678'))
    await store().transaction((tx) =>
      tx.update(events).set({ state: 'cancelled' }).where(eq(events.id, other.event.id)),
    )
    expect(await whenItIs(later(start, days(1.5)), remindRegistered)).toBe(0)
    expect(event.state).toBe('published')
  })
})
