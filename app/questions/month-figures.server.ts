// The counts of whole months, kept in month_figures so that a page about a year does not read a year of questions. What is
// kept is used only where it cannot differ from counting now (docs/decisions/0024): every change of a question leaves a row
// in question_events, and time alone changes nothing before the next due moment. All other months are counted when asked.
import { and, eq, gt, inArray, max } from 'drizzle-orm'
import { after, days, minutes, now, seconds } from '#app/platform/clock.ts'
import { monthOf } from '#app/platform/dates.ts'
import { idsOfLast } from '#app/platform/ids.ts'
import { monthFigures, questionEvents, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction, reader } from '#db/work.ts'
import { countsOf, nextDueOf, ownCounts, type Spreads, spanOf, spreadsOf } from './count-questions.server.ts'
import { COUNTS, type Counts } from './figures.ts'
import { listMonths } from './statistics-months.server.ts'
import type { Span } from './statistics-reception.server.ts'

/** To be raised whenever something is counted in another way; what was kept before is then counted anew. */
const VERSION = 2
/** No transaction is under way for longer; what is younger may come to light late and is looked for again. */
const UNDER_WAY = minutes(1)
/** What was looked through longer ago than this is not used: too many events would have to be read. */
const OLDEST_LOOK = minutes(30)
/** Counted anew even where nothing is known to have changed. */
const COUNTED_ANEW = days(1)

type Kept = typeof monthFigures.$inferSelect
export type MonthCounts = Map<string, Counts>

/** The kept months that hold at this moment: nothing has happened to their questions since, and none has become overdue. */
async function keptMonths(from: Reader, months: readonly string[], at: Date): Promise<Map<string, Kept>> {
  const oldest = idsOfLast(OLDEST_LOOK)
  const rows = (
    await from
      .select()
      .from(monthFigures)
      .where(and(inArray(monthFigures.month, [...months]), eq(monthFigures.version, VERSION)))
  ).filter((row) => row.eventsFrom > oldest && holds(row, at))
  const changed = await changesSince(from, rows)
  return new Map(rows.filter((row) => !isChanged(row, changed)).map((row) => [row.month, row]))
}

const holds = ({ countedAt, holdsUntil }: Kept, at: Date) =>
  at >= countedAt && (holdsUntil === null || at <= holdsUntil)

const isChanged = ({ month, eventsFrom }: Kept, changed: Map<string, string>) => (changed.get(month) ?? '') > eventsFrom

/** By month of receipt the last event of a question, as far as events after the earliest look go. */
async function changesSince(from: Reader, rows: readonly Kept[]): Promise<Map<string, string>> {
  const [first] = rows.map(({ eventsFrom }) => eventsFrom).toSorted()
  const changes = new Map<string, string>()
  if (!first) return changes
  const touched = await from
    .select({ receivedAt: questions.receivedAt, last: max(questionEvents.id) })
    .from(questionEvents)
    .innerJoin(questions, eq(questions.id, questionEvents.questionId))
    .where(gt(questionEvents.id, first))
    .groupBy(questions.id, questions.receivedAt)
  for (const { receivedAt, last } of touched) {
    const month = monthOf(receivedAt)
    if (last && last > (changes.get(month) ?? '')) changes.set(month, last)
  }
  return changes
}

function countsIn({ counts }: Kept): MonthCounts {
  return new Map(
    Object.entries(counts).map(([id, numbers]) => [
      id,
      Object.fromEntries(COUNTS.map((key, index) => [key, numbers[index] ?? 0])) as Counts,
    ]),
  )
}

/** All counts of a month by department id; undefined for text that is no month. */
export async function countsOfMonth(from: Reader, month: string, at: Date): Promise<MonthCounts | undefined> {
  const span = spanOf(month)
  if (!span) return undefined
  const kept = (await keptMonths(from, [month], at)).get(month)
  return kept ? countsIn(kept) : countsOf(from, span, at)
}

/** As countsOfMonth, with how the month spreads, of one department alone if it is named. */
export async function figuresOfMonth(
  from: Reader,
  month: string,
  at: Date,
  departmentId?: string,
): Promise<{ counts: MonthCounts; spreads: Spreads } | undefined> {
  const span = spanOf(month)
  if (!span) return undefined
  const kept = (await keptMonths(from, [month], at)).get(month)
  const counts = kept ? countsIn(kept) : await countsOf(from, span, at)
  const spreads =
    kept && departmentId === undefined ? (kept.parts as Spreads) : await spreadsOf(from, span, departmentId)
  return { counts, spreads }
}

/** Counts by department id for each of the months; extensions, returns and ratings may be missing in them. */
export async function countsOfMonths(
  from: Reader,
  months: readonly string[],
  at: Date,
): Promise<{ month: string; counts: MonthCounts }[]> {
  const kept = await keptMonths(from, months, at)
  const all = []
  for (const month of months) {
    const row = kept.get(month)
    all.push({ month, counts: row ? countsIn(row) : await ownCounts(from, spanOf(month) as Span, at) })
  }
  return all
}

/**
 * Counts months whose kept counts no longer hold, the newest first. Any number of processes may do so, and may stop
 * anywhere: a row is written whole, and is right whichever of two writes it last.
 */
export async function keepMonthFigures(
  signal?: AbortSignal,
  at: Date = now(),
  underWay = UNDER_WAY,
): Promise<{ counted: number }> {
  const months = await listMonths(reader(), at)
  const eventsFrom = idsOfLast(underWay)
  const rows = await reader().select().from(monthFigures).where(eq(monthFigures.version, VERSION))
  const oldest = idsOfLast(days(1))
  const lookable = rows.filter((row) => row.eventsFrom > oldest)
  const changed = await changesSince(reader(), lookable)
  const lasting = new Map(
    lookable
      .filter((row) => holds(row, at) && !isChanged(row, changed) && row.countedAt > after(at, -COUNTED_ANEW))
      .map((row) => [row.month, row]),
  )
  let counted = 0
  for (const month of months) {
    if (signal?.aborted) break
    const row = lasting.get(month)
    if (row) await lookedThrough(row, eventsFrom)
    else {
      await countMonth(month, at, eventsFrom)
      counted += 1
    }
  }
  return { counted }
}

/** Notes that nothing has happened up to here, unless another process has counted the month meanwhile. */
async function lookedThrough({ month, eventsFrom: before }: Kept, eventsFrom: string): Promise<void> {
  if (before >= eventsFrom || eventsFrom < idsOfLast(OLDEST_LOOK)) return
  // One write in ten minutes is enough: the look of a month may be half an hour old.
  if (before > idsOfLast(minutes(10) + seconds(30))) return
  await inTransaction({ kind: 'system', job: 'month-figures' }, async ({ tx }) => {
    await tx
      .update(monthFigures)
      .set({ eventsFrom })
      .where(and(eq(monthFigures.month, month), eq(monthFigures.eventsFrom, before)))
  })
}

async function countMonth(month: string, at: Date, eventsFrom: string): Promise<void> {
  const span = spanOf(month) as Span
  const counts = await countsOf(reader(), span, at)
  const values = {
    version: VERSION,
    counts: Object.fromEntries([...counts].map(([id, own]) => [id, COUNTS.map((key) => own[key])])),
    parts: await spreadsOf(reader(), span),
    countedAt: at,
    holdsUntil: await nextDueOf(reader(), span, at),
    eventsFrom,
  }
  await inTransaction({ kind: 'system', job: 'month-figures' }, async ({ tx }) => {
    await tx
      .insert(monthFigures)
      .values({ month, ...values })
      .onConflictDoUpdate({ target: monthFigures.month, set: values })
  })
}
