// The sign-up list as a file. It holds full names and numbers: who exported how many rows is in the audit trail.
import { and, asc, eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { csvFile } from '#app/platform/csv.ts'
import { formatMomentShort, formatRange } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { answerCells, answerHeads } from './answers-shown.ts'
import { readAllQuestions } from './event-form-queries.server.ts'
import { managePageMessages } from './manage-page-messages.ts'
import { requireOrganiserOf } from './registration-policy.ts'
import { signUpMessages } from './sign-up-messages.ts'
import type { SignUpQuery } from './sign-ups.server.ts'

/** A spreadsheet reads eleven digits as a number and rounds them; in groups they stay text. */
const asText = (phone: string) => phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')

/** CSV of an event's sign-ups, in order of arrival, within slot and status of the query. Organisers of the department only. */
export async function exportRegistrations(
  work: Work,
  eventId: string,
  query: Pick<SignUpQuery, 'slotId' | 'status'>,
  language: Language,
): Promise<string> {
  const [event] = await work.tx.select({ departmentId: events.departmentId }).from(events).where(eq(events.id, eventId))
  if (!event) throw new NotFound()
  requireOrganiserOf(work.actor, event.departmentId)
  const text = translator(language, signUpMessages)
  const words = translator(language, managePageMessages)
  const rows = await work.tx
    .select({ registration: registrations, startsAt: slots.startsAt, endsAt: slots.endsAt })
    .from(registrations)
    .innerJoin(slots, eq(slots.id, registrations.slotId))
    .where(
      and(
        eq(registrations.eventId, eventId),
        query.slotId ? eq(registrations.slotId, query.slotId) : undefined,
        query.status ? eq(registrations.status, query.status) : undefined,
      ),
    )
    .orderBy(asc(slots.startsAt), asc(registrations.arrival))
  await recordAudit(
    work,
    'registration.exported',
    { kind: 'event', id: eventId, departmentId: event.departmentId },
    { rows: rows.length, slotId: query.slotId ?? null, status: query.status ?? null },
  )
  const questions = await readAllQuestions(work.tx, eventId)
  const head = [
    'code',
    'name',
    'phone',
    'email',
    'people',
    'companions',
    'slot',
    'status',
    'position',
    'needs',
    'guardian',
    'at',
    'came',
  ]
  return csvFile(
    [...head.map((key) => text(`csv.${key}` as 'csv.code')), ...answerHeads(questions, language)],
    rows.map(({ registration: each, startsAt, endsAt }) => [
      each.shortCode.replace(/^(\d{4})(\d{4})$/, '$1 $2'),
      each.name,
      asText(each.phone ?? ''),
      each.email ?? '',
      each.partySize,
      each.companions?.map(({ name }) => name).join('、') ?? '',
      formatRange(startsAt, endsAt, language),
      words(each.status),
      each.waitingPosition ?? '',
      each.needs ?? '',
      each.guardian?.name ?? '',
      formatMomentShort(each.arrivedAt, language),
      each.arrivedPeople,
      ...answerCells(questions, each.answers, language),
    ]),
  )
}
