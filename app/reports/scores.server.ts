// Scores of a month: of every department for the overseer, of their own for others.
import { and, count, gte, inArray, lt } from 'drizzle-orm'
import { eventsCounted } from '#app/events/event-figures.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { monthOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { settingsByDepartment } from '#app/questions/oversight-settings.server.ts'
import { countedDepartments } from '#app/questions/statistics.server.ts'
import { ledgerScope, within } from '#app/questions/supervision-policy.server.ts'
import { supervisions } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import { readMonthTable } from './month-table.server.ts'
import { spanOfPeriod, yearSpan } from './period.ts'
import { owedByMonth, type Score, type ScoreRules, scoreOf, scoreRulesFor } from './score.ts'
import { listScoreRules } from './score-rules.server.ts'

export type ScoreRow = { id: string; code: string; name: string; nameEn: string; score: Score }
export type MonthScores = { month: string; rules: ScoreRules; closed: boolean; over: boolean; rows: ScoreRow[] }

/** NotFound for what is no month, or one to come. A closed month is scored by its closed figures. */
export async function readScores(reader: Reader, actor: Actor, month: string, now: Date): Promise<MonthScores> {
  const span = month.length === 7 ? spanOfPeriod(month) : undefined
  const table = span && (await readMonthTable(reader, month, now))
  if (!span || !table) throw new NotFound()
  const scope = await ledgerScope(reader, actor)
  const rules = scoreRulesFor(await listScoreRules(reader), month)
  const settings = await settingsByDepartment(reader)
  const year = yearSpan(month.slice(0, 4)) as { from: Date; to: Date }
  const held = await eventsCounted(reader, { from: year.from, to: span.to })
  const orders = await ordersIn(reader, span)
  const places = new Map((await countedDepartments(reader)).map((place) => [place.code, place]))
  const rows = table.rows.flatMap(({ code, counts }): ScoreRow[] => {
    const place = places.get(code)
    if (!place || !within(scope, place.id)) return []
    const entry = {
      ...{ counts, events: held.filter(({ departmentId }) => departmentId === place.id).length },
      ...{ orange: orders.get(`${place.id} orange`) ?? 0, red: orders.get(`${place.id} red`) ?? 0 },
      eventsOwed: owedByMonth(settings(place.id).yearlyEvents, month),
    }
    return [{ id: place.id, code, name: place.name, nameEn: place.nameEn, score: scoreOf(entry, rules) }]
  })
  return {
    ...{ month, rules, closed: table.closed !== null, over: month < monthOf(now) },
    rows: rows.toSorted((a, b) => (b.score.total ?? -1) - (a.score.total ?? -1) || (a.code < b.code ? -1 : 1)),
  }
}

async function ordersIn(reader: Reader | Pick<Tx, 'select'>, { from, to }: { from: Date; to: Date }) {
  const rows = await reader
    .select({ departmentId: supervisions.departmentId, level: supervisions.level, n: count() })
    .from(supervisions)
    .where(
      and(
        gte(supervisions.issuedAt, from),
        lt(supervisions.issuedAt, to),
        inArray(supervisions.level, ['orange', 'red']),
      ),
    )
    .groupBy(supervisions.departmentId, supervisions.level)
  return new Map(rows.map(({ departmentId, level, n }) => [`${departmentId} ${level}`, n]))
}
