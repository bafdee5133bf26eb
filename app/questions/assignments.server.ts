// Giving a question to a department, and what was given before. The total clock goes on whoever has it.
import { and, asc, count, desc, eq, gte, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { assignments, clocks, departments, questions } from '#db/schema.ts'
import { preparedBy, type Reader, type Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { endClocks, refreshNextDue, startClock } from './clocks.server.ts'
import { departmentPolicyOf } from './due-policies.ts'
import { moveQuestion, type QuestionRow } from './question-step.server.ts'
import { tellStaff } from './tell-staff.server.ts'

export type AssignmentRow = typeof assignments.$inferSelect
type Readable = Pick<Tx, 'select'> | Reader

/** The lead's assignment that holds now; undefined where nobody has sent the question anywhere. */
export async function currentLead(reader: Readable, questionId: string): Promise<AssignmentRow | undefined> {
  const [row] = await preparedBy(reader, 'questions.current-lead', questionId, (db, value) =>
    db
      .select()
      .from(assignments)
      .where(and(eq(assignments.questionId, value), eq(assignments.role, 'lead'), isNull(assignments.endedAt)))
      .orderBy(desc(assignments.assignedAt), desc(assignments.id))
      .limit(1),
  )
  return row
}

/** Every time the question was given to a lead, the oldest first. */
export async function listLeads(reader: Readable, questionId: string) {
  return preparedBy(reader, 'questions.leads', questionId, (db, value) =>
    db
      .select({ assignment: assignments, department: { name: departments.name, nameEn: departments.nameEn } })
      .from(assignments)
      .innerJoin(departments, eq(departments.id, assignments.departmentId))
      .where(and(eq(assignments.questionId, value), eq(assignments.role, 'lead')))
      .orderBy(asc(assignments.assignedAt), asc(assignments.id)),
  )
}

/** How often departments returned it: the ping-pong count of the statistics. */
export async function countReturns(reader: Readable, questionId: string): Promise<number> {
  const [row] = await preparedBy(reader, 'questions.returns', questionId, (db, value) =>
    db
      .select({ n: count() })
      .from(assignments)
      .where(and(eq(assignments.questionId, value), isNotNull(assignments.returnedAt))),
  )
  return row?.n ?? 0
}

export type AssignLead = {
  departmentId: string
  reason: string
  designated: boolean
  route?: {
    rules: string
    proposedDepartmentId: string | null
    overrideReason: string | null
    coordinatorId: string | null
  }
}

/**
 * Makes a department the lead: its clocks start (handling, and signing or returning within a working day), those of the
 * former one end. False when the question stands elsewhere by now; then nothing was written.
 */
export async function assignLead(
  work: Work,
  question: QuestionRow,
  step: 'dispatch' | 'designate',
  given: AssignLead,
): Promise<AssignmentRow | false> {
  const { departmentId, reason, designated, route } = given
  if (!(await moveQuestion(work, question, step, { status: 'dispatched', departmentId }))) return false
  await endAssignments(work, question.id, 'lead')
  await endClocks(work, question, { kinds: ['department', 'return'] })
  // A co-unit that becomes the lead is no co-unit any more.
  await endAssignments(work, question.id, 'co', departmentId)
  const [assigned] = await work.tx
    .insert(assignments)
    .values({
      id: newId(),
      questionId: question.id,
      departmentId,
      role: 'lead',
      fromDepartmentId: question.departmentId,
      reason,
      designated,
      routeRules: route?.rules ?? null,
      proposedDepartmentId: route?.proposedDepartmentId ?? null,
      overrideReason: route?.overrideReason ?? null,
      coordinatorId: route?.coordinatorId ?? null,
      assignedBy: work.actor.kind === 'staff' ? work.actor.staffId : null,
      assignedAt: work.now,
    })
    .returning()
  const assignment = assigned as AssignmentRow
  const target = { id: question.id, departmentId }
  await startClock(work, target, { kind: 'return', policy: 'return', assignmentId: assignment.id })
  await startClock(work, target, {
    kind: 'department',
    policy: departmentPolicyOf(question.kind),
    assignmentId: assignment.id,
  })
  await refreshNextDue(work, question.id)
  await tellStaff(
    work,
    designated ? 'designated' : 'assigned',
    question,
    { role: 'answerOfficer', departmentId },
    assignment.id,
  )
  return assignment
}

/** Ends assignments that hold, and their clocks. */
export async function endAssignments(
  work: Work,
  questionId: string,
  role: 'lead' | 'co',
  departmentId?: string,
): Promise<void> {
  const ended = await work.tx
    .update(assignments)
    .set({ endedAt: work.now })
    .where(
      and(
        eq(assignments.questionId, questionId),
        eq(assignments.role, role),
        isNull(assignments.endedAt),
        departmentId ? eq(assignments.departmentId, departmentId) : undefined,
      ),
    )
    .returning({ id: assignments.id, departmentId: assignments.departmentId })
  for (const { id, departmentId: whose } of ended) {
    await endClocks(work, { id: questionId, departmentId: whose }, { assignmentId: id })
  }
}

/** Notes that the lead signed for it. */
export async function signAssignment(work: Work, questionId: string): Promise<void> {
  await work.tx
    .update(assignments)
    .set({ acknowledgedAt: work.now })
    .where(
      and(
        eq(assignments.questionId, questionId),
        eq(assignments.role, 'lead'),
        isNull(assignments.endedAt),
        isNull(assignments.acknowledgedAt),
      ),
    )
}

/** Until when the lead may return it: its sign-or-return clock, ended or not. */
export async function returnDueAt(reader: Readable, assignmentId: string): Promise<Date | undefined> {
  const [clock] = await preparedBy(reader, 'questions.return-due', assignmentId, (db, value) =>
    db
      .select({ dueAt: clocks.dueAt })
      .from(clocks)
      .where(and(eq(clocks.assignmentId, value), eq(clocks.kind, 'return'))),
  )
  return clock?.dueAt
}

/** A decision for a department that turned out not to be its question. */
export type Misroute = {
  trackingCode: string
  departmentId: string
  /** the rules that fired, as writeRules keeps them */
  rules: string
  /** the router proposed this department; else whoever dispatched chose it */
  wasProposed: boolean
  /** returned by the department, or given to another one by the overseer, after an objection or without */
  cause: 'returned' | 'designatedElsewhere'
  reason: string | null
}

/** Misroutes of a time (`to` exclusive), in order: what was dispatched after a rule of the router had fired, and did not stay there. */
export async function listMisroutes(reader: Reader, from: Date, to: Date): Promise<Misroute[]> {
  const columns = { assignment: assignments, trackingCode: questions.trackingCode }
  const leads = () =>
    reader.select(columns).from(assignments).innerJoin(questions, eq(questions.id, assignments.questionId)).$dynamic()
  const returned = await leads().where(
    and(isNotNull(assignments.routeRules), gte(assignments.returnedAt, from), lt(assignments.returnedAt, to)),
  )
  const designated = await leads().where(
    and(eq(assignments.designated, true), gte(assignments.assignedAt, from), lt(assignments.assignedAt, to)),
  )
  const former =
    designated.length === 0
      ? []
      : await leads().where(
          and(
            eq(assignments.role, 'lead'),
            isNotNull(assignments.routeRules),
            isNull(assignments.returnedAt),
            inArray(
              assignments.questionId,
              designated.map(({ assignment }) => assignment.questionId),
            ),
          ),
        )
  const found = [
    ...returned.map((row) => ({ ...row, at: row.assignment.returnedAt, cause: 'returned' as const })),
    ...former.flatMap((row) => {
      const next = designated.find(
        ({ assignment }) =>
          assignment.questionId === row.assignment.questionId &&
          assignment.departmentId !== row.assignment.departmentId &&
          // The former lead ended with the designation.
          assignment.assignedAt.getTime() === row.assignment.endedAt?.getTime(),
      )
      const given = { at: next?.assignment.assignedAt, reason: next?.assignment.reason ?? null }
      return next ? [{ ...row, ...given, cause: 'designatedElsewhere' as const }] : []
    }),
  ]
  return found
    .sort((a, b) => (a.at?.getTime() ?? 0) - (b.at?.getTime() ?? 0) || (a.assignment.id < b.assignment.id ? -1 : 1))
    .map(({ assignment, trackingCode, cause, ...row }) => ({
      trackingCode,
      departmentId: assignment.departmentId,
      rules: assignment.routeRules ?? '',
      wasProposed: assignment.proposedDepartmentId === assignment.departmentId,
      cause,
      reason: 'reason' in row ? row.reason : assignment.returnReason,
    }))
}
