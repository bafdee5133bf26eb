// The working calendar as it was entered here (years, closures of a place), and what follows for due days already given.
import { and, asc, eq, gt, isNull, max } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { calendarYears, clocks, localClosures } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { moveDue, refreshNextDue } from './clocks.server.ts'
import { readClosedDays } from './local-closures.server.ts'
import { type CalendarYear, type Holiday, useCalendarYears, useClosedDays } from './working-calendar.ts'

export type SaveCalendarYear = { year: string; source: string; holidays: readonly Holiday[] }

/** Enters or corrects a year, with the notice it comes from. The overseer's. Due days follow by `followCalendar`. */
export async function saveCalendarYear(work: Work, input: SaveCalendarYear): Promise<{ outcome: 'saved' }> {
  if (!holdsRole(work.actor, 'overseer', null)) throw new Forbidden('change the calendar')
  const values = {
    source: input.source,
    holidays: input.holidays.map((holiday) => ({ ...holiday, makeup: [...holiday.makeup] })),
    changedAt: work.now,
  }
  await work.tx
    .insert(calendarYears)
    .values({ year: input.year, ...values })
    .onConflictDoUpdate({ target: calendarYears.year, set: values })
  await recordAudit(work, 'calendar.changed', { kind: 'calendar', id: input.year }, { days: input.holidays.length })
  work.changed({ kind: 'settings' })
  return { outcome: 'saved' }
}

/** Reads the entered years and closures into this process. */
export async function loadCalendar(from: Reader): Promise<void> {
  const rows = await from.select().from(calendarYears).orderBy(asc(calendarYears.year))
  const entered: Record<string, CalendarYear> = {}
  for (const { year, source, holidays } of rows) entered[year] = { source, holidays }
  useCalendarYears(entered)
  useClosedDays(await readClosedDays(from))
}

const BATCH = 100
let loaded = 0

/**
 * Keeps this process with the calendar that is stored. Where it has changed, due moments of running clocks are computed
 * again, each with its calendarChanged in the history; a clock that another process was first with is left alone.
 */
export async function followCalendar(): Promise<{ moved: number }> {
  const [year] = await reader()
    .select({ at: max(calendarYears.changedAt) })
    .from(calendarYears)
  const [closure] = await reader()
    .select({ at: max(localClosures.changedAt) })
    .from(localClosures)
  const at = Math.max(year?.at?.getTime() ?? 0, closure?.at?.getTime() ?? 0)
  // A department that is new, or in another place, is closed on the days of its place from the next round on.
  if (closure?.at || at !== loaded) await loadCalendar(reader())
  if (at === loaded) return { moved: 0 }
  loaded = at
  return { moved: await recomputeDue() }
}

/** Goes over every running clock. Answers how many due moments were moved. */
export async function recomputeDue(): Promise<number> {
  let moved = 0
  for (let after = ''; ; ) {
    const rows = await reader()
      .select()
      .from(clocks)
      .where(and(isNull(clocks.endedAt), gt(clocks.id, after)))
      .orderBy(asc(clocks.id))
      .limit(BATCH)
    if (rows.length === 0) return moved
    moved += await inTransaction({ kind: 'system', job: 'working-calendar' }, async (work) => {
      let here = 0
      for (const { id } of rows) {
        const [clock] = await work.tx
          .select()
          .from(clocks)
          .where(and(eq(clocks.id, id), isNull(clocks.endedAt)))
        if (!clock) continue
        const done = await moveDue(work, clock, {}, { event: 'calendarChanged', reason: 'working calendar changed' })
        if (!done) continue
        here += 1
        await refreshNextDue(work, clock.questionId)
        await recordAudit(
          work,
          'question.due-recomputed',
          { kind: 'question', id: clock.questionId },
          { clock: clock.kind },
        )
      }
      return here
    })
    after = rows.at(-1)?.id ?? after
  }
}
