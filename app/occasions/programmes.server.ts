// A programme and its schedule (上线安排): made and changed by the overseer, public at once.
import { and, eq, ne } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { slugOf, slugsToTry } from '#app/events/slug.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { departments, programmeCalls, programmeDays, programmes } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { DayContent, ProgrammeContent } from './programme-forms.ts'
import { mayRunProgrammes } from './programme-policy.ts'

export type SaveOutcome = { outcome: 'saved'; id: string } | { outcome: 'unknownDepartment' }

async function mayRun(work: Work): Promise<void> {
  if (!mayRunProgrammes(work.actor)) throw new Forbidden('run programmes')
}

const isKnown = async (work: Work, departmentId: string) =>
  (await work.tx.$count(departments, eq(departments.id, departmentId))) > 0

/** Makes a programme, or changes the one with `id`. Its address stays for life. */
export async function saveProgramme(
  work: Work,
  id: string | undefined,
  content: ProgrammeContent,
): Promise<SaveOutcome> {
  await mayRun(work)
  if (!(await isKnown(work, content.departmentId))) return { outcome: 'unknownDepartment' }
  const saved = id ? await change(work, id, content) : await insert(work, content)
  const subject = { kind: 'programme', id: saved, departmentId: content.departmentId }
  await recordAudit(work, 'programme.saved', subject)
  return { outcome: 'saved', id: saved }
}

async function change(work: Work, id: string, content: ProgrammeContent): Promise<string> {
  const [saved] = await work.tx
    .update(programmes)
    .set({ ...content, updatedAt: work.now })
    .where(eq(programmes.id, id))
    .returning({ id: programmes.id })
  if (!saved) throw new NotFound()
  return saved.id
}

async function insert(work: Work, content: ProgrammeContent): Promise<string> {
  for (const slug of slugsToTry(slugOf(content.name, content.nameEn))) {
    const [saved] = await work.tx
      .insert(programmes)
      .values({ ...content, id: newId(), slug, createdAt: work.now, updatedAt: work.now })
      .onConflictDoNothing({ target: programmes.slug })
      .returning({ id: programmes.id })
    if (saved) return saved.id
  }
  throw new Error('unreachable: the numbers after a slug do not end')
}

export type DayOutcome =
  | { outcome: 'saved'; id: string }
  | { outcome: 'unknownDepartment' }
  /** the programme has that day already */
  | { outcome: 'dayTaken' }
  /** questions came in: its day and its department stay */
  | { outcome: 'hasCalls' }

/** Puts a day on the schedule, or changes the one with `id`. */
export async function saveDay(
  work: Work,
  programmeId: string,
  id: string | undefined,
  content: DayContent,
): Promise<DayOutcome> {
  await mayRun(work)
  if (!(await isKnown(work, content.departmentId))) return { outcome: 'unknownDepartment' }
  const here = eq(programmeDays.programmeId, programmeId)
  const sameDay = and(here, eq(programmeDays.day, content.day), id ? ne(programmeDays.id, id) : undefined)
  if ((await work.tx.$count(programmeDays, sameDay)) > 0) return { outcome: 'dayTaken' }
  const saved = id ?? newId()
  if (id) {
    const mine = and(here, eq(programmeDays.id, id))
    const [before] = await work.tx.select().from(programmeDays).where(mine)
    if (!before) throw new NotFound()
    const moves = before.day !== content.day || before.departmentId !== content.departmentId
    if (moves && (await work.tx.$count(programmeCalls, eq(programmeCalls.dayId, id))) > 0)
      return { outcome: 'hasCalls' }
    await work.tx
      .update(programmeDays)
      .set({ ...content, version: before.version + 1, updatedAt: work.now })
      .where(mine)
  } else {
    const [added] = await work.tx
      .insert(programmeDays)
      .values({ ...content, id: saved, programmeId, updatedAt: work.now })
      .onConflictDoNothing({ target: [programmeDays.programmeId, programmeDays.day] })
      .returning({ id: programmeDays.id })
    if (!added) return { outcome: 'dayTaken' }
  }
  const subject = { kind: 'programme', id: programmeId, departmentId: content.departmentId }
  await recordAudit(work, 'programme.day-saved', subject, { day: content.day, cancelled: content.cancelled })
  return { outcome: 'saved', id: saved }
}
