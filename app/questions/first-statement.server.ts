// 首次发声: authoritative information on an emergency within five hours (国办发〔2016〕80号). It is given outside of here; that it
// was, where and when, ends its clock. The answer is still owed.
import { cleanText } from '#app/platform/text.ts'
import type { Work } from '#db/work.ts'
import { endClocks, refreshNextDue, runningClocks } from './clocks.server.ts'
import { mayHandle } from './question-policy.ts'
import { getQuestionForStep, recordStep } from './question-step.server.ts'

export async function noteFirstStatement(
  work: Work,
  id: string,
  where: string,
): Promise<{ outcome: 'statementNoted' | 'noStatementOwed' }> {
  const question = await getQuestionForStep(work, id, mayHandle, 'note a statement')
  const [clock] = await runningClocks(work.tx, id, ['firstStatement'])
  if (!clock) return { outcome: 'noStatementOwed' }
  await endClocks(work, question, { kinds: ['firstStatement'] })
  await refreshNextDue(work, id)
  await recordStep(work, question, {
    event: 'firstStatementGiven',
    audit: 'question.first-statement-given',
    detail: { reason: cleanText(where), dueAt: clock.dueAt.toISOString() },
  })
  return { outcome: 'statementNoted' }
}
