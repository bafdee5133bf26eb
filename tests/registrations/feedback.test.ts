import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { applyRetention } from '#app/ops/retention.server.ts'
import { days, hours, after as later, minutes, now, setClock } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { feedbackSummary, giveFeedback, hasGivenFeedback } from '#app/registrations/feedback.server.ts'
import { feedbackForm, satisfactionRate } from '#app/registrations/feedback.ts'
import { mutedOf, switchMessages } from '#app/registrations/optional-messages.server.ts'
import { OPTIONAL_MESSAGES } from '#app/registrations/optional-messages.ts'
import { byManageToken } from '#app/registrations/registration-queries.server.ts'
import { remindRegistered } from '#app/registrations/remind-registered.server.ts'
import { thankVisitors } from '#app/registrations/thank-visitors.server.ts'
import { checkForm } from '#app/web/forms.server.ts'
import { auditEntries, feedback, outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeRegistration, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const CITIZEN = { kind: 'citizen', address: '203.0.113.7' } as const

async function whenItIs<Result>(moment: Date, act: () => Promise<Result>): Promise<Result> {
  const back = setClock(() => moment)
  try {
    return await act()
  } finally {
    back()
  }
}

/** An event that ended two hours ago: one person came, one did not, one was on the waiting list. */
async function held() {
  const startsAt = later(now(), -hours(4))
  const made = await makeEvent({ slot: { startsAt, endsAt: later(now(), -hours(2)) } })
  const came = await makeRegistration(made.slot, { email: 'came@citizen.example', arrivedPeople: 1 })
  const missing = await makeRegistration(made.slot, { email: 'missing@citizen.example' })
  const waiting = await makeRegistration(made.slot, { email: 'w@citizen.example', status: 'waiting' })
  return { ...made, came, missing, waiting, organiser: await makeStaff(['organiser'], made.departmentId) }
}

const give = async (manageToken: string, satisfaction: 1 | 2 | 3 | 4 | 5, text = '') => {
  const found = await byManageToken(reader(), manageToken)
  return inTransaction(CITIZEN, (work) => giveFeedback(work, found, { satisfaction, text }))
}
const kinds = async () =>
  (await reader().select({ kind: outboxMessages.kind, to: outboxMessages.recipient }).from(outboxMessages)).map(
    ({ kind, to }) => `${kind} ${to.address}`,
  )

describe('thanks', () => {
  it('go to those who came, once, an hour after the session, also when two processes are at it', async () => {
    const { slot } = await held()
    expect(await whenItIs(later(slot.endsAt, minutes(59)), thankVisitors)).toBe(0)
    const counts = await Promise.all([thankVisitors(), thankVisitors()])
    expect(counts.reduce((sum, each) => sum + each, 0)).toBe(1)
    expect(await thankVisitors()).toBe(0)
    expect(await kinds()).toEqual(['event-thanks came@citizen.example'])
  })

  it('are not sent days later, nor for an event that does not want them', async () => {
    const { slot, event, organiser } = await held()
    expect(await whenItIs(later(slot.endsAt, days(3)), thankVisitors)).toBe(0)
    await inTransaction(organiser, (work) =>
      switchMessages(work, event.id, ['reminderDays', 'reminderDay', 'reminderHours']),
    )
    expect(await mutedOf(reader(), event.id)).toEqual(['thanks'])
    expect(await thankVisitors()).toBe(0)
    expect(await kinds()).toEqual([])
  })
})

describe('the switches of an event', () => {
  it('silence one reminder and leave the other', async () => {
    const { event, slot, departmentId } = await makeEvent()
    const organiser = await makeStaff(['organiser'], departmentId)
    await makeRegistration(slot, { email: 'a@citizen.example' })
    await inTransaction(organiser, (work) =>
      switchMessages(work, event.id, ['reminderDays', 'reminderHours', 'thanks']),
    )
    expect(await whenItIs(later(slot.startsAt, -days(1) + minutes(1)), remindRegistered)).toBe(0)
    expect(await whenItIs(later(slot.startsAt, -hours(2) + minutes(1)), remindRegistered)).toBe(1)
    const audit = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'event.messages-switched'))
    expect(audit).toMatchObject([{ subjectId: event.id, actorId: organiser.staffId, detail: { muted: 'reminderDay' } }])
    await inTransaction(organiser, (work) => switchMessages(work, event.id, [...OPTIONAL_MESSAGES]))
    expect(await mutedOf(reader(), event.id)).toEqual([])
  })

  it('are the department’s own', async () => {
    const { event } = await makeEvent()
    const stranger = await makeStaff(['organiser'], (await makeEvent()).departmentId)
    await expect(inTransaction(stranger, (work) => switchMessages(work, event.id, []))).rejects.toThrow(NotFound)
  })
})

describe('feedback', () => {
  it('is kept once per registration, encrypted, and recorded without its words', async () => {
    const { came, event } = await held()
    expect(await give(came.manageToken, 5, '讲解很清楚')).toEqual({ outcome: 'given' })
    expect(await give(came.manageToken, 1, '第二次')).toEqual({ outcome: 'alreadyGiven' })
    expect(await hasGivenFeedback(reader(), came.id)).toBe(true)
    expect(await feedbackSummary(reader(), event.id)).toEqual({
      total: 1,
      counts: { 5: 1, 4: 0, 3: 0, 2: 0, 1: 0 },
      rate: 100,
      texts: [{ text: '讲解很清楚', satisfaction: 5 }],
    })
    const audit = await reader().select().from(auditEntries).where(eq(auditEntries.action, 'feedback.given'))
    expect(audit).toHaveLength(1)
    expect(JSON.stringify(audit)).not.toContain('讲解')
  })

  it('is for people who had a place, when the session is over', async () => {
    const { waiting } = await held()
    expect(await give(waiting.manageToken, 5)).toEqual({ outcome: 'notYet' })
    const coming = await makeEvent()
    const early = await makeRegistration(coming.slot)
    expect(await give(early.manageToken, 5)).toEqual({ outcome: 'notYet' })
  })

  it('asks for a step and for at most a thousand characters', () => {
    expect(checkForm({}, feedbackForm)).toMatchObject({ ok: false, errors: { satisfaction: 'satisfactionMissing' } })
    expect(checkForm({ satisfaction: '6' }, feedbackForm).ok).toBe(false)
    expect(checkForm({ satisfaction: '4', text: '好'.repeat(1001) }, feedbackForm)).toMatchObject({
      errors: { text: 'feedbackTooLong' },
    })
    expect(checkForm({ satisfaction: '4', text: ' 好 ' }, feedbackForm)).toMatchObject({
      value: { satisfaction: 4, text: '好' },
    })
  })

  it('counts the satisfied and the very satisfied', () => {
    expect(satisfactionRate({ 5: 1, 4: 1, 3: 1, 2: 0, 1: 0 })).toBe(66.7)
    expect(satisfactionRate({ 5: 0, 4: 0, 3: 0, 2: 0, 1: 0 })).toBeUndefined()
  })

  it('loses its words half a year after the event; the figure stays', async () => {
    const { came, event, slot } = await held()
    await give(came.manageToken, 3, '停车不便')
    await whenItIs(later(slot.endsAt, days(181)), () => applyRetention({ dryRun: false }))
    const [row] = await reader().select().from(feedback)
    expect(row).toMatchObject({ satisfaction: 3, text: null })
    expect((await feedbackSummary(reader(), event.id)).total).toBe(1)
  })
})
