// Staff register everybody on a list, each alone: all of them or nobody.
import { eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import { registrationLists, registrations } from '#db/schema.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { CURRENT_CONSENT, GUARDIAN_NOTICE } from './consent.ts'
import type { ListPerson } from './people-list.ts'
import { type PreparedRegistration, prepareRegistration } from './prepare-registration.server.ts'
import { type RegisterRefusal, register } from './register.server.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { readSlot, type SlotNow } from './slot-seats.server.ts'

export type RegisterManyOutcome =
  | { outcome: 'registered'; listId: string; parties: number; people: number; repeated: boolean }
  | { outcome: 'idempotencyKeyReused' }
  /** nothing was written; why, by row of the list */
  | { outcome: 'refused'; refusals: { row: number; because: RegisterRefusal['outcome'] }[] }

export type ManyInput = { slotId: string; people: readonly ListPerson[]; idempotencyKey: string; arrivedAt: Date }

class Refused extends Error {
  override name = 'Refused'
  readonly refusals: { row: number; because: RegisterRefusal['outcome'] }[]
  constructor(refusals: { row: number; because: RegisterRefusal['outcome'] }[]) {
    super('rows of a list were refused')
    this.refusals = refusals
  }
}

/**
 * Registers the people in the order of the list, in one transaction: their seats, messages and audit entries, and one
 * entry for the list. One row that is refused undoes all. The same key with the same list is answered as the first time.
 * Organisers of the department; NotFound for others and for a slot of another event.
 */
export async function registerMany(actor: StaffActor, eventId: string, given: ManyInput): Promise<RegisterManyOutcome> {
  const { slotId, people, arrivedAt } = given
  const parties = people.map(({ name, phone, email, people: partySize, guardian, answers }) =>
    prepareRegistration({
      slotId,
      name,
      ...(phone ? { phone } : {}),
      ...(email ? { email } : {}),
      partySize,
      ...(guardian
        ? { guardian: { name: guardian, ...(phone ? { phone } : {}), consent: GUARDIAN_NOTICE.version } }
        : {}),
      ...(Object.keys(answers).length > 0 ? { answers: answers as Record<string, string | string[]> } : {}),
      consentVersion: CURRENT_CONSENT.version,
      language: 'zh-CN',
      source: 'staff',
      arrivedAt,
    }),
  )
  try {
    return await inTransaction(actor, (work) => registerAll(work, actor.staffId, eventId, given, parties), {
      lane: slotId,
      at: arrivedAt,
    })
  } catch (error) {
    if (error instanceof Refused) return { outcome: 'refused', refusals: error.refusals }
    throw error
  }
}

async function registerAll(
  work: Work,
  staffId: string,
  eventId: string,
  { slotId, people: rows, idempotencyKey }: ManyInput,
  parties: readonly PreparedRegistration[],
): Promise<RegisterManyOutcome> {
  const slot = await readSlot(work.tx, slotId)
  if (!slot || slot.eventId !== eventId) throw new NotFound()
  requireOrganiserOf(work.actor, slot.departmentId)
  const list = {
    id: newId(),
    slotId,
    staffId,
    parties: parties.length,
    people: parties.reduce((sum, { input }) => sum + input.partySize, 0),
    idempotencyKey: lookupHash('idempotency key', idempotencyKey),
    idempotencyBody: lookupHash('idempotency body', JSON.stringify([slotId, rows])),
    createdAt: work.now,
  }
  const earlier = await keepList(work, list)
  if (earlier) return earlier
  const ids: string[] = []
  const refusals: Refused['refusals'] = []
  for (const [index, party] of parties.entries()) {
    const outcome = await register(work, party)
    if (outcome.outcome === 'registered') ids.push(outcome.id)
    else refusals.push({ row: rows[index]?.row ?? 0, because: outcome.outcome })
  }
  if (refusals.length > 0) throw new Refused(refusals)
  await work.tx.update(registrations).set({ listId: list.id }).where(inArray(registrations.id, ids))
  await noteList(work, slot, list)
  return { outcome: 'registered', listId: list.id, parties: list.parties, people: list.people, repeated: false }
}

type List = typeof registrationLists.$inferInsert

/** Keeps the list under its key; answers what came of an earlier submission with the same key. */
async function keepList(work: Work, list: List): Promise<RegisterManyOutcome | undefined> {
  const kept = await work.tx
    .insert(registrationLists)
    .values(list)
    .onConflictDoNothing()
    .returning({ id: registrationLists.id })
  if (kept.length === 1) return undefined
  const [earlier] = await work.tx
    .select()
    .from(registrationLists)
    .where(eq(registrationLists.idempotencyKey, list.idempotencyKey))
  if (!earlier || earlier.idempotencyBody !== list.idempotencyBody) return { outcome: 'idempotencyKeyReused' }
  const { id, parties, people } = earlier
  return { outcome: 'registered', listId: id, parties, people, repeated: true }
}

async function noteList(work: Work, { eventId, departmentId }: SlotNow, { id, slotId, parties, people }: List) {
  const subject = { kind: 'event', id: eventId, departmentId }
  await recordAudit(work, 'registration.list-imported', subject, { list: id, slotId, parties, people })
}
