// What came back to a published answer, in words for the case page.
import { dayOf, formatDay, formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import type { Reader } from '#db/store.ts'
import { listClocks } from './clocks.server.ts'
import { ratingsOfMerged, readFeedback, readReception } from './feedback.server.ts'
import { workdaysBetween } from './working-calendar.ts'

/** null before anything is published. */
export async function readCaseFeedback(
  reader: Reader,
  question: { id: string; publishedAt: Date | null },
  language: Language,
  now: Date,
) {
  if (!question.publishedAt) return null
  const { ratings, reworks } = await readFeedback(reader, question.id)
  const day = (at: Date) => formatDay(dayOf(at), language)
  const bases = (await listClocks(reader, question.id))
    .filter(({ kind }) => kind === 'rework')
    .map(({ basis }) => basis)
  const given = [
    ...ratings.map((rating) => ({ rating, trackingCode: null })),
    ...(await ratingsOfMerged(reader, question.id)),
  ]
  return {
    ratings: given.map(({ rating: { id, round, content, speed, reason, ratedAt, changedAt }, trackingCode }) => ({
      id,
      round,
      content,
      speed,
      reason,
      /** of the merged question whose asker rated; null is the question itself */
      trackingCode,
      moment: formatMomentShort(changedAt ?? ratedAt, language),
    })),
    reworks: reworks.map(({ number, openedAt, dueAt, closedAt, supervisedAt }) => ({
      number,
      basis: bases[number - 1] ?? '',
      opened: day(openedAt),
      due: day(dueAt),
      closed: closedAt && day(closedAt),
      late: lateBy(dueAt, closedAt ?? now),
      supervised: supervisedAt && day(supervisedAt),
    })),
    reception: await readReception(reader, question.id),
  }
}

/** Working days beyond the due day; a day late at a weekend is one. */
export function lateBy(dueAt: Date, at: Date): number {
  const [dueOn, on] = [dayOf(dueAt), dayOf(at)]
  return on <= dueOn ? 0 : Math.max(1, workdaysBetween(dueOn, on))
}
