// A question that is late on a known day, for tests of oversight.
import { expect } from 'vitest'
import { dayOf, instantOf } from '#app/platform/dates.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { acceptedQuestion, type Case, row } from '../questions/case.ts'

/** Asked on Monday at nine: a general case, due at the end of the Monday after. */
export const MONDAY = instantOf('2026-12-07', '09:00')!
export const DUE_DAY = '2026-12-14'
export const DEMAND = { reason: '群众多次反映，请尽快办理', demandedOn: '2026-12-16' }

export const at = (day: string, time = '10:00') => instantOf(day, time)!

export const run = <T>(actor: Work['actor'], when: Date, useCase: (work: Work) => Promise<T>) =>
  inTransaction(actor, useCase, { at: when })

export async function lateCase(world: Case): Promise<string> {
  const { id } = await acceptedQuestion(world, {}, MONDAY)
  expect(dayOf((await row(id)).dueAt)).toBe(DUE_DAY)
  return id
}

/** A blue order of the overseer about it. */
export const orderedBy = (world: Case, id: string, when = at('2026-12-15')) =>
  run(world.overseer, when, (work) => issueSupervision(work, id, { ...DEMAND, level: 'blue' }))
