// 社会关切: the overseeing office enters what was found in the media, on a line, in letters or meetings, as a question with its
// source. From then on it is routed, answered, reviewed and published like any other.
import { inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { areas, concernSources } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { askQuestion } from './ask-question.server.ts'
import { assessQuestion } from './assess-question.server.ts'
import type { ConcernForm } from './concern-forms.ts'
import { readConcernKinds } from './concern-kinds.server.ts'
import { isConcernOffered } from './concern-kinds.ts'
import { findPersonalData } from './personal-data-hints.ts'

export type ConcernOutcome =
  | { outcome: 'entered'; id: string; trackingCode: string }
  | { outcome: 'alreadyEntered'; id: string; trackingCode: string }
  | { outcome: 'personalData' }
  | { outcome: 'unknownArea' }
  | { outcome: 'unknownConcern' }

/** Where a concern is said to come from among the sources of questions. */
const SOURCE = {
  media: 'media',
  online: 'media',
  hotline: 'hotline',
  petition: 'staff',
  meeting: 'staff',
  superior: 'staff',
} as const

export const mayEnterConcern = (actor: Actor): boolean => holdsRole(actor, 'overseer', null)

/**
 * Takes the concern as a question of the office that distributes, with its source and its assessment, all or nothing: what is
 * grave follows the clocks in hours from now on. Refuses a named source that looks like personal data. The same key with the same words is one.
 */
export async function enterConcern(work: Work, input: ConcernForm): Promise<ConcernOutcome> {
  if (work.actor.kind !== 'staff' || !mayEnterConcern(work.actor)) throw new Forbidden('enter a concern')
  if (findPersonalData(`${input.outlet}\n${input.title}\n${input.reference}`).length > 0)
    return { outcome: 'personalData' }
  if (input.areaIds.length > 0) {
    const known = await work.tx.select({ id: areas.id }).from(areas).where(inArray(areas.id, input.areaIds))
    if (known.length !== input.areaIds.length) return { outcome: 'unknownArea' }
  }
  if (!isConcernOffered(await readConcernKinds(work.tx), input.concernKind)) return { outcome: 'unknownConcern' }
  const asked = await askQuestion(work, {
    source: SOURCE[input.medium],
    kind: 'consult',
    topic: input.topic,
    text: input.text,
    displayName: '社会关切',
    anonymous: false,
    mayPublish: true,
    language: 'zh-CN',
    idempotencyKey: input.key,
    keyOfForm: true,
  })
  // A concern has no event, so its place is always known.
  if (asked.outcome === 'unknownPlace') throw new Error('a concern was asked at an unknown place')
  const { id, trackingCode, departmentId } = asked.question
  if (asked.outcome === 'alreadyAsked') return { outcome: 'alreadyEntered', id, trackingCode }
  await work.tx.insert(concernSources).values({
    questionId: id,
    medium: input.medium,
    outlet: input.outlet,
    title: input.title,
    url: input.url,
    reference: input.reference,
    foundOn: input.foundOn,
    voices: input.voices,
    named: input.named,
    enteredBy: work.actor.staffId,
    enteredAt: work.now,
  })
  const { medium, voices, concernKind, gravity } = input
  const subject = { kind: 'question', id, departmentId }
  await recordAudit(work, 'question.entered-as-concern', subject, { medium, voices, concernKind, gravity })
  const assessed = await assessQuestion(work, id, {
    kind: 'consult',
    topic: input.topic,
    concernKind,
    gravity,
    statePolicy: input.statePolicy,
    areaIds: input.areaIds,
    note: '',
  })
  if (assessed.outcome !== 'assessed') throw new Error(`a new concern was not assessed: ${assessed.outcome}`)
  return { outcome: 'entered', id, trackingCode }
}
