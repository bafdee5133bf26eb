import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Work } from '#db/work.ts'
import { maySeeQuestion } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'

export type AskerContact = { name: string | null; phone: string | null; email: string | null }

/** The asker's contact in full; every look is in the audit trail. */
export async function viewAskerContact(work: Work, id: string): Promise<{ outcome: 'viewed'; contact: AskerContact }> {
  const question = await getQuestionForStep(work, id, maySeeQuestion, 'see the contact of the asker')
  await recordAudit(work, 'question.viewed', { kind: 'question', id, departmentId: question.departmentId })
  return {
    outcome: 'viewed',
    contact: { name: question.askerName, phone: question.askerPhone, email: question.askerEmail },
  }
}
