// Messages to the person who asked: by mail where an address was left, else by SMS, else none.
import { whenMayWrite } from '#app/outbox/address-limits.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import type { QuestionValues } from '#app/outbox/message-values.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import type { Work } from '#db/work.ts'
import { listMerged } from './merged-questions.server.ts'
import type { QuestionRow } from './question-step.server.ts'

type Asker = Pick<
  QuestionRow,
  'id' | 'departmentId' | 'language' | 'askerEmail' | 'askerPhone' | 'askerName' | 'concealed'
>
type Kind = Exclude<Extract<MessageKind, `question-${string}` | `answer-${string}`>, `answer-follow-${string}`>

/** What concerns the matter, and so everybody whose question was merged into it; the rest concerns one asker only. */
const FOR_ALL: readonly Kind[] = [
  'question-declined',
  'question-extended',
  'question-interim',
  'answer-published',
  'answer-corrected',
  'answer-withheld',
  'answer-reworked',
]

/**
 * `cause` tells apart the messages of one kind about one question, such as the version that was published. What the
 * message says is read from the question when it is delivered. Askers of merged questions are written to as well, each
 * about their own question.
 */
export async function tellAsker(
  work: Work,
  kind: Kind,
  question: Asker,
  cause: string,
  values: QuestionValues = {},
): Promise<void> {
  await tellOne(work, kind, question, cause, values)
  if (!FOR_ALL.includes(kind)) return
  for (const merged of await listMerged(work.tx, question.id)) await tellOne(work, kind, merged, cause, values)
}

async function tellOne(work: Work, kind: Kind, asker: Asker, cause: string, values: QuestionValues): Promise<void> {
  const address = asker.askerEmail ?? asker.askerPhone
  if (!address) return
  const channel = asker.askerEmail ? 'email' : 'sms'
  const recipientHash = lookupHash(channel, address.toLowerCase())
  // Anybody can ask in anybody's name.
  const notBefore = kind === 'question-received' ? await whenMayWrite(work, recipientHash) : work.now
  if (!notBefore) return
  await enqueueMessage(work, kind, {
    channel,
    recipientHash,
    notBefore,
    to: { address, ...(asker.askerName ? { name: asker.askerName } : {}) },
    language: asker.language,
    subject: { kind: 'question', id: asker.id },
    // The department's list of messages shows to whom they went.
    departmentId: asker.concealed ? null : asker.departmentId,
    values,
    dedupeKey: `question:${asker.id}:${kind}:${cause}`,
  })
}
