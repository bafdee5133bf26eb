// Answers that wait to be published, as the list shows them: what the newest version says and whether it is signed off.
import { and, asc, eq, inArray } from 'drizzle-orm'
import { plainText } from '#app/platform/markdown.server.ts'
import { answerVersions, signOffs } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Publicity } from './question.ts'

export type ReadyAnswer = {
  versionHash: string
  publicity: Publicity
  /** the beginning of the text */
  excerpt: string
  signed: boolean
}

const EXCERPT = 80

/** The newest version of each of these cases; cases without one are left out. Who may see them is the caller's to know. */
export async function readReadyAnswers(reader: Reader, ids: readonly string[]): Promise<Map<string, ReadyAnswer>> {
  const ready = new Map<string, ReadyAnswer>()
  if (ids.length === 0) return ready
  const rows = await reader
    .select({
      questionId: answerVersions.questionId,
      text: answerVersions.text,
      hash: answerVersions.hash,
      publicity: answerVersions.publicity,
      signature: signOffs.id,
    })
    .from(answerVersions)
    .leftJoin(signOffs, and(eq(signOffs.versionId, answerVersions.id), eq(signOffs.versionHash, answerVersions.hash)))
    .where(inArray(answerVersions.questionId, [...ids]))
    .orderBy(asc(answerVersions.questionId), asc(answerVersions.number))
  for (const { questionId, text, hash, publicity, signature } of rows) {
    const whole = [...plainText(text).replace(/\s+/g, ' ').trim()]
    const excerpt = whole.length > EXCERPT ? `${whole.slice(0, EXCERPT - 1).join('')}…` : whole.join('')
    ready.set(questionId, { versionHash: hash, publicity, excerpt, signed: signature !== null })
  }
  return ready
}
