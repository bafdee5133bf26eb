// What the case page shows of oversight: its orders, whether the reader may issue one, and the first statement of an emergency.
import type { StaffActor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import type { Reader } from '#db/store.ts'
import { runningClocks } from './clocks.server.ts'
import { ENDED_WITHOUT_ANSWER, type QuestionStatus } from './question.ts'
import { mayHandle } from './question-policy.ts'
import type { QuestionRow } from './question-step.server.ts'
import { supervisorOf } from './supervision-policy.server.ts'
import { supervisionsOf } from './supervision-queries.server.ts'

export async function readCaseSupervision(reader: Reader, actor: StaffActor, question: QuestionRow, now: Date) {
  const orders = await supervisionsOf(reader, question.id, now)
  const { may } = await supervisorOf(reader, actor, question.departmentId)
  const [statement] = await runningClocks(reader, question.id, ['firstStatement'])
  return {
    orders: orders.map(({ id, level, year, number, dueAt, state, reason }) => ({
      id,
      level,
      year,
      number,
      state,
      reason,
      dueOn: dayOf(dueAt),
    })),
    mayIssue: may && !(ENDED_WITHOUT_ANSWER as readonly QuestionStatus[]).includes(question.status),
    statementDue: statement && mayHandle(actor, question) ? statement.dueAt : null,
  }
}
