// Programmes, their days, and what came in, as pages and programs read them.
import { and, asc, desc, eq, inArray } from 'drizzle-orm'
import { NotFound } from '#app/platform/failures.ts'
import { pausedSince } from '#app/questions/late-questions.server.ts'
import { answerVersions, departments, programmeCalls, programmeDays, programmes, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { type DayFigures, figuresOf } from './programme-figures.ts'

export type Programme = typeof programmes.$inferSelect
const MOST_DAYS = 120

export async function listProgrammes(reader: Reader): Promise<Programme[]> {
  return reader.select().from(programmes).orderBy(asc(programmes.name), asc(programmes.id)).limit(100)
}

/** By slug or id. */
export async function findProgramme(reader: Reader, key: { slug: string } | { id: string }): Promise<Programme> {
  const [programme] = await reader
    .select()
    .from(programmes)
    .where('slug' in key ? eq(programmes.slug, key.slug) : eq(programmes.id, key.id))
  if (!programme) throw new NotFound()
  return programme
}

const dayFields = {
  id: programmeDays.id,
  day: programmeDays.day,
  departmentId: programmeDays.departmentId,
  leader: programmeDays.leader,
  topic: programmeDays.topic,
  cancelled: programmeDays.cancelled,
  version: programmeDays.version,
  updatedAt: programmeDays.updatedAt,
  department: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
}
export type ProgrammeDay = Awaited<ReturnType<typeof listDays>>[number]

/** The latest 120 days of the schedule, the last first, each with what became of its questions. */
export async function listDays(reader: Reader, programmeId: string, now: Date) {
  const days = await reader
    .select(dayFields)
    .from(programmeDays)
    .innerJoin(departments, eq(departments.id, programmeDays.departmentId))
    .where(eq(programmeDays.programmeId, programmeId))
    .orderBy(desc(programmeDays.day))
    .limit(MOST_DAYS)
  const figures = await figuresOfDays(
    reader,
    days.map((day) => day.id),
    now,
  )
  return days.map((day) => ({ ...day, figures: figures.get(day.id) ?? figuresOf([], now) }))
}

export async function findDay(reader: Reader, programmeId: string, key: { day: string } | { id: string }) {
  const [day] = await reader
    .select(dayFields)
    .from(programmeDays)
    .innerJoin(departments, eq(departments.id, programmeDays.departmentId))
    .where(
      and(
        eq(programmeDays.programmeId, programmeId),
        'day' in key ? eq(programmeDays.day, key.day) : eq(programmeDays.id, key.id),
      ),
    )
  if (!day) throw new NotFound()
  return day
}

const facts = {
  dayId: programmeCalls.dayId,
  handling: programmeCalls.handling,
  dueAt: questions.dueAt,
  dueRule: questions.dueRule,
  publishedAt: questions.publishedAt,
  questionId: programmeCalls.questionId,
  status: questions.status,
}

async function figuresOfDays(reader: Reader, dayIds: readonly string[], now: Date): Promise<Map<string, DayFigures>> {
  if (dayIds.length === 0) return new Map()
  const rows = await reader
    .select(facts)
    .from(programmeCalls)
    .innerJoin(questions, eq(questions.id, programmeCalls.questionId))
    .where(inArray(programmeCalls.dayId, [...dayIds]))
  const calls = await withPauses(reader, rows)
  return new Map(
    dayIds.map((id) => [
      id,
      figuresOf(
        calls.filter(({ dayId }) => dayId === id),
        now,
      ),
    ]),
  )
}

async function withPauses<Row extends { questionId: string }>(reader: Reader, rows: readonly Row[]) {
  const since = await pausedSince(
    reader,
    rows.map(({ questionId }) => questionId),
  )
  return rows.map((row) => ({ ...row, pausedSince: since.get(row.questionId) ?? null }))
}

/** What came in on a day, in the order in which it did: 跟踪办理清单. Words are those of the public copy. */
export async function listCalls(reader: Reader, dayId: string) {
  const rows = await reader
    .select({
      ...facts,
      departmentId: questions.departmentId,
      speaker: programmeCalls.speaker,
      summary: programmeCalls.summary,
      source: questions.source,
      publicity: questions.publicity,
      text: questions.publicText,
      publishedText: answerVersions.questionText,
      department: { name: departments.name, nameEn: departments.nameEn },
    })
    .from(programmeCalls)
    .innerJoin(questions, eq(questions.id, programmeCalls.questionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(eq(programmeCalls.dayId, dayId))
    .orderBy(asc(programmeCalls.recordedAt), asc(programmeCalls.questionId))
  return withPauses(reader, rows)
}
