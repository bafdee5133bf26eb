import { eq, isNotNull, sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { disableStaff, enableStaff } from '#app/accounts/change-roles.server.ts'
import { sealAudit } from '#app/audit/seal-audit.server.ts'
import { BELONGS_TO_QUESTION, BELONGS_TO_REGISTRATION } from '#app/ops/empty-personal-data.server.ts'
import { erasePerson } from '#app/ops/erase-person.server.ts'
import { applyRetention, RETAINED_TABLES } from '#app/ops/retention.server.ts'
import { verifyAll } from '#app/ops/verify.server.ts'
import { after, days, now, setClock } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { PERSONAL_COLUMNS } from '#db/data-catalogue.ts'
import { auditEntries, companionTickets, outboxMessages, questions, registrations, slots, staff } from '#db/schema.ts'
import { inTransaction, reader, store } from '#db/work.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'

useTestStore()

const citizen = { kind: 'citizen' } as const
const party = (slotId: string, phone: string) => ({
  slotId,
  name: '李建国',
  phone,
  partySize: 2,
  consentVersion: CURRENT_CONSENT.version,
  language: 'zh-CN' as const,
})
const ask = (phone: string, event: string) =>
  inTransaction(citizen, (work) =>
    askQuestion(work, {
      event,
      source: 'web',
      kind: 'consult',
      text: '水价怎么算？',
      phone,
      anonymous: true,
      mayPublish: true,
      language: 'zh-CN',
    }),
  )

describe('a person who asks to be erased', () => {
  it('is found by the contact in every table, and leaves an honest count', async () => {
    const { event, slot } = await makeEvent({ seats: 2, waitingCapacity: 10 })
    await registerParty(citizen, party(slot.id, '13912345678'))
    await registerParty(citizen, party(slot.id, '13800000001'))
    await ask('13912345678', event.id)
    const report = await erasePerson('139 1234 5678')
    expect(report).toMatchObject({ registrations: 1, questions: 1, cancelled: 1 })
    const rows = await reader()
      .select({ name: registrations.name, phone: registrations.phone, hash: registrations.phoneHash })
      .from(registrations)
      .orderBy(registrations.arrival)
    expect(rows[0]).toEqual({ name: '已删除', phone: null, hash: null })
    expect(rows[1]).toMatchObject({ name: '李建国', phone: '13800000001' })
    const [asked] = await reader().select({ phone: questions.askerPhone, text: questions.originalText }).from(questions)
    expect(asked).toEqual({ phone: null, text: '已删除' })
    const [{ left } = { left: -1 }] = await reader()
      .select({ left: sql<number>`count(*)`.mapWith(Number) })
      .from(outboxMessages)
      .where(sql`erased_at is null`)
    expect(left).toBeGreaterThan(0)
    // The freed seats went to the next in line.
    const [after] = await reader()
      .select({ taken: slots.taken, waiting: slots.waiting })
      .from(slots)
      .where(eq(slots.id, slot.id))
    expect(after).toEqual({ taken: 2, waiting: 0 })
    expect((await verifyAll()).filter((verdict) => !verdict.ok)).toEqual([])
  })

  it('may be somebody unknown', async () => {
    expect(await erasePerson('nobody@example.org')).toEqual({
      registrations: 0,
      identities: 0,
      files: 0,
      questions: 0,
      messages: 0,
      cancelled: 0,
    })
  })
})

describe('retention', () => {
  it('empties registrations thirty days after the event, and says beforehand what would go', async () => {
    const { slot } = await makeEvent()
    await registerParty(citizen, party(slot.id, '13912345678'))
    const [family] = await reader().select({ id: registrations.id }).from(registrations)
    expect(await inTransaction(citizen, (work) => makeOwnCodes(work, family?.id ?? ''))).toMatchObject({ codes: 1 })
    const later = after(now(), days(7 + 32))
    const back = setClock(() => later)
    try {
      expect(await applyRetention({ dryRun: true })).toMatchObject({ registrations: 1 })
      expect((await reader().select({ name: registrations.name }).from(registrations))[0]?.name).toBe('李建国')
      expect(await applyRetention({ dryRun: false })).toMatchObject({ registrations: 1 })
      const [row] = await reader().select().from(registrations)
      expect(row).toMatchObject({ name: '已删除', phone: null, phoneHash: null, partySize: 2, status: 'confirmed' })
      expect(await reader().$count(companionTickets)).toBe(0)
      expect(await applyRetention({ dryRun: false })).toMatchObject({ registrations: 0 })
    } finally {
      back()
    }
  })

  it('walks a long table in stretches and misses no row', async () => {
    const old = new Date(now().getTime() - days(400))
    const count = 4321
    const rows = Array.from({ length: count }, (_, number) => ({
      id: newId(),
      kind: 'test-mail' as const,
      channel: 'email' as const,
      recipient: { address: `old-${number}@visitor.example` },
      recipientHash: 'old',
      language: 'zh-CN' as const,
      subjectKind: 'none' as const,
      values: {},
      orderKey: `old ${number}`,
      messageId: `old-${number}`,
      dedupeKey: `old ${number}`,
      state: 'sent' as const,
      createdAt: old,
      nextAttemptAt: old,
    }))
    for (let from = 0; from < count; from += 500)
      await store().transaction((tx) => tx.insert(outboxMessages).values(rows.slice(from, from + 500)))
    expect(await applyRetention({ dryRun: true })).toMatchObject({ outboxMessages: count })
    expect(await applyRetention({ dryRun: false })).toMatchObject({ outboxMessages: count })
    expect(await reader().$count(outboxMessages, isNotNull(outboxMessages.erasedAt))).toBe(count)
    expect(await applyRetention({ dryRun: false })).toMatchObject({ outboxMessages: 0 })
  })

  it('lets go of addresses in the audit trail and of accounts closed for 400 days, and the chain holds', async () => {
    const { slot } = await makeEvent()
    await registerParty({ kind: 'citizen', address: '203.0.113.7' }, party(slot.id, '13912345678'))
    const admin = await makeStaff(['admin'], null, '周明')
    const left = await makeStaff(['overseer'], null, '王海燕')
    await inTransaction(admin, (work) => disableStaff(work, left.staffId))
    await sealAudit()
    const people = () => reader().select({ name: staff.name, hash: staff.emailHash }).from(staff).orderBy(staff.id)
    const before = await people()
    const start = now()
    let passed = days(399)
    const back = setClock(() => new Date(start.getTime() + passed))
    try {
      expect(await applyRetention({ dryRun: true })).toMatchObject({ staff: 0, auditEntries: 0 })
      passed = days(401)
      const due = await applyRetention({ dryRun: true })
      expect(due).toMatchObject({ staff: 1 })
      expect(due.auditEntries).toBeGreaterThan(0)
      expect(await applyRetention({ dryRun: false })).toMatchObject({ staff: 1, auditEntries: due.auditEntries })
      expect(await applyRetention({ dryRun: false })).toMatchObject({ staff: 0, auditEntries: 0 })
      const kept = await reader().select().from(auditEntries).where(isNotNull(auditEntries.address))
      expect(kept).toEqual([])
      expect(await people()).toEqual([before[0], { name: '已删除', hash: `erased ${left.staffId}` }])
      await sealAudit()
      expect((await verifyAll()).filter((verdict) => !verdict.ok)).toEqual([])
      await expect(inTransaction(admin, (work) => enableStaff(work, left.staffId))).rejects.toThrow(NotFound)
    } finally {
      back()
    }
  })

  it('knows every column of the catalogue that has a period', () => {
    const promised = Object.entries(PERSONAL_COLUMNS)
      .filter(([, columns]) => Object.values(columns).some((column) => column.retention !== null))
      .map(([table]) => table)
    const along = [
      ...Object.keys(BELONGS_TO_QUESTION).map((table) => [table, PERSONAL_COLUMNS.questions?.originalText] as const),
      ...Object.keys(BELONGS_TO_REGISTRATION).map((table) => [table, PERSONAL_COLUMNS.registrations?.name] as const),
    ]
    expect([...RETAINED_TABLES, ...along.map(([table]) => table)].sort()).toEqual(promised.sort())
    for (const [table, leading] of along)
      for (const { retention } of Object.values(PERSONAL_COLUMNS[table] ?? {}))
        expect(retention).toEqual(leading?.retention)
  })

  it('keeps what is still needed', async () => {
    const { slot } = await makeEvent()
    await registerParty(citizen, party(slot.id, '13912345678'))
    expect(await applyRetention({ dryRun: true })).toMatchObject({ registrations: 0, questions: 0, outboxMessages: 0 })
  })
})
