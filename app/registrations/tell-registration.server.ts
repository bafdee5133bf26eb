// Messages to the people of one registration.
import { and, count, eq, gt, inArray } from 'drizzle-orm'
import { oneAtATime, recentMessages, whenAllowed } from '#app/outbox/address-limits.server.ts'
import { enqueueMessage, enqueueMessages, type NewMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import { LINKS_A_TEXT, type MessageValues, MOST_LINKS } from '#app/outbox/message-values.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash, type Sealed } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { phoneHash, recipientOf } from './prepare-registration.server.ts'

export type Told = {
  id: string
  departmentId: string | null
  language: Language
  name: string
  phone?: string | null
  email?: string | null
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
  await tellRegistrations([{ work, kind, told, values, options }])
}

export type Telling<Kind extends MessageKind = MessageKind> = {
  work: Work
  kind: Kind
  told: Told
  values: MessageValues[Kind]
  options: TellOptions
}

/** The same for the people of several registrations, in one transaction. */
export async function tellRegistrations(tellings: readonly Telling[]): Promise<void> {
  const addressed = tellings.flatMap((telling) => {
    if (!telling.told.email && !telling.told.phone) return []
    const recipient = recipientOf(telling.told)
    return [{ ...telling, recipient, recipientHash: lookupHash(recipient.channel, recipient.to.address.toLowerCase()) }]
  })
  const asked = addressed.filter(({ options }) => options.asked)
  const recent = asked[0]
    ? await recentMessages(
        asked[0].work,
        asked.map(({ recipientHash }) => recipientHash),
      )
    : new Map<string, Date[]>()
  const owed: Parameters<typeof enqueueMessages>[0][number][] = []
  for (const { work, kind, told, values, options, recipient, recipientHash } of addressed) {
    const notBefore = options.asked ? whenAllowed(recent.get(recipientHash) ?? [], work.now) : work.now
    if (!notBefore) continue
    recent.set(recipientHash, [work.now, ...(recent.get(recipientHash) ?? [])])
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
    owed.push({ work, kind, message: message as unknown as NewMessage })
  }
  await enqueueMessages(owed)
}

/**
 * Sends the owner of a contact the links of all their registrations; nobody else gets them, whoever asked. The message
 * is about the address, not about one registration. Text messages name three each, so that none is longer than three parts;
 * what was asked is behind one link of its own, in a mail beside the others.
 */
export async function tellLinks(
  work: Work,
  told: Omit<Told, 'id'>,
  has: { registrations: boolean; questions: boolean } = { registrations: true, questions: false },
): Promise<void> {
  const recipient = recipientOf(told)
  const recipientHash = lookupHash(recipient.channel, recipient.to.address.toLowerCase())
  await oneAtATime(work, [recipientHash])
  const recent = await recentMessages(work, [recipientHash])
  const before = recent.get(recipientHash) ?? []
  const isText = recipient.channel === 'sms'
  const links = isText ? await countLive(work, recipient.to.address) : 1
  const letters: MessageValues['registration-links'][] = []
  if (has.registrations || !isText) {
    for (let from = 0; from === 0 || from < Math.min(links, MOST_LINKS); from += LINKS_A_TEXT)
      letters.push(from > 0 ? { from } : {})
  }
  if (isText && has.questions) letters.push({ all: true })
  for (const values of letters) {
    const notBefore = whenAllowed(before, work.now)
    if (!notBefore) return
    before.unshift(work.now)
    await enqueueMessage(work, 'registration-links', {
      ...recipient,
      recipientHash,
      language: told.language,
      subject: { kind: 'none', id: null },
      departmentId: told.departmentId,
      orderKey: `links:${recipientHash}`,
      dedupeKey: `links:${newId()}`,
      notBefore,
      values,
    })
  }
}

/** Registrations of a number whose session is not over: each has a link in the text messages. */
async function countLive(work: Work, phone: string): Promise<number> {
  const [row] = await work.tx
    .select({ total: count() })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(
      and(
        eq(registrations.phoneHash, phoneHash(phone)),
        inArray(registrations.status, [...LIVE_STATUSES]),
        gt(slots.endsAt, work.now),
      ),
    )
  return row?.total ?? 0
}
