// "Find my registration": asked by anybody, answered to the owner only.
import { asc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { budgetOverAll } from '#app/budgets/shared-budgets.server.ts'
import { now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { linkRequests } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type Contact, sendLinks } from './send-links.server.ts'

const asksByContact = budgetOverAll('links of a contact', { points: 5, secondsEach: 720, quiet: 1 })

/** Stands for a contact that asked too often: nobody's. */
const NOBODY = 'nobody'

/**
 * Notes that somebody wants the links of a contact's registrations; the background sends them, at most five times an
 * hour. Whoever asks learns nothing: not whether there are any, not whether the limit was reached, and not by the time
 * it takes, for nothing is looked up here.
 */
export async function requestLinks(asked: Contact, address: string): Promise<void> {
  const contact = 'phone' in asked ? asked.phone : asked.email.toLowerCase()
  const within = (await asksByContact.take(contact, now())) === undefined
  await inTransaction({ kind: 'citizen', address }, (work) => noteRequest(work, within ? contact : NOBODY))
}

async function noteRequest(work: Work, contact: string): Promise<void> {
  const id = newId()
  await work.tx.insert(linkRequests).values({ id, contact, requestedAt: work.now })
  await recordAudit(work, 'registration.links-requested', { kind: 'links', id })
}

const AT_ONCE = 100

/** Answers the noted requests, oldest first, and forgets them. Any number of processes may; each request is answered once. */
export async function answerLinkRequests(): Promise<void> {
  const noted = await reader()
    .select({ id: linkRequests.id })
    .from(linkRequests)
    .orderBy(asc(linkRequests.requestedAt), asc(linkRequests.id))
    .limit(AT_ONCE)
  for (const { id } of noted) {
    await inTransaction({ kind: 'system', job: 'answer-link-requests' }, (work) => answerRequest(work, id))
  }
}

async function answerRequest(work: Work, id: string): Promise<void> {
  const [taken] = await work.tx
    .delete(linkRequests)
    .where(eq(linkRequests.id, id))
    .returning({ contact: linkRequests.contact })
  if (!taken || taken.contact === NOBODY) return
  await sendLinks(work, taken.contact.includes('@') ? { email: taken.contact } : { phone: taken.contact })
}
