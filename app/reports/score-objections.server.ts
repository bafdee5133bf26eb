// What departments object to in their scores, and what they are answered. Both are kept; the score stays what the rules compute.
import { and, asc, eq, inArray, isNull } from 'drizzle-orm'
import { staffHolding } from '#app/accounts/staff-holding.server.ts'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import { type Actor, holdsRole } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import type { OBJECTION_VERDICTS } from '#db/schema/scores.ts'
import { departments, scoreObjections, staff } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { ScoreLine } from './score.ts'
import { readScores } from './scores.server.ts'

export type Verdict = (typeof OBJECTION_VERDICTS)[number]
export type Objection = typeof scoreObjections.$inferSelect

/** Those who sign off in a department speak for it. */
export const mayObject = (actor: Actor, departmentId: string) => holdsRole(actor, 'reviewer', departmentId)
export const mayAnswerObjections = (actor: Actor) => holdsRole(actor, 'overseer', null)

/** Objections of a month in the order in which they came. */
export async function listObjections(reader: Reader, month: string): Promise<Objection[]> {
  return reader
    .select()
    .from(scoreObjections)
    .where(eq(scoreObjections.month, month))
    .orderBy(asc(scoreObjections.raisedAt), asc(scoreObjections.id))
}

/** Names of those who raised them, by their id. */
export async function namesOf(reader: Reader, objections: readonly Objection[]): Promise<Map<string, string>> {
  if (objections.length === 0) return new Map()
  const rows = await reader
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(
      inArray(
        staff.id,
        objections.map(({ raisedBy }) => raisedBy),
      ),
    )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

type Raised = { month: string; code: string; line: ScoreLine; reason: string }

/**
 * A department objects to a line of a month that is over, once. Keeps the rules and the points it saw; the overseer is told.
 * NotFound for a department that the actor does not know.
 */
export async function objectToScore(
  work: Work,
  reader: Reader,
  { month, code, line, reason }: Raised,
): Promise<{ outcome: 'raised'; id: string } | { outcome: 'notOver' | 'already' | 'nothingScored' }> {
  const { rows, rules, over } = await readScores(reader, work.actor, month, work.now)
  const row = rows.find((one) => one.code === code)
  if (!row) throw new NotFound()
  if (!mayObject(work.actor, row.id) || work.actor.kind !== 'staff') throw new Forbidden('object to a score')
  if (!over) return { outcome: 'notOver' }
  const scored = row.score.lines.find((one) => one.line === line)
  if (!scored || (scored.share === null && scored.points === 0)) return { outcome: 'nothingScored' }
  const added = await work.tx
    .insert(scoreObjections)
    .values({
      ...{ id: newId(), month, departmentId: row.id, line, reason },
      ...{ rulesVersion: rules.version, points: Math.round(scored.points * 10) },
      ...{ raisedBy: work.actor.staffId, raisedAt: work.now },
    })
    .onConflictDoNothing()
    .returning({ id: scoreObjections.id })
  const [objection] = added
  if (!objection) return { outcome: 'already' }
  const subject = { kind: 'scoreObjection', id: objection.id, departmentId: row.id } as const
  await recordAudit(work, 'score.objected', subject, { month, line })
  await tell(work, objection.id, { ...row, month, line, note: reason }, 'raised')
  return { outcome: 'raised', id: objection.id }
}

/** The overseer's answer, once; those who sign off in the department are told. */
export async function answerObjection(
  work: Work,
  id: string,
  { verdict, answer }: { verdict: Verdict; answer: string },
): Promise<{ outcome: 'answered' | 'alreadyAnswered' }> {
  if (!mayAnswerObjections(work.actor) || work.actor.kind !== 'staff') throw new Forbidden('answer an objection')
  const [answered] = await work.tx
    .update(scoreObjections)
    .set({ verdict, answer, answeredBy: work.actor.staffId, answeredAt: work.now })
    .where(and(eq(scoreObjections.id, id), isNull(scoreObjections.verdict)))
    .returning()
  if (!answered) {
    const [known] = await work.tx
      .select({ id: scoreObjections.id })
      .from(scoreObjections)
      .where(eq(scoreObjections.id, id))
    if (!known) throw new NotFound()
    return { outcome: 'alreadyAnswered' }
  }
  const { departmentId, month, line } = answered
  const [place] = await work.tx.select().from(departments).where(eq(departments.id, departmentId))
  if (!place) throw new NotFound()
  await recordAudit(work, 'score.objection-answered', { kind: 'scoreObjection', id, departmentId }, { verdict, month })
  await tell(work, id, { ...place, month, line, note: answer }, verdict)
  return { outcome: 'answered' }
}

type Told = { id: string; code: string; name: string; nameEn: string; month: string; line: ScoreLine; note: string }

async function tell(work: Work, objectionId: string, told: Told, notice: 'raised' | Verdict): Promise<void> {
  const to = notice === 'raised' ? null : told.id
  const people = await staffHolding(work.tx, { roles: [to === null ? 'overseer' : 'reviewer'], departmentId: to })
  for (const { id, email, name, language } of people) {
    if (work.actor.kind === 'staff' && work.actor.staffId === id) continue
    await enqueueMessage(work, 'score-notice', {
      channel: 'email',
      to: { address: email, name },
      language,
      subject: { kind: 'none', id: null },
      departmentId: to,
      values: {
        ...{ notice, month: told.month, line: told.line, note: told.note },
        ...{ department: told.name, departmentEn: told.nameEn },
        path: `/console/statistics/scores/${told.month}/${told.code}`,
      },
      dedupeKey: `score:${objectionId}:${notice}:${id}`,
    })
  }
}
