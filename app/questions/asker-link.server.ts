// The asker's own page, `/q/CODE-SECRET`. The tracking code alone can be guessed and shows what everybody may read; the secret
// behind it makes the holder the asker: rating, asking on, reading what only they are told.
import { eq } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { isLinkSecret, linkSecret } from '#app/platform/link-secrets.server.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export const ASKER_LINK = 'asker'
const WRITTEN = /^([1-9]\d{9})-([\w-]{27})$/

/** `/q/1234567890-…`, a path of this site. */
export function askerPath({ id, trackingCode }: { id: string; trackingCode: string }): string {
  return `/q/${trackingCode}-${linkSecret(ASKER_LINK, id)}`
}

/** The cookie of whoever has just asked in this browser; it holds the secret, for the page of that one question. */
export const ASKED_COOKIE = 'asked'
const ASKED_FOR_SECONDS = 3600

export function askedCookie(question: { id: string; trackingCode: string }, secure: boolean): string {
  const secret = linkSecret(ASKER_LINK, question.id)
  const path = `/questions/${question.trackingCode}`
  return `${ASKED_COOKIE}=${secret}; Path=${path}; Max-Age=${ASKED_FOR_SECONDS}; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}

/** The asker's page, for whoever carries the secret of this question. */
export function askerPathOf(
  question: { id: string; trackingCode: string },
  secret: string | undefined,
): string | undefined {
  return secret && isLinkSecret(ASKER_LINK, question.id, secret) ? askerPath(question) : undefined
}

/** The question of a secret link. Throws NotFound for any link that we did not make, and once the asker's data is erased. */
export async function getAskersQuestion(
  reader: Reader,
  secret: string,
): Promise<{ id: string; trackingCode: string; path: string }> {
  const written = WRITTEN.exec(secret)
  if (!written) throw new NotFound()
  const [found] = await reader
    .select({ id: questions.id, trackingCode: questions.trackingCode, erasedAt: questions.erasedAt })
    .from(questions)
    .where(eq(questions.trackingCode, written[1] as string))
  if (!found || found.erasedAt || !isLinkSecret(ASKER_LINK, found.id, written[2] as string)) throw new NotFound()
  return { id: found.id, trackingCode: found.trackingCode, path: `/q/${secret}` }
}
