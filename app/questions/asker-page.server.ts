// The asker's own page: what everybody with the code sees, and what only the asker may: rating, asking on, private answers.
import { eq } from 'drizzle-orm'
import { after, days } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { answerVersions, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { readAskedFor } from './asked-supplement.server.ts'
import { getAskersQuestion } from './asker-link.server.ts'
import { followUpOf, readFeedback } from './feedback.server.ts'
import { canStep } from './question.ts'
import { CHANGE_WITHIN_DAYS, mayStillChange, mayStillRate, RATE_WITHIN_DAYS, ratedFrom } from './satisfaction.ts'
import { findTrackedQuestion } from './track-question.server.ts'
import { hasLeft, mayBeWithdrawn } from './withdraw-question.server.ts'

/** Throws NotFound for a link that is not ours. */
export async function readAskerPage(reader: Reader, secret: string, language: Language, now: Date) {
  const { id, trackingCode, path } = await getAskersQuestion(reader, secret)
  const tracked = await findTrackedQuestion(reader, trackingCode, now, { isAsker: true })
  if (!tracked) throw new NotFound()
  const [row] = await reader
    .select({ status: questions.status, publicity: questions.publicity, version: answerVersions })
    .from(questions)
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(eq(questions.id, tracked.matterId))
  const [own] = await reader
    .select({ status: questions.status, publishedAt: questions.publishedAt, closedAt: questions.closedAt })
    .from(questions)
    .where(eq(questions.id, id))
  const left = await hasLeft(reader, id)
  const isMerged = tracked.matterId !== id
  const { ratings, reworks } = await readFeedback(reader, id, tracked.matterId)
  const open = reworks.find((rework) => rework.closedAt === null)
  const round = reworks.length - (open ? 1 : 0)
  const current = ratings.find((rating) => rating.round === round) ?? null
  const version = row?.version ?? null
  const shownAt = version?.publishedAt ? ratedFrom(version.publishedAt, isMerged ? tracked.doneAt : null) : null
  const supervised = reworks.some((rework) => rework.supervisedAt !== null)
  const canRate =
    row !== undefined &&
    version !== null &&
    canStep('rate', row.status) &&
    !supervised &&
    (current ? mayStillChange(current.ratedAt, now) : shownAt !== null && mayStillRate(shownAt, now))
  const day = (at: Date, more = 0) => formatDay(dayOf(after(at, days(more))), language)
  const child = await followUpOf(reader, id)
  return {
    path,
    tracked,
    askedFor: await readAskedFor(reader, trackingCode, language),
    answerHtml: tracked.answer?.text ? renderMarkdown(tracked.answer.text) : null,
    // What was written for the asker of the other question is theirs.
    toAskerHtml: version && !isMerged ? privateHtml(version, row?.publicity ?? null) : null,
    rating: {
      canRate,
      round,
      given: ratings.map(({ content, speed, reason, round: of }) => ({ content, speed, reason, round: of })),
      current: current && { content: current.content, speed: current.speed, reason: current.reason },
      until: current
        ? day(current.ratedAt, CHANGE_WITHIN_DAYS)
        : shownAt && version
          ? day(shownAt, RATE_WITHIN_DAYS)
          : null,
      reworkUntil: open ? day(open.dueAt) : null,
      supervised,
    },
    followUp: child && { trackingCode: child.trackingCode },
    left,
    canWithdraw: own !== undefined && mayBeWithdrawn(own) && !left,
    canAskOn: tracked.answer !== null && child === null && !isMerged,
  }
}

/** What the asker reads beyond the public text: a part of their own, or the whole text of an answer given to them alone. */
function privateHtml(version: typeof answerVersions.$inferSelect, publicity: string | null): string | null {
  const parts = [publicity === 'withheld' && version.toAsker ? version.text : '', version.askerText ?? ''].filter(
    Boolean,
  )
  return parts.length > 0 ? renderMarkdown(parts.join('\n\n')) : null
}
