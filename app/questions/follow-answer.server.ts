// 关注: whoever wants is told by mail when a question is answered or its answer corrected. The address proves itself first, by
// a link in a mail and a button behind it (double opt-in); every mail carries the way out.
import { and, eq, inArray, isNotNull, isNull, lt } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { whenMayWrite } from '#app/outbox/address-limits.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import { after, days, hours } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { isLinkSecret, linkSecret } from '#app/platform/link-secrets.server.ts'
import { answerFollowers, answerVersions, questions } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import { inTransaction, type Work } from '#db/work.ts'
import { ENDED_WITHOUT_ANSWER, questionTitle } from './question.ts'
import type { QuestionRow } from './question-step.server.ts'

const FOLLOW_LINK = 'follow'
/** An address that never confirmed is forgotten. */
const CONFIRM_WITHIN_DAYS = 7
/** Milliseconds between two mails that ask one address to confirm. */
const ASK_AGAIN_AFTER = hours(1)

/** What a follower does is told of the question; who it was is not. */
const subjectOf = ({ id, departmentId }: { id: string; departmentId?: string | null }) => ({
  kind: 'question',
  id,
  departmentId: departmentId ?? null,
})

export function followPath(followerId: string): string {
  return `/follow/${followerId}.${linkSecret(FOLLOW_LINK, followerId)}`
}

/**
 * Notes the wish and sends the mail to confirm it. Says the same whether the address follows already, so that nobody learns
 * who does. Throws NotFound for a question that has ended without an answer.
 */
export async function requestFollow(
  work: Work,
  input: { questionId: string; email: string; language: Language },
): Promise<{ outcome: 'confirmationSent' }> {
  const [question] = await work.tx.select().from(questions).where(eq(questions.id, input.questionId))
  if (!question || (ENDED_WITHOUT_ANSWER as readonly string[]).includes(question.status)) throw new NotFound()
  const emailHash = lookupHash('email', input.email.toLowerCase())
  const mine = and(eq(answerFollowers.questionId, question.id), eq(answerFollowers.emailHash, emailHash))
  await work.tx
    .insert(answerFollowers)
    .values({
      id: newId(),
      questionId: question.id,
      email: input.email,
      emailHash,
      language: input.language,
      createdAt: work.now,
    })
    .onConflictDoNothing()
  const [follower] = await work.tx.select().from(answerFollowers).where(mine)
  if (!follower || follower.confirmedAt) return { outcome: 'confirmationSent' }
  const notBefore = await whenMayWrite(work, emailHash)
  if (!notBefore) return { outcome: 'confirmationSent' }
  const turn = Math.floor((work.now.getTime() - follower.createdAt.getTime()) / ASK_AGAIN_AFTER)
  await enqueueMessage(work, 'answer-follow-confirm', {
    channel: 'email',
    to: { address: follower.email },
    language: input.language,
    subject: { kind: 'question', id: question.id },
    departmentId: question.departmentId,
    recipientHash: emailHash,
    notBefore,
    dedupeKey: `follow:${follower.id}:confirm:${turn}`,
    values: { path: followPath(follower.id) },
  })
  await recordAudit(work, 'question.follow-requested', subjectOf(question))
  return { outcome: 'confirmationSent' }
}

/** The follower of a link `ID.SECRET`. Throws NotFound when there is none (any more). */
export async function getFollower(reader: Reader, token: string) {
  const dot = token.indexOf('.')
  const id = token.slice(0, dot)
  if (dot < 1 || !isLinkSecret(FOLLOW_LINK, id, token.slice(dot + 1))) throw new NotFound()
  const [follower] = await reader
    .select({
      id: answerFollowers.id,
      questionId: answerFollowers.questionId,
      confirmedAt: answerFollowers.confirmedAt,
    })
    .from(answerFollowers)
    .where(eq(answerFollowers.id, id))
  if (!follower) throw new NotFound()
  return follower
}

/** What is followed: its public title, empty before the department has cleared it, and its page. */
export async function getFollowed(reader: Reader, questionId: string): Promise<{ title: string; href: string }> {
  const [found] = await reader
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      publicText: questions.publicText,
      publicity: questions.publicity,
      publishedAt: questions.publishedAt,
      shown: answerVersions.questionText,
    })
    .from(questions)
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(eq(questions.id, questionId))
  if (!found) throw new NotFound()
  const text = found.publicity === 'withheld' ? '' : (found.shown ?? found.publicText ?? '')
  return {
    title: text && questionTitle(text),
    href: found.publishedAt ? `/answers/${found.id}` : `/questions/${found.trackingCode}`,
  }
}

export async function confirmFollow(work: Work, followerId: string): Promise<{ outcome: 'following' }> {
  const [confirmed] = await work.tx
    .update(answerFollowers)
    .set({ confirmedAt: work.now })
    .where(and(eq(answerFollowers.id, followerId), isNull(answerFollowers.confirmedAt)))
    .returning({ id: answerFollowers.questionId })
  if (confirmed) await recordAudit(work, 'question.followed', subjectOf(confirmed))
  return { outcome: 'following' }
}

/** Forgets the address altogether. */
export async function unfollow(work: Work, followerId: string): Promise<{ outcome: 'unfollowed' }> {
  const [forgotten] = await work.tx
    .delete(answerFollowers)
    .where(eq(answerFollowers.id, followerId))
    .returning({ id: answerFollowers.questionId })
  if (forgotten) await recordAudit(work, 'question.unfollowed', subjectOf(forgotten))
  return { outcome: 'unfollowed' }
}

/**
 * Tells everybody who follows the question, or those of them that are named. `cause` tells the messages apart, such as
 * `version-2`.
 */
export async function tellFollowers(
  work: Work,
  question: Pick<QuestionRow, 'id' | 'departmentId'>,
  news: { cause: string; corrected: boolean; note?: string; only?: readonly string[] },
): Promise<number> {
  if (news.only?.length === 0) return 0
  const followers = await work.tx
    .select()
    .from(answerFollowers)
    .where(
      and(
        eq(answerFollowers.questionId, question.id),
        isNotNull(answerFollowers.confirmedAt),
        news.only && inArray(answerFollowers.id, [...news.only]),
      ),
    )
  for (const follower of followers) {
    await enqueueMessage(work, 'answer-follow-news', {
      channel: 'email',
      to: { address: follower.email },
      language: follower.language,
      subject: { kind: 'question', id: question.id },
      departmentId: question.departmentId,
      dedupeKey: `follow:${follower.id}:${news.cause}`,
      values: { path: followPath(follower.id), corrected: news.corrected, ...(news.note ? { note: news.note } : {}) },
    })
  }
  return followers.length
}

/**
 * Merging carries followers over, with the links they have; who follows both keeps one row. Answers the ids of those that the
 * other question did not have.
 */
export async function moveFollowers(tx: Tx, fromId: string, toId: string): Promise<string[]> {
  const moving = await tx.select().from(answerFollowers).where(eq(answerFollowers.questionId, fromId))
  const moved: string[] = []
  for (const { id, emailHash, confirmedAt } of moving) {
    const [there] = await tx
      .select({ id: answerFollowers.id, confirmedAt: answerFollowers.confirmedAt })
      .from(answerFollowers)
      .where(and(eq(answerFollowers.questionId, toId), eq(answerFollowers.emailHash, emailHash)))
    if (!there) {
      await tx.update(answerFollowers).set({ questionId: toId }).where(eq(answerFollowers.id, id))
      moved.push(id)
      continue
    }
    if (!there.confirmedAt && confirmedAt)
      await tx.update(answerFollowers).set({ confirmedAt }).where(eq(answerFollowers.id, there.id))
    await tx.delete(answerFollowers).where(eq(answerFollowers.id, id))
  }
  return moved
}

/** Background: addresses that were typed and never confirmed. */
export async function forgetUnconfirmed(): Promise<void> {
  await inTransaction({ kind: 'system', job: 'forget-unconfirmed' }, async (work) => {
    await work.tx
      .delete(answerFollowers)
      .where(
        and(
          isNull(answerFollowers.confirmedAt),
          lt(answerFollowers.createdAt, after(work.now, -days(CONFIRM_WITHIN_DAYS))),
        ),
      )
  })
}
