// Writing out a mailing: one message per person, in portions, so that nobody else waits for the database.

import { setImmediate } from 'node:timers/promises'
import { and, asc, eq, gt, isNull, lte, or } from 'drizzle-orm'
import { now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { recipientOf } from '#app/registrations/prepare-registration.server.ts'
import { raised } from '#db/counters.ts'
import { mailings, outboxMessages, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { withinSelection } from './mailing-recipients.server.ts'

const ACTOR = { kind: 'system', job: 'expand mailings' } as const
const PORTION = 200

type Mailing = typeof mailings.$inferSelect

/** Writes the messages of every mailing whose time has come. Returns how many. Any number of processes may do it at once. */
export async function expandMailings(): Promise<number> {
  const due = await reader()
    .select({ id: mailings.id })
    .from(mailings)
    .where(or(eq(mailings.state, 'sending'), and(eq(mailings.state, 'scheduled'), lte(mailings.scheduledAt, now()))))
    .orderBy(asc(mailings.id))
  let written = 0
  for (const { id } of due) {
    for (let more = true; more; ) {
      const portion = await inTransaction(ACTOR, (work) => writePortion(work, id))
      written += portion.written
      more = portion.more
      await setImmediate()
    }
  }
  return written
}

/** The next portion; whoever moves the cursor first writes it, in the same transaction. */
async function writePortion(work: Work, id: string): Promise<{ written: number; more: boolean }> {
  const [mailing] = await work.tx.select().from(mailings).where(eq(mailings.id, id))
  if (mailing?.state !== 'sending' && mailing?.state !== 'scheduled') return { written: 0, more: false }
  const people = await nextPeople(work, mailing)
  const last = people.at(-1)?.id ?? mailing.cursor
  const more = people.length === PORTION
  const claimed = await work.tx
    .update(mailings)
    .set({ state: more ? 'sending' : 'done', cursor: last })
    .where(
      and(
        eq(mailings.id, id),
        eq(mailings.state, mailing.state),
        mailing.cursor === null ? isNull(mailings.cursor) : eq(mailings.cursor, mailing.cursor),
      ),
    )
    .returning({ id: mailings.id })
  if (claimed.length === 0) return { written: 0, more: false }
  const rows = people.flatMap((person) => messageOf(work, mailing, person) ?? [])
  if (rows.length === 0) return { written: 0, more }
  const added = await work.tx
    .insert(outboxMessages)
    .values(rows)
    .onConflictDoNothing()
    .returning({ id: outboxMessages.id })
  await work.tx
    .update(mailings)
    .set({ total: raised(mailings.total, added.length) })
    .where(eq(mailings.id, id))
  work.changed({ kind: 'outbox' })
  return { written: added.length, more }
}

function nextPeople(work: Work, mailing: Mailing) {
  return work.tx
    .select({
      id: registrations.id,
      name: registrations.name,
      email: registrations.email,
      phone: registrations.phone,
      language: registrations.language,
    })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(
      and(
        // The people as they are at the time of the mailing, not of the portion.
        withinSelection(work.tx, mailing.eventId, mailing.selection, mailing.scheduledAt ?? work.now),
        mailing.cursor === null ? undefined : gt(registrations.id, mailing.cursor),
      ),
    )
    .orderBy(asc(registrations.id))
    .limit(PORTION)
}

type Person = Awaited<ReturnType<typeof nextPeople>>[number]

function messageOf(work: Work, mailing: Mailing, person: Person): typeof outboxMessages.$inferInsert | undefined {
  if (!person.email && !person.phone) return undefined
  const { channel, to } = recipientOf(person)
  const recipientHash = lookupHash(channel, to.address.toLowerCase())
  const id = newId()
  return {
    id,
    kind: 'event-letter',
    channel,
    recipient: to,
    recipientHash,
    language: person.language,
    subjectKind: 'registration',
    subjectId: person.id,
    departmentId: mailing.departmentId,
    values: {},
    orderKey: `registration:${person.id}:${recipientHash}`,
    state: 'queued',
    nextAttemptAt: work.now,
    dedupeKey: `mailing:${mailing.id}:${recipientHash}`,
    messageId: id,
    mailingId: mailing.id,
    createdAt: work.now,
  }
}
