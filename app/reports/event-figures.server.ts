// What the system knows of an event for its reports: who came, when, what was asked and what became of it.
import { and, count, eq, isNull } from 'drizzle-orm'
import { attendanceOf, firstEntriesOf } from '#app/check-in/attendance.server.ts'
import { getConsoleEvent } from '#app/events/console-events.server.ts'
import { slotName, whenLine } from '#app/events/present-event.ts'
import { findLatestResult, findPublicResult } from '#app/events/result-queries.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { dayOf, timeOf } from '#app/platform/dates.ts'
import { eventQuestionLedger } from '#app/questions/event-ledger.server.ts'
import type { EventReportFigures, ReportedPhoto } from '#db/schema/reports.ts'
import {
  answerVersions,
  assignments,
  departments,
  feedback,
  questions,
  registrations,
  spokenAnswers,
} from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

const MOST_QUESTIONS = 5000

/** Figures as they stand at `now`, in Chinese, the language of the file. NotFound for who may not read the event. */
export async function readEventFigures(
  reader: Reader,
  actor: Actor,
  eventId: string,
  now: Date,
): Promise<EventReportFigures> {
  const event = await getConsoleEvent(reader, actor, eventId)
  const attendance = await attendanceOf(reader, eventId)
  const asked = await reportedQuestions(reader, eventId, now)
  return {
    title: event.title,
    department: event.department.name,
    when: whenLine(event, 'zh-CN'),
    place: [event.venueName, event.venueAddress].filter(Boolean).join(' · '),
    slots: attendance.map((slot) => ({
      label: slotName(slot, 'zh-CN'),
      expected: slot.expected,
      came: slot.came,
      missing: slot.missingPeople,
      walkIns: slot.walkIns,
    })),
    hours: await arrivalsByHour(reader, eventId),
    onTheSpot: asked.filter(({ onTheSpot }) => onTheSpot).length,
    satisfaction: await satisfactionOf(reader, eventId),
    questions: asked,
    photos: await photosOfResult(reader, eventId),
  }
}

/** Those of the published result, or of the one that is being written where none is public yet. */
async function photosOfResult(reader: Reader, eventId: string): Promise<ReportedPhoto[]> {
  const result = (await findPublicResult(reader, eventId)) ?? (await findLatestResult(reader, eventId))
  return (result?.photos ?? []).map(({ hash, width, height, alt }) => ({ hash, width, height, caption: alt }))
}

async function arrivalsByHour(reader: Reader, eventId: string) {
  const came = await reader
    .select({ id: registrations.id, people: registrations.arrivedPeople })
    .from(registrations)
    .where(and(eq(registrations.eventId, eventId), eq(registrations.status, 'confirmed')))
  const first = await firstEntriesOf(
    reader,
    came.map(({ id }) => id),
  )
  const hours = new Map<string, number>()
  for (const { id, people } of came) {
    const entry = first.get(id)
    if (!entry || people === 0) continue
    const hour = `${timeOf(entry.at).slice(0, 2)}:00`
    hours.set(hour, (hours.get(hour) ?? 0) + people)
  }
  return [...hours].sort(([a], [b]) => (a < b ? -1 : 1)).map(([hour, people]) => ({ hour, people }))
}

/** Questions that were answered in the room. */
async function onTheSpotOf(reader: Reader, eventId: string): Promise<Set<string>> {
  const rows = await reader
    .selectDistinct({ id: spokenAnswers.questionId })
    .from(spokenAnswers)
    .innerJoin(questions, eq(questions.id, spokenAnswers.questionId))
    .where(eq(questions.eventId, eventId))
  return new Set(rows.map(({ id }) => id))
}

async function satisfactionOf(reader: Reader, eventId: string): Promise<number[]> {
  const rows = await reader
    .select({ satisfaction: feedback.satisfaction, n: count() })
    .from(feedback)
    .where(eq(feedback.eventId, eventId))
    .groupBy(feedback.satisfaction)
  return [5, 4, 3, 2, 1].map((stars) => rows.find(({ satisfaction }) => satisfaction === stars)?.n ?? 0)
}

async function reportedQuestions(reader: Reader, eventId: string, now: Date) {
  const { items } = await eventQuestionLedger(reader, eventId, now, { limit: MOST_QUESTIONS })
  const more = new Map(
    (
      await reader
        .select({
          id: questions.id,
          concern: questions.concernKind,
          outcome: questions.outcome,
          source: questions.source,
          receivedAt: questions.receivedAt,
          adoption: answerVersions.adoption,
        })
        .from(questions)
        .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
        .where(eq(questions.eventId, eventId))
    ).map(({ id, ...row }) => [id, row]),
  )
  const coUnits = await coUnitsOf(reader, eventId)
  const onTheSpot = await onTheSpotOf(reader, eventId)
  return items.map(({ id, kind, title, state, department, dueAt, publishedAt, withholdReason, overdue }) => ({
    ...{ id, kind, title, state, overdue },
    withheld: withholdReason !== null,
    concern: more.get(id)?.concern ?? null,
    outcome: more.get(id)?.outcome ?? null,
    department: department.name,
    dueOn: dayOf(dueAt),
    publishedOn: publishedAt ? dayOf(publishedAt) : null,
    ...wayOf(more.get(id)),
    coUnits: coUnits.get(id) ?? [],
    onTheSpot: onTheSpot.has(id),
  }))
}

type Way = { source: string; receivedAt: Date; adoption: string | null }
const wayOf = (way: Way | undefined) =>
  way ? { source: way.source, receivedOn: dayOf(way.receivedAt), adoption: way.adoption } : {}

/** Names of the co-units of each question of the event. */
async function coUnitsOf(reader: Reader, eventId: string): Promise<Map<string, string[]>> {
  const rows = await reader
    .selectDistinct({ questionId: assignments.questionId, name: departments.name })
    .from(assignments)
    .innerJoin(questions, eq(questions.id, assignments.questionId))
    .innerJoin(departments, eq(departments.id, assignments.departmentId))
    .where(and(eq(questions.eventId, eventId), eq(assignments.role, 'co'), isNull(assignments.returnedAt)))
    .orderBy(departments.name)
  const units = new Map<string, string[]>()
  for (const { questionId, name } of rows) units.set(questionId, [...(units.get(questionId) ?? []), name])
  return units
}
