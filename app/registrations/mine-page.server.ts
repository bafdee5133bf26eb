// 我的报名和提问: everything that was registered and asked with one address, for whoever has the link that was sent to it.
import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import { slotTimes } from '#app/events/reserved-group.ts'
import { askedBy, contactOfMineLink, registeredBy } from '#app/outbox/mine-link.server.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { plainText } from '#app/platform/markdown.server.ts'
import { excerptOf } from '#app/questions/ask-page.server.ts'
import { askerPath } from '#app/questions/asker-link.server.ts'
import { type PublicState, questionTitle } from '#app/questions/question.ts'
import { findTrackedQuestion } from '#app/questions/track-question.server.ts'
import { events, questions, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { RegistrationStatus } from './registration.ts'

/** Listed of each; further ones are in the console and on paper. */
const MOST = 50
const EXCERPT = 160

export type MinePage = {
  registrations: {
    path: string
    title: string
    when: string
    status: RegistrationStatus
    isOver: boolean
  }[]
  questions: {
    path: string
    trackingCode: string
    /** null until it is cleared */
    title: string | null
    asked: string
    state: PublicState
    due: string
    isOpen: boolean
    /** the beginning of the public answer */
    answer: string | null
  }[]
}

/** Throws NotFound for a link that we did not make, and after its last day. Reads no name, number or original text. */
export async function readMinePage(reader: Reader, token: string, language: Language, now: Date): Promise<MinePage> {
  const contactHash = contactOfMineLink(token, now)
  if (!contactHash) throw new NotFound()
  const registered = await reader
    .select({
      status: registrations.status,
      manageToken: registrations.manageToken,
      startsAt: slots.startsAt,
      endsAt: slots.endsAt,
      reservedFor: slots.reservedFor,
      reservedForEn: slots.reservedForEn,
      title: events.title,
      titleEn: events.titleEn,
    })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .innerJoin(events, eq(events.id, registrations.eventId))
    .where(and(registeredBy(contactHash), isNull(registrations.erasedAt)))
    .orderBy(desc(slots.startsAt), asc(registrations.id))
    .limit(MOST)
  return {
    registrations: registered.map((row) => ({
      path: `/r/${row.manageToken}`,
      title: localName(language, row.title, row.titleEn),
      when: `${formatDay(dayOf(row.startsAt), language)} ${slotTimes(row, language)}`,
      status: row.status,
      isOver: row.endsAt < now,
    })),
    questions: await readAsked(reader, contactHash, language, now),
  }
}

async function readAsked(reader: Reader, contactHash: string, language: Language, now: Date) {
  const asked = await reader
    .select({ id: questions.id, trackingCode: questions.trackingCode })
    .from(questions)
    .where(and(askedBy(contactHash), isNull(questions.erasedAt)))
    .orderBy(desc(questions.receivedAt), desc(questions.id))
    .limit(MOST)
  const found: MinePage['questions'] = []
  for (const row of asked) {
    const tracked = await findTrackedQuestion(reader, row.trackingCode, now, { isAsker: true })
    if (!tracked) continue
    found.push({
      path: askerPath(row),
      trackingCode: row.trackingCode,
      title: tracked.publicText && questionTitle(tracked.publicText),
      asked: formatDay(dayOf(tracked.receivedAt), language),
      state: tracked.state,
      due: formatDay(dayOf(tracked.dueAt), language),
      isOpen: tracked.doneAt === null,
      answer: tracked.answer?.text ? excerptOf(plainText(tracked.answer.text), EXCERPT) : null,
    })
  }
  return found
}
