// A question asked along with signing up, and how the receipt shows it.
import { asc, eq } from 'drizzle-orm'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import type { PreparedRegistration } from './prepare-registration.server.ts'

/**
 * Asks the department of the event, in the transaction of the registration: both are there or neither. A submission sent twice
 * is answered with the registration it made and comes here once. In public nobody is named.
 */
export async function askWithRegistration(work: Work, eventId: string, { id, input }: PreparedRegistration) {
  await askQuestion(work, {
    event: eventId,
    registrationId: id,
    source: 'registration',
    kind: 'consult',
    text: input.question ?? '',
    name: input.name,
    phone: input.phone,
    email: input.email,
    anonymous: true,
    mayPublish: input.mayPublish ?? true,
    language: input.language,
  })
}

/** Tracking codes of what was asked along with a registration. */
export async function questionsOfRegistration(reader: Reader, registrationId: string): Promise<string[]> {
  const rows = await reader
    .select({ code: questions.trackingCode })
    .from(questions)
    .where(eq(questions.registrationId, registrationId))
    .orderBy(asc(questions.receivedAt), asc(questions.id))
  return rows.map(({ code }) => code)
}
