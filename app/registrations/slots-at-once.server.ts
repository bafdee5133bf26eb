// Slots of one event that begin at the same time, most of them for a group each: a contact has a place in one of them.
import { and, asc, eq, inArray, ne, or } from 'drizzle-orm'
import { held } from '#db/portable.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { registrations, slots } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { SlotNow } from './slot-seats.server.ts'

type AtOnce = Pick<SlotNow, 'id' | 'eventId' | 'startsAt' | 'sharesTime'>
export type ContactHashes = { phone: string | null; email: string | null }

/** The slots that a contact is looked for in, in the order of their ids. */
export async function slotsAtOnce(reader: Reader, slot: AtOnce): Promise<string[]> {
  if (!slot.sharesTime) return [slot.id]
  const rows = await reader
    .select({ id: slots.id })
    .from(slots)
    .where(and(eq(slots.eventId, slot.eventId), eq(slots.startsAt, slot.startsAt), eq(slots.state, 'open')))
    .orderBy(asc(slots.id))
  return rows.map(({ id }) => id)
}

/**
 * Live registrations with this phone or e-mail address at the time of the slot, but for `except`. Of several slots the first is
 * held until the transaction ends, so that one contact's submissions for two groups come one after the other.
 */
export async function contactsAtOnce(tx: Tx, slot: AtOnce, { phone, email }: ContactHashes, except = '') {
  const ids = await slotsAtOnce(tx, slot)
  if (ids.length > 1)
    await held(
      tx
        .select({ id: slots.id })
        .from(slots)
        .where(eq(slots.id, ids[0] ?? '')),
    )
  const contacts = [
    ...(phone ? [eq(registrations.phoneHash, phone)] : []),
    ...(email ? [eq(registrations.emailHash, email)] : []),
  ]
  return tx
    .select({
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
      language: registrations.language,
    })
    .from(registrations)
    .where(
      and(
        inArray(registrations.slotId, ids),
        ne(registrations.id, except),
        inArray(registrations.status, [...LIVE_STATUSES]),
        or(...contacts),
      ),
    )
}
