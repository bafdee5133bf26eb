// 追问: once the answer is public the asker may ask on, once. It is a question of its own, with its own code, clock and answer,
// and it stands in one thread with the first.
import { eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { questions } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { type Asked, askQuestion } from './ask-question.server.ts'
import { recordStep } from './question-step.server.ts'

export type FollowUpOutcome =
  | { outcome: 'asked' | 'alreadyAsked'; question: Asked }
  | { outcome: 'notAnswered' }
  /** asked on before, in other words; its question is named */
  | { outcome: 'onlyOnce'; question: Asked }

/** Called with the question of a secret link. The asker's contact and choices go on from the first question. */
export async function askFollowUp(
  work: Work,
  parentId: string,
  input: { text: string; idempotencyKey?: string },
): Promise<FollowUpOutcome> {
  // Locks the parent: of two at once the second finds the first.
  const [parent] = await work.tx
    .update(questions)
    .set({ updatedAt: work.now })
    .where(eq(questions.id, parentId))
    .returning()
  if (!parent) throw new NotFound()
  if (!parent.publishedAt) return { outcome: 'notAnswered' }
  const [before] = await work.tx.select().from(questions).where(eq(questions.followUpOfId, parentId))
  const outcome = before
    ? undefined
    : await askQuestion(work, {
        followUpOf: { id: parent.id, departmentId: parent.departmentId },
        event: parent.eventId ?? undefined,
        source: 'web',
        kind: parent.kind,
        topic: parent.topic ?? undefined,
        text: input.text,
        name: parent.askerName ?? undefined,
        phone: parent.askerPhone ?? undefined,
        email: parent.askerEmail ?? undefined,
        displayName: parent.displayName ?? undefined,
        anonymous: parent.anonymous,
        mayPublish: parent.mayPublish,
        concealed: parent.concealed,
        language: parent.language,
        idempotencyKey: input.idempotencyKey,
      })
  if (!outcome) {
    const again = before as Asked & { originalText: string; concealedText: string | null }
    return {
      outcome: (again.concealedText ?? again.originalText) === input.text.trim() ? 'alreadyAsked' : 'onlyOnce',
      question: again,
    }
  }
  // The event's page may have been taken down since: the question is then asked without it.
  if (outcome.outcome === 'unknownPlace') throw new Error(`the place of question ${parentId} is unknown`)
  if (outcome.outcome === 'asked') {
    await recordStep(work, parent, {
      event: 'followUpAsked',
      audit: 'question.follow-up-asked',
      detail: { followUp: outcome.question.id },
      auditDetail: { followUp: outcome.question.id },
    })
  }
  return outcome
}
