// The sign-up list as a file, with the columns that are on the screen. It holds full names and numbers: who exported how
// many rows is in the audit trail.

import { and, asc, eq, inArray } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { slotRange } from '#app/events/reserved-group.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { type FileFormat, phoneText, type SheetColumn } from '#app/platform/spreadsheet.server.ts'
import { events, registrations, slots } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { answerCells, answerHeads } from './answers-shown.ts'
import type { FormQuestion } from './event-form.ts'
import { managePageMessages } from './manage-page-messages.ts'
import { mayManageRegistrations, requireOrganiserOf } from './registration-policy.ts'
import { selectSignUps } from './select-sign-ups.server.ts'
import { signUpMessages } from './sign-up-messages.ts'
import type { SignUpColumn, SignUpQuery } from './sign-up-query.ts'

const PORTION = 500

const exported = {
  id: registrations.id,
  name: registrations.name,
  phone: registrations.phone,
  email: registrations.email,
  companions: registrations.companions,
  guardian: registrations.guardian,
  needs: registrations.needs,
  answers: registrations.answers,
  partySize: registrations.partySize,
  status: registrations.status,
  waitingPosition: registrations.waitingPosition,
  shortCode: registrations.shortCode,
  source: registrations.source,
  arrivedAt: registrations.arrivedAt,
  arrivedPeople: registrations.arrivedPeople,
  startsAt: slots.startsAt,
  endsAt: slots.endsAt,
  reservedFor: slots.reservedFor,
  reservedForEn: slots.reservedForEn,
}
const select = (reader: Reader) =>
  reader.select(exported).from(registrations).innerJoin(slots, eq(slots.id, registrations.slotId))
export type ExportedRow = Awaited<ReturnType<typeof select>>[number]
export type ExportedEvent = { id: string; title: string; departmentId: string }

/** The rows by slot and arrival; only those of `ids` when some are given. Organisers of the department; NotFound for others. */
export async function readExport(
  reader: Reader,
  actor: Actor,
  eventId: string,
  query: SignUpQuery,
  ids: readonly string[],
): Promise<{ event: ExportedEvent; rows: ExportedRow[] }> {
  const [event] = await reader
    .select({ id: events.id, title: events.title, departmentId: events.departmentId })
    .from(events)
    .where(eq(events.id, eventId))
  if (!event || !mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const wanted = ids.length > 0 ? ids : await selectSignUps(reader, eventId, query)
  const rows: ExportedRow[] = []
  for (let from = 0; from < wanted.length; from += PORTION) {
    const portion = wanted.slice(from, from + PORTION)
    rows.push(
      ...(await select(reader)
        .where(and(eq(registrations.eventId, eventId), inArray(registrations.id, portion)))
        .orderBy(asc(registrations.arrival))),
    )
  }
  const order = (row: ExportedRow) => row.startsAt.getTime()
  return { event, rows: rows.sort((a, b) => order(a) - order(b) || a.arrivedAt.getTime() - b.arrivedAt.getTime()) }
}

export async function noteExport(
  work: Work,
  event: ExportedEvent,
  query: SignUpQuery,
  { rows, format, chosen }: { rows: number; format: FileFormat; chosen: number },
): Promise<void> {
  requireOrganiserOf(work.actor, event.departmentId)
  await recordAudit(
    work,
    'registration.exported',
    { kind: 'event', id: event.id, departmentId: event.departmentId },
    {
      rows,
      format,
      columns: query.columns.join('.'),
      slotId: query.slotId ?? null,
      status: query.status ?? null,
      chosen: chosen > 0,
    },
  )
}

/** A number stays one in a spreadsheet; undefined for every other answer. */
function typedAnswer(question: FormQuestion | undefined, answers: ExportedRow['answers']): number | undefined {
  const answer = question?.kind === 'number' ? answers?.[question.id] : undefined
  const number = typeof answer === 'string' && answer !== '' ? Number(answer) : Number.NaN
  return Number.isFinite(number) ? number : undefined
}

/** The name, and behind it what the list shows; a column of the screen may be several of the file. */
export function exportColumns(
  columns: readonly SignUpColumn[],
  language: Language,
  questions: readonly FormQuestion[] = [],
): SheetColumn<ExportedRow>[] {
  const text = translator(language, signUpMessages)
  const words = translator(language, managePageMessages)
  type Columns = SheetColumn<ExportedRow>[]
  const of: Record<SignUpColumn, Columns> = {
    contact: [
      { label: text('csv.phone'), width: 16, value: (row) => phoneText(row.phone) },
      { label: text('csv.email'), width: 26, value: (row) => row.email },
    ],
    people: [
      { label: text('csv.people'), width: 7, value: (row) => row.partySize },
      {
        label: text('csv.companions'),
        width: 20,
        value: (row) => row.companions?.map(({ name }) => name).join('、') ?? null,
      },
    ],
    slot: [{ label: text('csv.slot'), width: 36, value: (row) => slotRange(row, language) }],
    status: [
      { label: text('csv.status'), width: 10, value: (row) => words(row.status) },
      { label: text('csv.position'), width: 8, value: (row) => row.waitingPosition },
    ],
    at: [{ label: text('csv.at'), width: 18, value: (row) => row.arrivedAt }],
    note: [
      { label: text('csv.needs'), width: 24, value: (row) => row.needs },
      { label: text('csv.guardian'), width: 12, value: (row) => row.guardian?.name ?? null },
    ],
    came: [{ label: text('csv.came'), width: 10, value: (row) => row.arrivedPeople }],
    source: [{ label: text('source'), width: 14, value: (row) => text(`source.${row.source}`) }],
    code: [{ label: text('csv.code'), width: 12, value: (row) => row.shortCode.replace(/^(\d{4})(\d{4})$/, '$1 $2') }],
  }
  // What the event asked of its own, one column per question.
  const asked: Columns = answerHeads(questions, language).map((label, index) => ({
    label,
    width: 20,
    value: (row) =>
      typedAnswer(questions[index], row.answers) ?? (answerCells(questions, row.answers, language)[index] || null),
  }))
  const name = { label: text('csv.name'), width: 14, value: (row: ExportedRow) => row.name }
  return [name, ...columns.flatMap((column) => of[column]), ...asked]
}
