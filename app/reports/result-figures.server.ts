// What the result of an event counts, from the same sources as the console's own pages.
import { headCountOf } from '#app/check-in/head-count.server.ts'
import type { ResultFacts } from '#app/events/result.ts'
import { eventQuestionFigures } from '#app/questions/event-ledger.server.ts'
import { feedbackSummary } from '#app/registrations/feedback.server.ts'
import type { Reader } from '#db/store.ts'

/** Counted now: answers and opinions that come later count too. */
export async function readResultFacts(reader: Reader, eventId: string, now: Date): Promise<ResultFacts> {
  const [people, questions, opinions] = await Promise.all([
    headCountOf(reader, eventId),
    eventQuestionFigures(reader, [eventId], now),
    feedbackSummary(reader, eventId),
  ])
  const { asked, answered } = questions.get(eventId) ?? { asked: 0, answered: 0 }
  return {
    registered: people.expected,
    came: people.arrived,
    asked,
    answered,
    rated: opinions.total,
    satisfaction: opinions.rate,
  }
}
