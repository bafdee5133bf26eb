// Sample objections to the scores of the month before: one that was answered, one that waits.
import type { StaffActor } from '#app/platform/actor.ts'
import { after, hours } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { monthsUpTo } from '#app/questions/figures.ts'
import { answerObjection, objectToScore } from '#app/reports/score-objections.server.ts'
import { readScores } from '#app/reports/scores.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

const OBJECTIONS = [
  { line: 'onTime', reason: '月初活动现场提出的一件当场已经答复，系统按书面答复时间计为逾期，请核对。' },
  { line: 'events', reason: '十二月的开放日已经排定，请按全年安排计算场次。' },
] as const
const ANSWER = '经核对，现场答复已补录，该件按时。定稿时一并更正。'

export async function seedScores(world: DemoWorld): Promise<void> {
  const { now } = world
  const reviewer = world.staff.get('reviewer') as StaffActor
  const overseer = world.staff.get('overseer') as StaffActor
  const [month = ''] = monthsUpTo(monthOf(now), 2)
  const { rows } = await readScores(reader(), reviewer, month, now)
  const own = rows.find(({ id }) => reviewer.grants.some(({ departmentId }) => departmentId === id))
  for (const [index, { line, reason }] of OBJECTIONS.entries()) {
    const raised = await inTransaction(
      reviewer,
      (work) => objectToScore(work, reader(), { month, code: own?.code ?? '', line, reason }),
      { at: after(now, -hours(30 - index)) },
    )
    // On the first of a month the month before was not over a day ago.
    if (raised.outcome !== 'raised') return
    if (index > 0) continue
    expectOutcome(
      await inTransaction(overseer, (work) => answerObjection(work, raised.id, { verdict: 'upheld', answer: ANSWER }), {
        at: after(now, -hours(3)),
      }),
      'answered',
    )
  }
}
