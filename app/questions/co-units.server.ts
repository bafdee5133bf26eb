// Co-units (协办单位): who they are, and what an answer still needs from them. 国办发〔2013〕100号: what touches other
// bodies is confirmed with them, so that what is published is accurate and agrees.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { type Actor, departmentsOf } from '#app/platform/actor.ts'
import { assignments, clocks, departments } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import { findPolicy } from './due-policies.server.ts'
import { QUESTION_ROLES } from './question-policy.ts'

export type AssignmentRow = typeof assignments.$inferSelect
type Readable = Pick<Tx, 'select'> | Reader

/** Co-units that are asked at the moment, with their clocks. */
export async function listCoUnits(reader: Readable, questionId: string) {
  return preparedBy(reader, 'questions.co-units', questionId, (db, value) =>
    db
      .select({
        assignment: assignments,
        department: { id: departments.id, name: departments.name, nameEn: departments.nameEn },
        clock: { id: clocks.id, startedAt: clocks.startedAt, dueAt: clocks.dueAt, dueRule: clocks.dueRule },
      })
      .from(assignments)
      .innerJoin(departments, eq(departments.id, assignments.departmentId))
      .leftJoin(clocks, eq(clocks.assignmentId, assignments.id))
      .where(and(eq(assignments.questionId, value), eq(assignments.role, 'co'), isNull(assignments.endedAt)))
      .orderBy(asc(assignments.assignedAt), asc(assignments.id)),
  )
}
export type CoUnit = Awaited<ReturnType<typeof listCoUnits>>[number]

export type NamedUnit = { code: string; name: string; nameEn: string }

/** Departments that had a part in these questions, by question, as the public reads them. */
export async function unitsBesideLead(
  reader: Readable,
  questionIds: readonly string[],
): Promise<Map<string, NamedUnit[]>> {
  const units = new Map<string, NamedUnit[]>()
  if (questionIds.length === 0) return units
  const rows = await reader
    .select({
      questionId: assignments.questionId,
      unit: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
    })
    .from(assignments)
    .innerJoin(departments, eq(departments.id, assignments.departmentId))
    .where(
      and(inArray(assignments.questionId, [...questionIds]), eq(assignments.role, 'co'), isNull(assignments.endedAt)),
    )
    .orderBy(asc(assignments.assignedAt), asc(assignments.id))
  for (const { questionId, unit } of rows) units.set(questionId, [...(units.get(questionId) ?? []), unit])
  return units
}

/** True for people of a department that is asked for a part, or to co-ordinate the lead that holds: they see the case. */
export async function takesPart(reader: Readable, actor: Actor, questionId: string): Promise<boolean> {
  const mine = departmentsOf(actor, QUESTION_ROLES)
  if (mine === 'all') return true
  if (mine.length === 0) return false
  return (await unitsTakingPart(reader, questionId)).some((departmentId) => mine.includes(departmentId))
}

/** Departments that are asked for a part, and those asked to co-ordinate the lead that holds. */
export async function unitsTakingPart(reader: Readable, questionId: string): Promise<string[]> {
  const asked = await listCoUnits(reader, questionId)
  const coordinating = await preparedBy(reader, 'questions.coordinators', questionId, (db, value) =>
    db
      .select({ id: assignments.coordinatorId })
      .from(assignments)
      .where(and(eq(assignments.questionId, value), eq(assignments.role, 'lead'), isNull(assignments.endedAt))),
  )
  return [...asked.map(({ assignment }) => assignment.departmentId), ...coordinating.flatMap(({ id }) => id ?? [])]
}

/**
 * Where a co-unit stands: it has objected, confirmed this very version, or not said anything. Silence after its limit
 * counts as consent where the policy says so (参照政府信息公开条例第三十四条); that is computed, never written.
 */
export function consistencyOf(
  { assignment, clock }: Pick<CoUnit, 'assignment' | 'clock'>,
  versionHash: string,
  silence: 'consent' | 'wait',
  now: Date,
): 'confirmed' | 'objected' | 'silent' | 'waiting' {
  if (assignment.confirmedHash === versionHash && assignment.consistency) return assignment.consistency
  const neverSpoke = assignment.repliedAt === null && assignment.confirmedHash === null
  if (silence === 'consent' && neverSpoke && clock && clock.dueAt < now) return 'silent'
  return 'waiting'
}

/** Names of the departments whose confirmation a version still needs before it may be public. */
export async function missingConfirmations(
  reader: Readable,
  question: { id: string; departmentId: string },
  versionHash: string,
  now: Date,
): Promise<string[]> {
  return (await unconfirmedUnits(reader, question, versionHash, now)).map(({ name }) => name)
}

/** Departments that have neither confirmed this version nor let their limit pass in silence. */
export async function unconfirmedUnits(
  reader: Readable,
  question: { id: string; departmentId: string },
  versionHash: string,
  now: Date,
) {
  const asked = await listCoUnits(reader, question.id)
  if (asked.length === 0) return []
  const { silence } = await findPolicy(reader, 'coUnit', question.departmentId)
  return asked
    .filter((unit) => ['waiting', 'objected'].includes(consistencyOf(unit, versionHash, silence, now)))
    .map(({ department }) => department)
}
