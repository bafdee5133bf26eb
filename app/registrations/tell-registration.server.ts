// Messages to the people of one registration.
import { and, eq, gt, sql } from 'drizzle-orm'
import { enqueueMessage, type NewMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import type { MessageValues } from '#app/outbox/message-values.ts'
import { after, days, minutes } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash, type Sealed } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { outboxMessages } from '#db/schema.ts'
import { prepared } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { recipientOf } from './prepare-registration.server.ts'

export type Told = {
  id: string
  departmentId: string | null
  language: Language
  name: string
  phone?: string | null
  email?: string | null
}

// What strangers can cause for one address: anybody can type anybody's number into the form.
export const MESSAGES_A_DAY = 10
export const MESSAGES_IN_TEN_MINUTES = 3

/**
 * When a message that a stranger may have caused may go to this address: now, once the last ten minutes hold fewer
 * than three, or never (undefined) after ten in a day.
 */
async function whenAllowed(work: Work, recipientHash: string): Promise<Date | undefined> {
  const statement = prepared(work.tx, 'registrations.recent-messages', (tx, name) =>
    tx
      .select({ at: outboxMessages.createdAt })
      .from(outboxMessages)
      .where(
        and(
          eq(outboxMessages.recipientHash, sql.placeholder('hash')),
          // A bare placeholder in a comparison is not encoded by its column.
          gt(outboxMessages.createdAt, sql.param(sql.placeholder('since'), outboxMessages.createdAt)),
        ),
      )
      .limit(MESSAGES_A_DAY)
      .prepare(name),
  )
  // Fewer than a day's fill are all of them, in whatever order they come.
  const recent = await statement.execute({ hash: recipientHash, since: after(work.now, -days(1)) })
  if (recent.length >= MESSAGES_A_DAY) return undefined
  const third = recent.map(({ at }) => at).sort((a, b) => b.getTime() - a.getTime())[MESSAGES_IN_TEN_MINUTES - 1]
  if (!third || after(third, minutes(10)) <= work.now) return work.now
  return after(third, minutes(10))
}

export type TellOptions = {
  /** names the cause, so that one cause is told once */
  dedupe: string
  /** A visitor of the site can cause it: it counts against the limits of the address. What is owed always goes out. */
  asked?: boolean
  /** the recipient, encrypted before the transaction */
  sealedRecipient?: Sealed
}

/**
 * Tells a registration's people, by e-mail where there is an address, else by text message. A walk-in who left neither
 * cannot be told; nothing is written then.
 */
export async function tellRegistration<Kind extends MessageKind>(
  work: Work,
  kind: Kind,
  told: Told,
  values: MessageValues[Kind],
  options: TellOptions,
): Promise<void> {
  if (!told.email && !told.phone) return
  const recipient = recipientOf(told)
  const recipientHash = lookupHash(recipient.channel, recipient.to.address.toLowerCase())
  const notBefore = options.asked ? await whenAllowed(work, recipientHash) : work.now
  if (!notBefore) return
  const message = {
    ...recipient,
    ...(options.sealedRecipient ? { sealedRecipient: options.sealedRecipient } : {}),
    recipientHash,
    language: told.language,
    subject: { kind: 'registration' as const, id: told.id },
    departmentId: told.departmentId,
    dedupeKey: `registration:${told.id}:${options.dedupe}`,
    notBefore,
    values,
  }
  await enqueueMessage<Kind>(work, kind, message as unknown as NewMessage<Kind>)
}

/**
 * Sends the owner of a contact the links of all their registrations; nobody else gets them, whoever asked. The message
 * is about the address, not about one registration.
 */
export async function tellLinks(work: Work, told: Omit<Told, 'id'>): Promise<void> {
  const recipient = recipientOf(told)
  const recipientHash = lookupHash(recipient.channel, recipient.to.address.toLowerCase())
  const notBefore = await whenAllowed(work, recipientHash)
  if (!notBefore) return
  await enqueueMessage(work, 'registration-links', {
    ...recipient,
    recipientHash,
    language: told.language,
    subject: { kind: 'none', id: null },
    departmentId: told.departmentId,
    orderKey: `links:${recipientHash}`,
    dedupeKey: `links:${newId()}`,
    notBefore,
  })
}
