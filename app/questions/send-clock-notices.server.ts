// Sends the notices that clocks have reached (提醒、到期告知、升级). Each once for a clock and its due moment: a row claims it,
// in the transaction that writes the history and the messages, so that several processes send one.
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, or } from 'drizzle-orm'
import { after, days, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { clarifications, clockNotices, clocks, departments, questions } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type NoticeStage, stagesReached } from './clock-notices.ts'
import { type ClockRow, pausesOf } from './clocks.server.ts'
import { settingsByDepartment } from './oversight-settings.server.ts'
import { addEvent } from './question-step.server.ts'
import { tellStaff } from './tell-staff.server.ts'

const PORTION = 200
/** Longer than any reminder reaches ahead: 30 working days over a long holiday. */
const AHEAD = days(60)

type Found = { clock: ClockRow; departmentId: string; parentId: string | null }

/** Clocks that wait for their asker are left alone; they are told of when they run again. */
export async function sendClockNotices(signal?: AbortSignal, at: Date = now()): Promise<{ sent: number }> {
  const settings = await settingsByDepartment(reader())
  let sent = 0
  let from = ''
  for (let more = true; more && !signal?.aborted; ) {
    const found = await portionAfter(from, at)
    more = found.length === PORTION
    from = found.at(-1)?.clock.id ?? from
    const told = await toldOf(found)
    for (const { clock, departmentId, parentId } of found) {
      for (const stage of stagesReached(clock, settings(departmentId), at)) {
        if (told.has(keyOf(clock.id, stage, clock.dueAt))) continue
        const job = { kind: 'system', job: 'clock-notices' } as const
        if (await inTransaction(job, (work) => sendNotice(work, clock, { departmentId, parentId }, stage), { at })) {
          sent += 1
        }
      }
    }
  }
  return { sent }
}

async function portionAfter(from: string, at: Date): Promise<Found[]> {
  const rows = await reader()
    .select({ clock: clocks, departmentId: questions.departmentId })
    .from(clocks)
    .innerJoin(questions, eq(questions.id, clocks.questionId))
    .leftJoin(clarifications, eq(clarifications.questionId, clocks.questionId))
    .where(
      and(
        isNull(clocks.endedAt),
        lt(clocks.dueAt, after(at, AHEAD)),
        from ? gt(clocks.id, from) : undefined,
        or(isNull(clarifications.id), isNotNull(clarifications.suppliedAt), isNotNull(clarifications.givenUpAt)),
      ),
    )
    .orderBy(asc(clocks.id))
    .limit(PORTION)
  return withParents(rows.map((row) => ({ ...row, departmentId: ownerOf(row.clock, row.departmentId) })))
}

/** A co-unit's clock is that of the co-unit; all others are those of whoever has the question now. */
const ownerOf = (clock: ClockRow, departmentId: string) => (clock.kind === 'coUnit' ? clock.departmentId : departmentId)

async function withParents(rows: { clock: ClockRow; departmentId: string }[]): Promise<Found[]> {
  if (rows.length === 0) return []
  const ids = [...new Set(rows.map(({ departmentId }) => departmentId))]
  const homes = await reader()
    .select({ id: departments.id, parentId: departments.parentId })
    .from(departments)
    .where(inArray(departments.id, ids))
  const parents = new Map(homes.map(({ id, parentId }) => [id, parentId]))
  return rows.map((row) => ({ ...row, parentId: parents.get(row.departmentId) ?? null }))
}

const keyOf = (clockId: string, stage: string, dueAt: Date) => `${clockId} ${stage} ${dueAt.getTime()}`

async function toldOf(found: readonly Found[]): Promise<Set<string>> {
  if (found.length === 0) return new Set()
  const ids = found.map(({ clock }) => clock.id)
  const rows = await reader().select().from(clockNotices).where(inArray(clockNotices.clockId, ids))
  return new Set(rows.map(({ clockId, stage, dueAt }) => keyOf(clockId, stage, dueAt)))
}

/** False, and nothing is written, when it was sent before or the clock has ended or moved since it was read. */
async function sendNotice(
  work: Work,
  clock: ClockRow,
  { departmentId, parentId }: { departmentId: string; parentId: string | null },
  stage: NoticeStage,
): Promise<boolean> {
  const [still] = await work.tx.select().from(clocks).where(eq(clocks.id, clock.id))
  if (!still || still.endedAt || still.dueAt.getTime() !== clock.dueAt.getTime()) return false
  if ((await pausesOf(work.tx, clock.questionId)).some(({ to }) => to === null)) return false
  const claimed = await work.tx
    .insert(clockNotices)
    .values({ id: newId(), clockId: clock.id, stage, dueAt: clock.dueAt, sentAt: work.now })
    .onConflictDoNothing()
    .returning({ id: clockNotices.id })
  if (claimed.length === 0) return false
  const question = { id: clock.questionId, departmentId }
  // Two clocks of a case that are due at one moment (the total and the department's) are one mail.
  const cause = String(clock.dueAt.getTime())
  if (stage === 'beforeDue') await tellStaff(work, 'dueSoon', question, { role: 'answerOfficer', departmentId }, cause)
  if (stage === 'atDue') await tellStaff(work, 'dueNow', question, { role: 'reviewer', departmentId }, cause)
  if (stage === 'escalated') {
    if (parentId) await tellStaff(work, 'escalated', question, { role: 'reviewer', departmentId: parentId }, cause)
    await tellStaff(work, 'escalated', question, { role: 'overseer', departmentId: null }, cause)
  }
  await addEvent(work, question, stage === 'escalated' ? 'escalated' : 'reminded', {
    clock: clock.kind,
    clockId: clock.id,
    stage,
    dueAt: clock.dueAt.toISOString(),
  })
  return true
}
