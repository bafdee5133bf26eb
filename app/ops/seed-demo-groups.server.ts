// A school class that signed itself up with its list, and people of a community whom staff registered by one.
import { and, asc, eq } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { changeCompanions } from '#app/registrations/change-companions.server.ts'
import { CURRENT_CONSENT, GUARDIAN_NOTICE } from '#app/registrations/consent.ts'
import { makeOwnCodes } from '#app/registrations/own-codes.server.ts'
import { companionsOf } from '#app/registrations/people-list.ts'
import { prepareRegistration } from '#app/registrations/prepare-registration.server.ts'
import { register } from '#app/registrations/register.server.ts'
import { registerMany } from '#app/registrations/register-many.server.ts'
import { registrations } from '#db/schema.ts'
import type { DemoSlot } from '#db/seed/demo-events.ts'
import { DEMO_PUPILS, DEMO_RESIDENTS } from '#db/seed/demo-forms.ts'
import { inTransaction, reader } from '#db/work.ts'
import { demoInstant } from './demo-days.ts'
import type { DemoWorld } from './demo-world.ts'

/** Signs up the slot's school class, three days ago. */
export async function seedGroup(world: DemoWorld, { group }: DemoSlot, slotId: string): Promise<void> {
  if (!group) return
  const arrivedAt = demoInstant({ days: -3 }, '10:25', dayOf(world.now))
  const pupils = DEMO_PUPILS.slice(0, group.pupils).map((name) => ({ name }))
  const companions = companionsOf(group.leader, pupils)
  const party = prepareRegistration({
    slotId,
    groupName: group.name,
    name: group.leader,
    phone: group.phone,
    email: group.email,
    partySize: companions.length + 1,
    companions,
    guardian: { name: group.leader, phone: group.phone, consent: GUARDIAN_NOTICE.version },
    consentVersion: CURRENT_CONSENT.version,
    language: 'zh-CN',
    arrivedAt,
  })
  const outcome = await inTransaction({ kind: 'citizen' }, (work) => register(work, party), {
    at: arrivedAt,
    lane: slotId,
  })
  if (outcome.outcome !== 'registered') throw new Error(`the sample class was not registered: ${outcome.outcome}`)
  await settle(outcome.id, arrivedAt)
}

/** Lets the first family of four of the slot arrive one by one: it says who comes along, and makes a code for each. */
export async function seedOwnCodes(slotId: string): Promise<void> {
  const [family] = await reader()
    .select({ id: registrations.id })
    .from(registrations)
    .where(and(eq(registrations.slotId, slotId), eq(registrations.status, 'confirmed'), eq(registrations.partySize, 4)))
    .orderBy(asc(registrations.arrival))
    .limit(1)
  if (!family) return
  const outcome = await inTransaction({ kind: 'citizen' }, async (work) => {
    await changeCompanions(work, family.id, ['姜秀兰', '姜一诺'])
    return makeOwnCodes(work, family.id)
  })
  if (outcome.outcome !== 'made') throw new Error(`the sample family has no codes: ${outcome.outcome}`)
}

/** Registers the people of a community office's list, two days ago, as its department's staff do. */
export async function seedList(
  world: DemoWorld,
  { list }: DemoSlot,
  slotId: string,
  { eventId, organiser }: { eventId: string; organiser: StaffActor },
): Promise<void> {
  if (!list) return
  const arrivedAt = demoInstant({ days: -2 }, '15:10', dayOf(world.now))
  const people = DEMO_RESIDENTS.map(([name, phone], index) => ({ row: index + 2, name, phone, people: 1, answers: {} }))
  const outcome = await registerMany(organiser, eventId, {
    slotId,
    people,
    idempotencyKey: `demo ${slotId}`,
    arrivedAt,
  })
  if (outcome.outcome !== 'registered') throw new Error(`the sample list was not registered: ${outcome.outcome}`)
  await inTransaction({ kind: 'system', job: 'demo' }, async ({ tx }) => {
    const rows = await tx
      .select({ id: registrations.id })
      .from(registrations)
      .where(eq(registrations.listId, outcome.listId))
      .orderBy(registrations.arrival)
    for (const [index, { id }] of rows.entries())
      await tx
        .update(registrations)
        .set({ arrival: arrivedAt.getTime() * 1000 + index })
        .where(eq(registrations.id, id))
  })
}

/** The list of an event runs over all its slots by arrival. */
async function settle(id: string, arrivedAt: Date): Promise<void> {
  await inTransaction({ kind: 'system', job: 'demo' }, async ({ tx }) => {
    await tx
      .update(registrations)
      .set({ arrival: arrivedAt.getTime() * 1000 })
      .where(eq(registrations.id, id))
  })
}
