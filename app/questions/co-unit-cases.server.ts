// 协办: cases for which another department asks the actor's for its part.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { assignments, clocks } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { QUESTION_ROLES } from './question-policy.ts'

/** Cases that wait for a part of the actor's departments, the most urgent first. */
export async function listCoUnitIds(reader: Reader, actor: Actor, limit: number): Promise<string[]> {
  const mine = departmentsOf(actor, QUESTION_ROLES)
  if (mine !== 'all' && mine.length === 0) return []
  const rows = await reader
    .select({ id: assignments.questionId })
    .from(assignments)
    .innerJoin(clocks, eq(clocks.assignmentId, assignments.id))
    .where(
      and(
        eq(assignments.role, 'co'),
        isNull(assignments.endedAt),
        isNull(assignments.repliedAt),
        mine === 'all' ? undefined : inArray(assignments.departmentId, mine),
      ),
    )
    .orderBy(asc(clocks.dueAt), asc(assignments.id))
    .limit(limit)
  return [...new Set(rows.map(({ id }) => id))]
}
