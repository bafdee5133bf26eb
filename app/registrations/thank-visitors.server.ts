// Thanks with the way to the feedback page: an hour after a session, to everybody who came.
import { and, asc, eq, gt, inArray, isNull, lte } from 'drizzle-orm'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { events, registrations, slots } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { isMuted } from './optional-messages.server.ts'
import { tellRegistration } from './tell-registration.server.ts'

const ACTOR = { kind: 'system', job: 'thank visitors' } as const
const REST = hours(1)
/** After that nobody expects it any more; and an old database does not begin by thanking everybody. */
const LATEST = days(2)

/** Returns how many registrations were thanked. Any number of processes may do it at once. */
export async function thankVisitors(): Promise<number> {
  const at = now()
  const due = await reader()
    .select({ id: slots.id })
    .from(slots)
    .innerJoin(events, eq(events.id, slots.eventId))
    .where(
      and(
        inArray(events.state, ['published', 'archived']),
        eq(slots.state, 'open'),
        isNull(slots.thanksAt),
        lte(slots.endsAt, after(at, -REST)),
        gt(slots.endsAt, after(at, -LATEST)),
      ),
    )
    .orderBy(asc(slots.endsAt), asc(slots.id))
  let thanked = 0
  for (const { id } of due) thanked += await inTransaction(ACTOR, (work) => thankSlot(work, id), { lane: id })
  return thanked
}

/** One session, once: whoever sets its mark first thanks its people, in the same transaction. */
async function thankSlot(work: Work, slotId: string): Promise<number> {
  const [slot] = await work.tx
    .update(slots)
    .set({ thanksAt: work.now })
    .where(and(eq(slots.id, slotId), isNull(slots.thanksAt)))
    .returning({ eventId: slots.eventId })
  if (!slot || (await isMuted(work.tx, slot.eventId, 'thanks'))) return 0
  const people = await work.tx
    .select({
      id: registrations.id,
      language: registrations.language,
      name: registrations.name,
      phone: registrations.phone,
      email: registrations.email,
      departmentId: events.departmentId,
    })
    .from(registrations)
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(
      and(
        eq(registrations.slotId, slotId),
        eq(registrations.status, 'confirmed'),
        gt(registrations.arrivedPeople, 0),
        isNull(registrations.erasedAt),
      ),
    )
    .orderBy(asc(registrations.arrival), asc(registrations.id))
  const reachable = people.filter((person) => person.phone || person.email)
  for (const person of reachable) await tellRegistration(work, 'event-thanks', person, {}, { dedupe: 'thanks' })
  return reachable.length
}
