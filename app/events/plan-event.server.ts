// The plan of an event: written, filed with the office for openness (备案), taken note of.
import { and, desc, eq, isNotNull, isNull, ne } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { dropWorkingDraft } from '#app/drafts/working-drafts.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { eventPlans, events, gatePairings, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { EMPTY_PLAN, missingParts, type PlanContent, type PlanPart } from './event-plan.ts'
import { mayReadEvent, mayRunCampaigns } from './event-policy.ts'
import { keepPlanVersion, markPlanVersion } from './plan-versions.server.ts'
import type { PlanFacts } from './publish-checklist.ts'
import { readPublishingRules } from './publishing-rules.server.ts'
import { getEvent, getEventToEdit } from './save-event.server.ts'

export type Plan = PlanContent & {
  version: number
  updatedAt: Date | null
  updatedBy: string | null
  filedAt: Date | null
  receivedAt: Date | null
}

const subject = (event: { id: string; departmentId: string }) => ({
  kind: 'event',
  id: event.id,
  departmentId: event.departmentId,
})

/** The plan, empty and at version 0 where none was written. The caller has checked who may read the event. */
export async function readPlan(reader: Reader, eventId: string): Promise<Plan> {
  const [row] = await reader
    .select({ plan: eventPlans, by: staff.name })
    .from(eventPlans)
    .leftJoin(staff, eq(staff.id, eventPlans.updatedBy))
    .where(eq(eventPlans.eventId, eventId))
  if (!row) return { ...EMPTY_PLAN, version: 0, updatedAt: null, updatedBy: null, filedAt: null, receivedAt: null }
  const { purpose, form, participants, duties, emergency, version, updatedAt, filedAt, receivedAt } = row.plan
  return {
    ...{ purpose, form, participants, duties, emergency },
    ...{ version, updatedAt, updatedBy: row.by, filedAt, receivedAt },
  }
}

/** What the checklist before publishing asks of the plan. */
export async function readPlanFacts(reader: Reader, eventId: string): Promise<PlanFacts> {
  const planFiled = (await readPlan(reader, eventId)).filedAt !== null
  return { planFiled, ...(await readPublishingRules(reader)) }
}

/** A name stands in the division of duties of its plan, or a phone was paired for its gates. */
export async function isSomebodyOnDuty(reader: Reader, eventId: string): Promise<boolean> {
  const { duties } = await readPlan(reader, eventId)
  if (duties.length > 0) return true
  return (await reader.$count(gatePairings, eq(gatePairings.eventId, eventId))) > 0
}

export type SavePlanOutcome = { outcome: 'saved' | 'olderVersion' }

/** Saves the plan if it still is at `version`. An edit undoes the filing: what was filed is no longer what stands here. */
export async function savePlan(
  work: Work,
  eventId: string,
  content: PlanContent,
  version: number,
): Promise<SavePlanOutcome> {
  const event = await getEventToEdit(work, eventId)
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  const values = {
    ...content,
    version: version + 1,
    updatedAt: work.now,
    updatedBy: staffId,
    filedAt: null,
    filedBy: null,
    receivedAt: null,
    receivedBy: null,
  }
  const saved =
    version === 0
      ? await work.tx
          .insert(eventPlans)
          .values({ ...values, eventId })
          .onConflictDoNothing()
          .returning({ version: eventPlans.version })
      : await work.tx
          .update(eventPlans)
          .set(values)
          .where(and(eq(eventPlans.eventId, eventId), eq(eventPlans.version, version)))
          .returning({ version: eventPlans.version })
  if (saved.length === 0) return { outcome: 'olderVersion' }
  await keepPlanVersion(work, { eventId, version: version + 1 }, content)
  await dropWorkingDraft(work, { kind: 'plan', id: eventId })
  await recordAudit(work, 'plan.saved', subject(event), { version: version + 1 })
  return { outcome: 'saved' }
}

export type FileOutcome =
  | { outcome: 'filed' | 'alreadyFiled' | 'olderVersion' }
  | { outcome: 'planIncomplete'; missing: PlanPart[] }

/** Files the version that the organiser saw. Refused while a part is empty. */
export async function filePlan(work: Work, eventId: string, version: number): Promise<FileOutcome> {
  const event = await getEventToEdit(work, eventId)
  const plan = await readPlan(work.tx, eventId)
  if (plan.version !== version) return { outcome: 'olderVersion' }
  if (plan.filedAt) return { outcome: 'alreadyFiled' }
  const missing = missingParts(plan)
  if (missing.length > 0) return { outcome: 'planIncomplete', missing }
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  const filed = await work.tx
    .update(eventPlans)
    .set({ filedAt: work.now, filedBy: staffId })
    .where(and(eq(eventPlans.eventId, eventId), eq(eventPlans.version, version), isNull(eventPlans.filedAt)))
    .returning({ version: eventPlans.version })
  if (filed.length === 0) return { outcome: 'olderVersion' }
  await keepPlanVersion(work, { eventId, version }, plan)
  await markPlanVersion(work, { eventId, version }, 'filedAt')
  await recordAudit(work, 'plan.filed', subject(event), { version })
  return { outcome: 'filed' }
}

/** The office takes note of the filed version it has read. */
export async function receivePlan(
  work: Work,
  eventId: string,
  version: number,
): Promise<{ outcome: 'received' | 'notFiled' }> {
  const event = await getEvent(work.tx, eventId)
  if (!mayReadEvent(work.actor, event)) throw new NotFound()
  if (!mayRunCampaigns(work.actor)) throw new Forbidden('take note of a plan')
  const staffId = work.actor.kind === 'staff' ? work.actor.staffId : null
  const received = await work.tx
    .update(eventPlans)
    .set({ receivedAt: work.now, receivedBy: staffId })
    .where(
      and(
        eq(eventPlans.eventId, eventId),
        eq(eventPlans.version, version),
        isNotNull(eventPlans.filedAt),
        isNull(eventPlans.receivedAt),
      ),
    )
    .returning({ version: eventPlans.version })
  if (received.length === 0) return { outcome: 'notFiled' }
  await markPlanVersion(work, { eventId, version }, 'receivedAt')
  await recordAudit(work, 'plan.received', subject(event), { version })
  return { outcome: 'received' }
}

/** The plan of an earlier event of the same department, to start from; undefined for any other. */
export async function findPlanToCopy(
  reader: Reader,
  actor: Actor,
  event: { id: string; departmentId: string },
  from: string,
): Promise<PlanContent | undefined> {
  const [row] = await reader
    .select({ plan: eventPlans, departmentId: events.departmentId })
    .from(eventPlans)
    .innerJoin(events, eq(events.id, eventPlans.eventId))
    .where(eq(eventPlans.eventId, from))
  if (!row || row.departmentId !== event.departmentId || !mayReadEvent(actor, row)) return undefined
  const { purpose, form, participants, duties, emergency } = row.plan
  return { purpose, form, participants, duties, emergency }
}

/** Earlier events of the department that have a plan, the latest first. */
export async function listPlansToCopy(reader: Reader, event: { id: string; departmentId: string }) {
  return reader
    .select({ id: events.id, title: events.title, startsAt: events.startsAt })
    .from(eventPlans)
    .innerJoin(events, eq(events.id, eventPlans.eventId))
    .where(and(eq(events.departmentId, event.departmentId), ne(events.id, event.id)))
    .orderBy(desc(events.startsAt), desc(events.id))
    .limit(20)
}

/** Copies the plan with a duplicated event; it is not filed. */
export async function copyPlan(work: Work, from: string, to: string): Promise<void> {
  const { version, purpose, form, participants, duties, emergency } = await readPlan(work.tx, from)
  if (version === 0) return
  await work.tx.insert(eventPlans).values({
    ...{ purpose, form, participants, duties, emergency },
    eventId: to,
    updatedAt: work.now,
    updatedBy: work.actor.kind === 'staff' ? work.actor.staffId : null,
  })
  await keepPlanVersion(work, { eventId: to, version: 1 }, { purpose, form, participants, duties, emergency })
}
