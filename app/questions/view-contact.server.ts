import { recordAudit } from '#app/audit/record-audit.server.ts'
import type { Work } from '#db/work.ts'
import { mayKnowAsker } from './question-policy.ts'
import { getQuestionForStep } from './question-step.server.ts'

export type AskerContact = {
  name: string | null
  phone: string | null
  email: string | null
  /** as asked, where the department reads a text with places taken out */
  text: string | null
}

/**
 * The asker's contact in full; every look is in the audit trail. Of an asker who is concealed from the department only the
 * overseer learns it, with the text as it was asked; Forbidden for others.
 */
export async function viewAskerContact(work: Work, id: string): Promise<{ outcome: 'viewed'; contact: AskerContact }> {
  const question = await getQuestionForStep(work, id, mayKnowAsker, 'see the contact of the asker')
  await recordAudit(work, 'question.viewed', { kind: 'question', id, departmentId: question.departmentId })
  return {
    outcome: 'viewed',
    contact: {
      name: question.askerName,
      phone: question.askerPhone,
      email: question.askerEmail,
      text: question.concealedText,
    },
  }
}
