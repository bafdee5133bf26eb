// 个人信息保护法 art. 47: a person may ask for their data to be deleted. Everything found by the contact goes at once.
import { and, eq, inArray, isNull, or } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { cancelRegistration } from '#app/registrations/cancel-registration.server.ts'
import { normalisePhone } from '#app/registrations/contact.ts'
import { emailHash, phoneHash } from '#app/registrations/prepare-registration.server.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import {
  answerFollowers,
  feedback,
  formFiles,
  gateNotes,
  identities,
  outboxMessages,
  questions,
  registrations,
  scans,
} from '#db/schema.ts'
import { inTransaction, reader, store, type Work } from '#db/work.ts'
import { emptyPersonalData } from './empty-personal-data.server.ts'

const actor = { kind: 'system', job: 'erase' } as const

export type ErasureReport = {
  registrations: number
  identities: number
  files: number
  questions: number
  messages: number
  cancelled: number
}

/**
 * Erases the person behind a phone number or e-mail address: live registrations are cancelled first, which frees their
 * places; then every personal value of the registrations, questions and messages is overwritten. Published texts stay:
 * they hold no personal data. The audit trail keeps that something was erased, not who.
 */
export async function erasePerson(contact: string): Promise<ErasureReport> {
  const found = await findPerson(contact)
  let cancelled = 0
  for (const { id } of found.live) {
    const outcome = await inTransaction(actor, (work) => cancelRegistration(work, id, { kind: 'citizen' }))
    if (outcome.outcome === 'cancelled') cancelled++
  }
  // The message about the cancellation is one of theirs too.
  const { registrationIds, questionIds, messageIds } = await findPerson(contact)
  const email = contact.includes('@') ? contact.trim() : undefined
  const report = await inTransaction(actor, async (work) => {
    const counts = {
      registrations: await emptyPersonalData(work, 'registrations', registrationIds),
      identities: await emptyPersonalData(work, 'identities', await idsBeside(work, identities, registrationIds)),
      files: await emptyPersonalData(work, 'formFiles', await idsBeside(work, formFiles, registrationIds)),
      questions: await emptyPersonalData(work, 'questions', questionIds),
      messages: await emptyPersonalData(work, 'outboxMessages', messageIds),
      cancelled,
    }
    const said = registrationIds.length
      ? await work.tx
          .select({ id: feedback.id })
          .from(feedback)
          .where(inArray(feedback.registrationId, registrationIds))
      : []
    await emptyPersonalData(
      work,
      'feedback',
      said.map(({ id }) => id),
    )
    const noted = registrationIds.length
      ? await work.tx
          .select({ id: gateNotes.id })
          .from(gateNotes)
          .innerJoin(scans, eq(scans.id, gateNotes.scanId))
          .where(inArray(scans.registrationId, registrationIds))
      : []
    await emptyPersonalData(
      work,
      'gateNotes',
      noted.map(({ id }) => id),
    )
    if (email !== undefined) {
      const followed = lookupHash('email', email.toLowerCase())
      await work.tx.delete(answerFollowers).where(eq(answerFollowers.emailHash, followed))
    }
    await work.tx
      .update(outboxMessages)
      .set({ state: 'failed', lastError: 'erased' })
      .where(and(inArray(outboxMessages.id, messageIds), inArray(outboxMessages.state, ['queued', 'retry'])))
    await recordAudit(work, 'data.erased', { kind: 'person', id: 'erased' }, counts)
    return counts
  })
  await store().settle()
  return report
}

/** Rows of a table that stand beside registrations. */
async function idsBeside(
  work: Work,
  table: typeof identities | typeof formFiles,
  registrationIds: readonly string[],
): Promise<string[]> {
  if (registrationIds.length === 0) return []
  const rows = await work.tx
    .select({ id: table.id })
    .from(table as typeof identities)
    .where(inArray(table.registrationId, [...registrationIds]))
  return rows.map((row) => row.id)
}

async function findPerson(contact: string) {
  const isEmail = contact.includes('@')
  const phone = isEmail ? undefined : (normalisePhone(contact) ?? contact)
  const email = isEmail ? contact.trim() : undefined
  const hashed = (value: string | undefined, hash: (text: string) => string) => (value ? hash(value) : 'none')
  const mine = await reader()
    .select({ id: registrations.id, status: registrations.status })
    .from(registrations)
    .where(
      and(
        isNull(registrations.erasedAt),
        or(
          eq(registrations.phoneHash, hashed(phone, phoneHash)),
          eq(registrations.emailHash, hashed(email, emailHash)),
        ),
      ),
    )
  const contactHash = email ? lookupHash('email', email.toLowerCase()) : lookupHash('phone', phone ?? '')
  const asked = await reader()
    .select({ id: questions.id })
    .from(questions)
    .where(or(eq(questions.contactHash, contactHash), eq(questions.phoneHash, contactHash)))
  const subjects = [...mine, ...asked].map((row) => row.id)
  const recipient = lookupHash(isEmail ? 'email' : 'sms', (email ?? phone ?? '').toLowerCase())
  const told = await reader()
    .select({ id: outboxMessages.id })
    .from(outboxMessages)
    .where(
      and(
        isNull(outboxMessages.erasedAt),
        or(
          eq(outboxMessages.recipientHash, recipient),
          inArray(outboxMessages.subjectId, subjects.length > 0 ? subjects : ['none']),
        ),
      ),
    )
  return {
    live: mine.filter((row) => (LIVE_STATUSES as readonly string[]).includes(row.status)),
    registrationIds: mine.map((row) => row.id),
    questionIds: asked.map((row) => row.id),
    messageIds: told.map((row) => row.id),
  }
}
