// The numbered 催办 of the day after, issued by the settings of a place and by nobody's hand (UX F5): once for a clock, with a
// copy to the leader in charge of the department, or to the overseer where none is set. It is signed for and answered like
// any other, and closed by itself when the question ends (close-urging.server.ts).
import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm'
import { after, days, now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { clocks, departments, questions, supervisions } from '#db/schema.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type ClockRow, pausesOf } from './clocks.server.ts'
import { endOfDay } from './due-date.ts'
import { insertOrder } from './issue-supervision.server.ts'
import { oversightMessages } from './oversight-messages.ts'
import { settingsByDepartment } from './oversight-settings.server.ts'
import { tellPeople, tellStaff } from './tell-staff.server.ts'
import { isUrgedNow, replyDayOf, URGED_CLOCKS } from './urge-overdue.ts'
import { workdaysBetween } from './working-calendar.ts'

const PORTION = 200
/** Longer than a working week over the longest holiday. */
const BACK = days(30)
const job = { kind: 'system', job: 'urge-overdue' } as const

type Found = { clock: ClockRow; departmentId: string; leaderId: string | null }

/** Any number of processes may run it: of one clock there is one notice. */
export async function urgeOverdue(signal?: AbortSignal, at: Date = now()): Promise<{ issued: number }> {
  const settings = await settingsByDepartment(reader())
  let issued = 0
  let from = ''
  for (let more = true; more && !signal?.aborted; ) {
    const found = await portionAfter(from, at)
    more = found.length === PORTION
    from = found.at(-1)?.clock.id ?? from
    for (const one of found) {
      if (!settings(one.departmentId).autoUrge || !isUrgedNow(one.clock.dueAt, at)) continue
      if (await inTransaction(job, (work) => urge(work, one), { at })) issued += 1
    }
  }
  return { issued }
}

async function portionAfter(from: string, at: Date): Promise<Found[]> {
  return reader()
    .select({ clock: clocks, departmentId: questions.departmentId, leaderId: departments.leaderId })
    .from(clocks)
    .innerJoin(questions, eq(questions.id, clocks.questionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(supervisions, eq(supervisions.clockId, clocks.id))
    .where(
      and(
        isNull(clocks.endedAt),
        inArray(clocks.kind, [...URGED_CLOCKS]),
        lt(clocks.dueAt, at),
        gt(clocks.dueAt, after(at, -BACK)),
        isNull(supervisions.id),
        gt(clocks.id, from),
      ),
    )
    .orderBy(asc(clocks.id))
    .limit(PORTION)
}

/**
 * False, and nothing is written, where the clock has ended, moved or stands still by now, or where somebody has urged the
 * case since it became late, or has an urging open.
 */
async function urge(work: Work, { clock, departmentId, leaderId }: Found): Promise<boolean> {
  const [still] = await work.tx.select().from(clocks).where(eq(clocks.id, clock.id))
  if (!still || still.endedAt || still.dueAt.getTime() !== clock.dueAt.getTime()) return false
  if ((await pausesOf(work.tx, clock.questionId)).some(({ to }) => to === null)) return false
  const byHand = and(
    eq(supervisions.questionId, clock.questionId),
    eq(supervisions.level, 'nudge'),
    gt(supervisions.issuedAt, clock.dueAt),
  )
  if ((await work.tx.$count(supervisions, byHand)) > 0) return false
  // The paper is Chinese, as every order is.
  const text = translator('zh-CN', oversightMessages)
  const question = { id: clock.questionId, departmentId }
  const order = await insertOrder(work, {
    questionId: clock.questionId,
    departmentId,
    level: 'nudge',
    reason: text('autoUrgeReason', {
      day: formatDay(dayOf(clock.dueAt), 'zh-CN'),
      count: workdaysBetween(dayOf(clock.dueAt), dayOf(work.now)),
    }),
    copyTo: text(leaderId ? 'autoUrgeLeader' : 'autoUrgeOverseer'),
    dueAt: endOfDay(replyDayOf(work.now)),
    openKey: `nudge:${clock.questionId}`,
    followsId: null,
    issuedFor: null,
    clockId: clock.id,
  })
  if (!order) return false
  const told = leaderId ? await tellPeople(work, 'nudgedCopy', question, [leaderId], order.id) : 0
  if (told === 0) await tellStaff(work, 'nudgedCopy', question, { role: 'overseer', departmentId: null }, order.id)
  return true
}
