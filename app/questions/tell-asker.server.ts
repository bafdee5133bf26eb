// Messages to the person who asked: by mail where an address was left, else by SMS, else none.
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import type { Work } from '#db/work.ts'
import type { QuestionRow } from './question-step.server.ts'

type Asker = Pick<QuestionRow, 'id' | 'departmentId' | 'language' | 'askerEmail' | 'askerPhone' | 'askerName'>

/**
 * `cause` tells apart the messages of one kind about one question, such as the version that was published. What the
 * message says is read from the question when it is delivered.
 */
export async function tellAsker(
  work: Work,
  kind: Exclude<Extract<MessageKind, `question-${string}` | `answer-${string}`>, `answer-follow-${string}`>,
  question: Asker,
  cause: string,
): Promise<void> {
  const address = question.askerEmail ?? question.askerPhone
  if (!address) return
  await enqueueMessage(work, kind, {
    channel: question.askerEmail ? 'email' : 'sms',
    to: { address, ...(question.askerName ? { name: question.askerName } : {}) },
    language: question.language,
    subject: { kind: 'question', id: question.id },
    departmentId: question.departmentId,
    dedupeKey: `question:${question.id}:${kind}:${cause}`,
  })
}
