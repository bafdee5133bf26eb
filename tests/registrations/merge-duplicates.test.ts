import { eq } from 'drizzle-orm'
import { afterEach, describe, expect, it } from 'vitest'
import { after as from, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { confirmContact } from '#app/registrations/confirm-contact.server.ts'
import { findDuplicates, mergeRegistrations } from '#app/registrations/merge-duplicates.server.ts'
import { historyOf } from '#app/registrations/registration-history.server.ts'
import { verifySeats } from '#app/registrations/verify-seats.server.ts'
import { outboxMessages, registrations, scans } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { rule } from './forms.ts'
import { registered } from './people.ts'

useTestStore()
afterEach(async () => {
  expect(await verifySeats(reader())).toEqual([])
})

/** As if the event had asked for its contact to be confirmed. */
const pending = (id: string, until: Date) =>
  store().transaction((tx) => tx.update(registrations).set({ confirmBy: until }).where(eq(registrations.id, id)))
const told = (id: string) =>
  reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, id)).orderBy(outboxMessages.id)
const row = async (id: string) => (await reader().select().from(registrations).where(eq(registrations.id, id)))[0]

async function world() {
  const { event, slot, departmentId } = await makeEvent()
  const later = await makeSlot(event.id)
  const organiser = await makeStaff(['organiser'], departmentId)
  const merge = (keep: string, others: string[], actor = organiser, eventId = event.id) =>
    inTransaction(actor, (work) => mergeRegistrations(work, eventId, { keep, others, reason: '重复' }))
  return { event, slot, later, organiser, merge }
}

describe('duplicates of an event', () => {
  it('are the same name with the same last four digits, or the same e-mail address; masked', async () => {
    const { event, slot, later } = await world()
    const one = await registered(slot.id, { name: '孙玉梅', phone: '13900000174' })
    const two = await registered(later.id, { name: '孙玉梅', phone: '13800000174' })
    await registered(later.id, { name: '李强', phone: '13700000174' })
    const mail = await registered(slot.id, { name: '王静', email: 'wang@example.org' })
    const again = await registered(later.id, { name: '王小静', email: 'wang@example.org', phone: '13611112222' })
    const other = await makeEvent()
    await registered(other.slot.id, { name: '孙玉梅', phone: '13900000174' })
    const groups = await findDuplicates(reader(), event.id)
    expect(groups.map(({ because, rows }) => [because, rows.map(({ id }) => id).sort()])).toEqual([
      ['email', [mail.id, again.id].sort()],
      ['nameTail', [one.id, two.id].sort()],
    ])
    expect(JSON.stringify(groups)).not.toMatch(/13900000174|wang@/)
  })

  it('become one: the others are cancelled and told, what the kept one lacks is taken over', async () => {
    const { slot, later, merge } = await world()
    const keep = await registered(slot.id, { name: '王静', phone: '13900000001' })
    const other = await registered(later.id, { name: '王静', email: 'wang@example.org', needs: '轮椅席', partySize: 3 })
    expect(await merge(keep.id, [keep.id, other.id])).toEqual({ outcome: 'merged' })
    expect(await row(keep.id)).toMatchObject({
      status: 'confirmed',
      phone: '13900000001',
      email: 'wang@example.org',
      needs: '轮椅席',
      partySize: 1,
    })
    expect(await row(other.id)).toMatchObject({ status: 'cancelled', cancelledBy: 'organiser' })
    const told = await reader().select().from(outboxMessages).where(eq(outboxMessages.subjectId, other.id))
    expect(told.map(({ kind }) => kind)).toContain('registration-cancelled')
    const acts = (await historyOf(reader(), keep.id)).flatMap((entry) => (entry.kind === 'act' ? [entry.action] : []))
    expect(acts).toEqual(['registration.created', 'registration.merged'])
  })

  it('stay as they are when one of them is another event’s, has ended or has come in', async () => {
    const { slot, later, merge } = await world()
    const keep = await registered(slot.id)
    const came = await registered(later.id)
    await store().transaction(async (tx) => {
      await tx.update(registrations).set({ arrivedPeople: 1 }).where(eq(registrations.id, came.id))
    })
    const foreign = await registered((await makeEvent()).slot.id)
    for (const others of [[came.id], [foreign.id], [keep.id], ['nothing']]) {
      expect(await merge(keep.id, others)).toEqual({ outcome: 'notMerged' })
    }
    expect((await row(foreign.id))?.status).toBe('confirmed')
  })

  it('what has no confirmed address yet counts as confirmed where the merged one is, and gets its ticket there', async () => {
    const { event, slot, later, organiser, merge } = await world()
    const keep = await registered(slot.id, { name: '王静', phone: '13900000001' })
    const other = await registered(later.id, { name: '王静', email: 'wang@example.org' })
    await rule(organiser, event.id, { confirmContact: true })
    const until = from(now(), minutes(10))
    await pending(keep.id, until)
    expect(await merge(keep.id, [other.id])).toEqual({ outcome: 'merged' })
    // The link it was sent was its phone’s: nothing could confirm it any more, and its place would have gone.
    expect(await row(keep.id)).toMatchObject({ status: 'confirmed', email: 'wang@example.org', confirmBy: null })
    expect((await told(keep.id)).map(({ kind, channel }) => [kind, channel]).at(-1)).toEqual([
      'registration-confirmed',
      'email',
    ])
  })

  it('where no address is confirmed, the one that counts now is asked, until the later of the times', async () => {
    const { event, slot, later, organiser, merge } = await world()
    const keep = await registered(slot.id, { name: '王静', phone: '13900000001' })
    const other = await registered(later.id, { name: '王静', email: 'wang@example.org' })
    await rule(organiser, event.id, { confirmContact: true })
    const [first, second] = [from(now(), minutes(5)), from(now(), minutes(10))]
    await pending(keep.id, first)
    await pending(other.id, second)
    await merge(keep.id, [other.id])
    const kept = await row(keep.id)
    expect(kept?.confirmBy).toEqual(second)
    const asked = (await told(keep.id)).at(-1)
    expect(asked).toMatchObject({ kind: 'registration-confirm', channel: 'email' })
    const token = String(asked?.values.path).replace('/confirm/', '')
    const confirm = () => inTransaction({ kind: 'citizen' }, (work) => confirmContact(work, token))
    expect(await confirm()).toMatchObject({ outcome: 'confirmed' })
    expect(await row(keep.id)).toMatchObject({ status: 'confirmed', confirmBy: null })
  })

  it('its own address, still to be confirmed, stays so, and a confirmed one is asked no more', async () => {
    const { event, slot, later, organiser, merge } = await world()
    const keep = await registered(slot.id, { name: '王静', email: 'wang@example.org' })
    const other = await registered(later.id, { name: '王静', phone: '13900000001' })
    const third = await registered(later.id, { name: '李强', email: 'li@example.org' })
    const fourth = await registered(slot.id, { name: '李强', phone: '13900000002' })
    await rule(organiser, event.id, { confirmContact: true })
    const until = from(now(), minutes(10))
    await pending(keep.id, until)
    await merge(keep.id, [other.id])
    expect((await row(keep.id))?.confirmBy).toEqual(until)
    expect((await told(keep.id)).map(({ kind }) => kind)).toEqual(['registration-confirmed'])
    await pending(fourth.id, until)
    await merge(third.id, [fourth.id])
    expect((await row(third.id))?.confirmBy).toBeNull()
  })

  it('are merged by organisers of the department only', async () => {
    const { event, slot, later, merge } = await world()
    const [keep, other] = [await registered(slot.id), await registered(later.id)]
    const stranger = await makeStaff(['organiser'], (await makeEvent()).departmentId)
    await expect(merge(keep.id, [other.id], stranger, event.id)).rejects.toThrow()
    expect((await row(other.id))?.status).toBe('confirmed')
  })
})

describe('the timeline of a registration', () => {
  it('holds acts, messages and attempts at the gate in the order of time', async () => {
    const { event, slot } = await world()
    const { id } = await registered(slot.id)
    const scan = { eventId: event.id, slotId: slot.id, registrationId: id, gate: '1 号口', kind: 'entry' as const }
    await store().transaction(async (tx) => {
      await tx.insert(scans).values({
        ...scan,
        id: newId(),
        nonce: newId(),
        verdict: 'tooEarly',
        people: 0,
        happenedAt: now(),
        receivedAt: now(),
        answer: {},
      })
    })
    const history = await historyOf(reader(), id)
    expect(history.map(({ kind }) => kind).sort()).toEqual(['act', 'message', 'scan'])
    expect(history.find(({ kind }) => kind === 'scan')).toMatchObject({ verdict: 'tooEarly', gate: '1 号口' })
    expect(JSON.stringify(history)).not.toContain('孙')
  })
})
