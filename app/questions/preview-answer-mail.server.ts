// The letter in which the asker will read the newest version, before anything is published or sent.
import { and, eq, isNull } from 'drizzle-orm'
import { previewAnswerLetter } from '#app/outbox/question-content.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { reworks } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { getCaseFile } from './case-file.server.ts'
import { mayKnowAsker } from './question-policy.ts'

export type AnswerMailPreview = {
  mail: Awaited<ReturnType<typeof previewAnswerLetter>>
  /** how the asker will be told; null where no address was left */
  channel: 'email' | 'sms' | null
}

/**
 * In the asker's language and the department's words, with the name masked and without the asker's secret link: whoever
 * looks at a preview learns nothing of the asker; of one who stays unknown not even the mask. Undefined while nothing is drafted; NotFound for who may not see the case.
 */
export async function previewAnswerMail(
  reader: Reader,
  actor: Actor,
  id: string,
  now: Date,
): Promise<AnswerMailPreview | undefined> {
  const { question, versions } = await getCaseFile(reader, actor, id)
  const [latest] = versions
  if (!latest) return undefined
  const [rework] = await reader
    .select({ number: reworks.number })
    .from(reworks)
    .where(and(eq(reworks.questionId, id), isNull(reworks.closedAt)))
  const isFirst = question.publishedVersionId === null || question.publishedVersionId === latest.id
  const kind = rework ? 'answer-reworked' : isFirst ? 'answer-published' : 'answer-corrected'
  const mail = await previewAnswerLetter(kind, id, {
    version: { ...latest, withdrawnAt: null },
    language: question.language,
    at: now,
    isNamed: mayKnowAsker(actor, question),
  })
  return { mail, channel: question.askerEmail ? 'email' : question.askerPhone ? 'sms' : null }
}
