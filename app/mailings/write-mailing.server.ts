// Writing a mailing: made, changed, sent, called back. Only organisers of the event's department; others get NotFound.
import { and, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { sampleMailing } from '#app/outbox/mailing-content.server.ts'
import { sendTestLetter } from '#app/outbox/send-test-letter.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import type { Language } from '#app/platform/language.ts'
import { mayManageRegistrations } from '#app/registrations/registration-policy.ts'
import { raised } from '#db/counters.ts'
import type { MailingSelection } from '#db/schema/mailings.ts'
import { events, mailings, outboxMessages } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { mayCallBack, selectionKey } from './mailing.ts'
import type { MailingInput } from './mailing-forms.ts'
import { countRecipients, firstRecipient } from './mailing-recipients.server.ts'

export type Mailing = typeof mailings.$inferSelect

const textsOf = ({ scheduledAt, ...texts }: MailingInput) => ({ ...texts, scheduledAt: scheduledAt ?? null })
const subjectOf = (mailing: Pick<Mailing, 'id' | 'departmentId'>) => ({
  kind: 'mailing',
  id: mailing.id,
  departmentId: mailing.departmentId,
})

/** A draft for the people of a selection. The same form sent twice is one draft. */
export async function createMailing(
  work: Work,
  given: { eventId: string; selection: MailingSelection; formKey: string; input: MailingInput },
): Promise<{ id: string }> {
  const [event] = await work.tx.select().from(events).where(eq(events.id, given.eventId))
  if (!event || work.actor.kind !== 'staff' || !mayManageRegistrations(work.actor, event.departmentId)) {
    throw new NotFound()
  }
  const mailing = { id: newId(), departmentId: event.departmentId }
  const added = await work.tx
    .insert(mailings)
    .values({
      ...mailing,
      ...textsOf(given.input),
      eventId: event.id,
      selection: given.selection,
      state: 'draft',
      formKey: given.formKey,
      createdBy: work.actor.staffId,
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ id: mailings.id })
  if (added.length === 0) {
    const [known] = await work.tx.select().from(mailings).where(eq(mailings.formKey, given.formKey))
    if (known?.eventId !== event.id) throw new NotFound()
    return { id: known.id }
  }
  await recordAudit(work, 'mailing.created', subjectOf(mailing), { audience: given.selection.status })
  return { id: mailing.id }
}

/** The mailing, for organisers of its department. */
export async function getMailing(work: Pick<Work, 'tx' | 'actor'>, id: string): Promise<Mailing> {
  const [mailing] = await work.tx.select().from(mailings).where(eq(mailings.id, id))
  if (!mailing || !mayManageRegistrations(work.actor, mailing.departmentId)) throw new NotFound()
  return mailing
}

export type SaveOutcome = { outcome: 'saved' | 'unchanged' | 'olderVersion' | 'notDraft'; version: number }

/** Changes a draft. `version` is the one that the writer saw. */
export async function saveMailing(
  work: Work,
  id: string,
  given: { version: number; selection: MailingSelection; input: MailingInput },
): Promise<SaveOutcome> {
  const mailing = await getMailing(work, id)
  if (mailing.state !== 'draft') return { outcome: 'notDraft', version: mailing.version }
  const texts = textsOf(given.input)
  const before = [selectionKey(mailing.selection), ...Object.keys(texts).map((key) => mailing[key as 'body'])]
  const { version } = mailing
  const after = [selectionKey(given.selection), ...Object.values(texts)]
  if (JSON.stringify(before) === JSON.stringify(after)) return { outcome: 'unchanged', version }
  const saved = await work.tx
    .update(mailings)
    .set({ ...texts, selection: given.selection, version: raised(mailings.version, 1) })
    .where(and(eq(mailings.id, id), eq(mailings.version, given.version), eq(mailings.state, 'draft')))
    .returning({ version: mailings.version })
  if (!saved[0]) return { outcome: 'olderVersion', version }
  await recordAudit(work, 'mailing.saved', subjectOf(mailing), { version: saved[0].version })
  return { outcome: 'saved', version: saved[0].version }
}

export type SendOutcome = { outcome: 'sent' | 'scheduled' | 'nobody' | 'past' | 'olderVersion' | 'notDraft' }

/**
 * Sends the draft that was previewed as `version`: at once, or when its time comes. The people are those whom the
 * selection holds then. A time that has passed is refused, and so is a mailing to nobody.
 */
export async function sendMailing(work: Work, id: string, version: number): Promise<SendOutcome> {
  const mailing = await getMailing(work, id)
  if (mailing.state !== 'draft') return { outcome: 'notDraft' }
  if (mailing.version !== version) return { outcome: 'olderVersion' }
  if (mailing.scheduledAt && mailing.scheduledAt <= work.now) return { outcome: 'past' }
  const { people } = await countRecipients(work.tx, mailing.eventId, mailing.selection, work.now)
  if (people === 0) return { outcome: 'nobody' }
  const sent = await work.tx
    .update(mailings)
    .set({ state: 'scheduled', scheduledAt: mailing.scheduledAt ?? work.now, sentAt: work.now })
    .where(and(eq(mailings.id, id), eq(mailings.version, version), eq(mailings.state, 'draft')))
    .returning({ id: mailings.id })
  if (sent.length === 0) return { outcome: 'olderVersion' }
  await recordAudit(work, 'mailing.sent', subjectOf(mailing), { audience: mailing.selection.status, people })
  return { outcome: mailing.scheduledAt ? 'scheduled' : 'sent' }
}

/** Calls back a mailing whose time has not come: it is a draft again. */
export async function callBackMailing(work: Work, id: string): Promise<{ outcome: 'calledBack' | 'tooLate' }> {
  const mailing = await getMailing(work, id)
  if (!mayCallBack(mailing.state) || mailing.cursor !== null) return { outcome: 'tooLate' }
  const back = await work.tx
    .update(mailings)
    .set({ state: 'draft', sentAt: null })
    .where(and(eq(mailings.id, id), eq(mailings.state, 'scheduled')))
    .returning({ id: mailings.id })
  if (back.length === 0) return { outcome: 'tooLate' }
  await recordAudit(work, 'mailing.cancelled', subjectOf(mailing), {})
  return { outcome: 'calledBack' }
}

/** Puts every letter that failed or was kept on its way again. Returns how many. */
export async function retryMailing(work: Work, id: string): Promise<number> {
  const mailing = await getMailing(work, id)
  let count = 0
  for (const state of ['failed', 'kept'] as const) {
    const rows = await work.tx
      .update(outboxMessages)
      .set({ state: 'queued', attempts: 0, nextAttemptAt: work.now, lastError: null })
      .where(and(eq(outboxMessages.mailingId, id), eq(outboxMessages.state, state)))
      .returning({ id: outboxMessages.id })
    count += rows.length
  }
  if (count > 0) {
    await recordAudit(work, 'mailing.retried', subjectOf(mailing), { count })
    work.changed({ kind: 'outbox' })
  }
  return count
}

/** Sends the writer the letter as the first person of the selection would get it, with masked facts. */
export async function testMailing(
  actor: Work['actor'],
  id: string,
  language: Language,
  at: Date,
): Promise<{ outcome: 'tested' | 'nobody' }> {
  const mailing = await getMailing({ tx: reader() as Work['tx'], actor }, id)
  const registrationId = await firstRecipient(reader(), mailing.eventId, mailing.selection, at)
  if (!registrationId) return { outcome: 'nobody' }
  const letter = await sampleMailing(registrationId, language, mailing)
  await inTransaction(actor, (work) => sendTestLetter(work, letter))
  return { outcome: 'tested' }
}
