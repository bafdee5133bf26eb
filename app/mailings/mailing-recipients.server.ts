// The people of a selection. One person is one address: who signed up for two sessions gets one letter.
import { and, asc, eq, gt, inArray, isNull, lte, type SQL } from 'drizzle-orm'
import type { MailingSelection } from '#db/schema/mailings.ts'
import { LIVE_STATUSES } from '#db/schema/registrations.ts'
import { bulkActItems, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { isAudience } from './mailing.ts'

/** The condition on registrations joined with their slots; `came` and `missing` mean sessions that have begun. */
export function withinSelection(
  reader: Reader,
  eventId: string,
  selection: MailingSelection,
  now: Date,
): SQL | undefined {
  return and(
    eq(registrations.eventId, eventId),
    isNull(registrations.erasedAt),
    selection.slotId ? eq(registrations.slotId, selection.slotId) : undefined,
    namedBy(reader, selection),
    statusCondition(selection.status, now),
  )
}

function statusCondition(status: string, now: Date): SQL | undefined {
  if (!isAudience(status)) throw new Error(`no such audience: ${status}`)
  switch (status) {
    case 'chosen':
      return undefined
    case 'live':
      return inArray(registrations.status, [...LIVE_STATUSES])
    case 'came':
      return and(eq(registrations.status, 'confirmed'), gt(registrations.arrivedPeople, 0))
    case 'missing':
      return and(
        eq(registrations.status, 'confirmed'),
        eq(registrations.arrivedPeople, 0),
        lte(slots.endsAt, now),
        eq(slots.state, 'open'),
      )
    default:
      return eq(registrations.status, status)
  }
}

export type RecipientCount = {
  /** letters that would be written */
  people: number
  mails: number
  texts: number
  /** registrations with neither address nor number */
  unreachable: number
}

export async function countRecipients(
  reader: Reader,
  eventId: string,
  selection: MailingSelection,
  now: Date,
): Promise<RecipientCount> {
  const rows = await reader
    .select({ email: registrations.emailHash, phone: registrations.phoneHash })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(withinSelection(reader, eventId, selection, now))
  const mails = new Set(rows.flatMap(({ email }) => email ?? []))
  const texts = new Set(rows.flatMap(({ email, phone }) => (email ? [] : (phone ?? []))))
  const unreachable = rows.filter(({ email, phone }) => !email && !phone).length
  return { people: mails.size + texts.size, mails: mails.size, texts: texts.size, unreachable }
}

/** The first registration of a selection, for a preview with real facts. */
export async function firstRecipient(
  reader: Reader,
  eventId: string,
  selection: MailingSelection,
  now: Date,
): Promise<string | undefined> {
  const [first] = await reader
    .select({ id: registrations.id })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(withinSelection(reader, eventId, selection, now))
    .orderBy(asc(registrations.id))
    .limit(1)
  return first?.id
}

/** How many registrations of the event a selection names one by one; 0 when it names none so. */
export async function countNamed(reader: Reader, eventId: string, selection: MailingSelection): Promise<number> {
  const { ids, actId } = selection
  if (!ids && !actId) return 0
  return reader.$count(registrations, and(eq(registrations.eventId, eventId), namedBy(reader, selection)))
}

/** By their ids, or by an act of the desk, whose people they are. */
function namedBy(reader: Reader, { ids, actId }: MailingSelection): SQL | undefined {
  if (!actId) return ids && inArray(registrations.id, ids)
  const ofAct = reader
    .select({ id: bulkActItems.registrationId })
    .from(bulkActItems)
    .where(eq(bulkActItems.actId, actId))
  return inArray(registrations.id, ofAct)
}
