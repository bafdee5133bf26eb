// A new event begun with a template: the draft and its plan, in one act.
import type { Work } from '#db/work.ts'
import { createEvent, type NewEvent } from './create-event.server.ts'
import { missingParts, PLAN_PARTS, type PlanContent } from './event-plan.ts'
import { getTemplateToUse } from './event-template-queries.server.ts'
import { savePlan } from './plan-event.server.ts'

/**
 * Makes a draft with its plan at version 1, not filed. Forbidden in a department whose organiser the actor is not; NotFound
 * for a template the actor may not begin with. A plan in which nothing stands is not written.
 */
export async function createFromTemplate(
  work: Work,
  { template, event: input, plan }: { template: string; event: NewEvent; plan: PlanContent },
) {
  await getTemplateToUse(work.tx, work.actor, template)
  const { event } = await createEvent(work, input, { template })
  if (missingParts(plan).length < PLAN_PARTS.length) await savePlan(work, event.id, plan, 0)
  return { outcome: 'created', event } as const
}
