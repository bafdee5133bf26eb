// 问答库维护: answers whose day has come, or whose policy has changed, are flagged until somebody looks at them again: it still
// holds, or it is corrected.
import { and, asc, eq, inArray, isNotNull, isNull, lt, lte, or, type SQL } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { answerCitations, answerVersions, departments, questions, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { questionTitle } from './question.ts'
import { mayPublish, questionDepartmentsOf } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'
import { tellPeople, tellStaff } from './tell-staff.server.ts'
import { freshUpkeep } from './upkeep.ts'

const AT_ONCE = 200

/** Somebody has looked: it still holds. The day moves on, the flag goes. */
export async function confirmStillRight(work: Work, id: string): Promise<{ outcome: 'checked' | 'notPublished' }> {
  const question = await getQuestionForStep(work, id, mayPublish, 'check this answer')
  if (!question.publishedVersionId || work.actor.kind !== 'staff') return { outcome: 'notPublished' }
  await work.tx.update(questions).set(freshUpkeep(work.actor.staffId, work.now)).where(eq(questions.id, id))
  await recordAudit(work, 'question.answer-checked', {
    kind: 'question',
    id,
    departmentId: question.departmentId,
  })
  work.changed({ kind: 'answer', questionId: id })
  return { outcome: 'checked' }
}

/** Puts on record that an answer is to be looked at again, and tells its owner; where they are gone, the department. */
async function flagged(
  work: Work,
  { id, departmentId, upkeepOwnerId }: { id: string; departmentId: string; upkeepOwnerId: string | null },
  cause: 'citation' | 'date',
): Promise<void> {
  await recordAudit(work, 'question.answer-flagged', { kind: 'question', id, departmentId }, { cause })
  const since = `${work.now.getTime()}`
  const owners = upkeepOwnerId ? [upkeepOwnerId] : []
  if ((await tellPeople(work, 'answerStale', { id, departmentId }, owners, since)) === 0) {
    await tellStaff(work, 'answerStale', { id }, { role: 'answerOfficer', departmentId }, since)
  }
  work.changed({ kind: 'answer', questionId: id })
}

/** A document was changed or repealed: every published answer of the actor's departments that cites it is flagged. */
export async function flagByCitation(work: Work, title: string): Promise<{ outcome: 'flagged'; count: number }> {
  const rows = await work.tx
    .selectDistinct({ id: questions.id, departmentId: questions.departmentId, upkeepOwnerId: questions.upkeepOwnerId })
    .from(questions)
    .innerJoin(answerCitations, eq(answerCitations.versionId, questions.publishedVersionId))
    .where(and(eq(answerCitations.title, title), isNull(questions.staleSince), visibleTo(work.actor)))
  for (const { id, departmentId, upkeepOwnerId } of rows) {
    await work.tx.update(questions).set({ staleSince: work.now, staleReason: title }).where(eq(questions.id, id))
    await flagged(work, { id, departmentId, upkeepOwnerId }, 'citation')
  }
  return { outcome: 'flagged', count: rows.length }
}

/** Background: flags answers whose day has passed. Claimed by the update itself. */
export async function flagStaleAnswers(): Promise<void> {
  const today = (now: Date) =>
    and(isNotNull(questions.publishedVersionId), isNull(questions.staleSince), lt(questions.reviewBy, dayOf(now)))
  for (;;) {
    const count = await inTransaction({ kind: 'system', job: 'flag-stale-answers' }, async (work) => {
      const due = await work.tx.select({ id: questions.id }).from(questions).where(today(work.now)).limit(AT_ONCE)
      if (due.length === 0) return 0
      const ids = due.map(({ id }) => id)
      const rows = await work.tx
        .update(questions)
        .set({ staleSince: work.now, staleReason: 'date' })
        .where(and(inArray(questions.id, ids), isNull(questions.staleSince)))
        .returning({ id: questions.id, departmentId: questions.departmentId, upkeepOwnerId: questions.upkeepOwnerId })
      for (const row of rows) {
        await flagged(work, row, 'date')
      }
      return rows.length
    })
    if (count === 0) return
  }
}

function visibleTo(actor: Actor): SQL | undefined {
  const visible = questionDepartmentsOf(actor)
  return visible === 'all' ? undefined : inArray(questions.departmentId, visible)
}

/** Published answers to look at again: the flagged ones first, then those whose day is `until` or before, by their day. */
export async function listUpkeep(from: Reader, actor: Actor, until: string) {
  const rows = await from
    .select({
      id: questions.id,
      text: answerVersions.questionText,
      department: { name: departments.name, nameEn: departments.nameEn },
      owner: staff.name,
      reviewBy: questions.reviewBy,
      checkedAt: questions.checkedAt,
      staleSince: questions.staleSince,
      staleReason: questions.staleReason,
    })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(staff, eq(staff.id, questions.upkeepOwnerId))
    .where(and(visibleTo(actor), or(lte(questions.reviewBy, until), isNotNull(questions.staleSince))))
    .orderBy(asc(isNull(questions.staleSince)), asc(questions.reviewBy), asc(questions.id))
    .limit(AT_ONCE)
  return rows.map((row) => ({ ...row, title: questionTitle(row.text), flagged: row.staleSince !== null }))
}

/** Documents that published answers cite, with how many do. */
export async function listCited(actor: Actor) {
  const rows = await reader()
    .select({ title: answerCitations.title, id: questions.id })
    .from(questions)
    .innerJoin(answerCitations, eq(answerCitations.versionId, questions.publishedVersionId))
    .where(visibleTo(actor))
    .orderBy(asc(answerCitations.title))
    .limit(5000)
  const counts = new Map<string, number>()
  for (const { title } of rows) counts.set(title, (counts.get(title) ?? 0) + 1)
  return [...counts].map(([title, count]) => ({ title, count }))
}
