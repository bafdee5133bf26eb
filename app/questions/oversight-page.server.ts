// What the overview of oversight and the overdue ledger show, for the overseer and for departments over their children.
import { and, asc, count, inArray } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days } from '#app/platform/clock.ts'
import { dayOf, formatMomentShort, monthOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { listMisroutes } from './assignments.server.ts'
import { listOverdue, type OverdueRow } from './overdue-ledger.server.ts'
import { readOverseenEvents } from './overseen-events.server.ts'
import { owedToday } from './owed-by.server.ts'
import { OPEN_STATUSES } from './question.ts'
import { maySeeQuestion } from './question-policy.ts'
import { misroutesByRule } from './route-question.ts'
import { monthStatistics } from './statistics.server.ts'
import { listMonths } from './statistics-months.server.ts'
import { isCensureProposed } from './supervision.ts'
import { ledgerScope, overseenBy, type Scope, within } from './supervision-policy.server.ts'
import {
  countSupervisions,
  inScope,
  type LedgerRow,
  listMarked,
  listSupervisions,
} from './supervision-queries.server.ts'
import { readSilence } from './watch-silence.server.ts'

const MONTHS_DRAWN = 6
const LISTED = 5
/** Misroutes are counted over so many days before now, and so many rows of them shown. */
const MISROUTE_DAYS = 180
const MISROUTES_SHOWN = 10

/** Departments of a scope to choose from, by code. */
export async function scopeDepartments(reader: Reader, scope: Scope) {
  return reader
    .select({ id: departments.id, code: departments.code, name: departments.name, nameEn: departments.nameEn })
    .from(departments)
    .where(scope === 'all' ? undefined : inArray(departments.id, scope.length > 0 ? scope : ['']))
    .orderBy(asc(departments.code))
}

export async function readOverdue(
  reader: Reader,
  actor: StaffActor,
  language: Language,
  now: Date,
  departmentId?: string,
) {
  const scope = await ledgerScope(reader, actor)
  const overseen = await overseenBy(reader, actor)
  const rows = await listOverdue(reader, actor, scope, now, departmentId)
  return rows.map((row) => shown(row, actor, overseen, language))
}

function shown({ escalatedAt, ...row }: OverdueRow, actor: StaffActor, overseen: Scope, language: Language) {
  return {
    ...row,
    censure: isCensureProposed(row),
    escalated: escalatedAt && formatMomentShort(escalatedAt, language),
    seesCase: maySeeQuestion(actor, { departmentId: row.department.id }),
    maySupervise: within(overseen, row.department.id),
  }
}

/** An order as the tables show it. */
export const orderLine = ({ id, level, year, number, title, department, state, issuedAt, dueAt }: LedgerRow) => ({
  id,
  level,
  year,
  number,
  title,
  department,
  state,
  issuedOn: dayOf(issuedAt),
  dueOn: dayOf(dueAt),
})

export async function readOversight(reader: Reader, actor: StaffActor, language: Language, now: Date) {
  const scope = await ledgerScope(reader, actor)
  const places = await scopeDepartments(reader, scope)
  const codes = new Set(places.map(({ code }) => code))
  const overdue = await readOverdue(reader, actor, language, now)
  const dueToday = await dueTodayBy(reader, scope, now)
  const orders = await listSupervisions(reader, actor, { state: 'open' }, now)
  const silence = (await readSilence(reader, now)).filter(
    ({ department }) => !department || within(scope, department.id),
  )
  const months = (await listMonths(reader, now)).slice(0, MONTHS_DRAWN)
  const statistics = []
  for (const month of months) {
    const figures = await monthStatistics(reader, month, now)
    const rows = figures?.departments.filter(({ department }) => codes.has(department.code)) ?? []
    const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((total, row) => total + of(row), 0)
    const ended = sum(({ answered, overdueOpen }) => answered + overdueOpen)
    const onTime = sum((row) => Math.round((row.onTimeRate ?? 0) * (row.answered + row.overdueOpen)))
    statistics.push({
      month,
      received: sum(({ received }) => received),
      answered: sum(({ answered }) => answered),
      onTimeRate: ended === 0 ? null : onTime / ended,
    })
  }
  const attention = places
    .map(({ id, code, name, nameEn }) => ({
      id,
      code,
      department: { name, nameEn },
      overdue: overdue.filter(({ department }) => department.id === id).length,
      dueToday: dueToday.get(id) ?? 0,
      orders: orders.filter(({ departmentId }) => departmentId === id).length,
      silence: silence.find(({ department }) => department?.id === id),
    }))
    .filter((row) => row.overdue + row.dueToday + row.orders > 0 || (row.silence?.periods ?? 0) > 0)
    .sort(
      (a, b) => b.overdue - a.overdue || b.orders - a.orders || b.dueToday - a.dueToday || (a.code < b.code ? -1 : 1),
    )
  const misroutes = (await listMisroutes(reader, after(now, -days(MISROUTE_DAYS)), now)).filter(({ departmentId }) =>
    within(scope, departmentId),
  )
  return {
    misroutes: {
      days: MISROUTE_DAYS,
      total: misroutes.length,
      rows: misroutesByRule(misroutes).slice(0, MISROUTES_SHOWN),
    },
    month: statistics[0] ?? { month: monthOf(now), received: 0, answered: 0, onTimeRate: null },
    chart: statistics.reverse().map(({ month, received, answered }) => ({ month, received, answered })),
    overdueCount: overdue.length,
    longest: overdue.reduce((most, { workdays }) => Math.max(most, workdays), 0),
    overdue: overdue.slice(0, LISTED),
    dueToday: [...dueToday.values()].reduce((sum, n) => sum + n, 0),
    openOrders: await countSupervisions(reader, actor, { state: 'open' }, now),
    lateOrders: await countSupervisions(reader, actor, { state: 'overdue' }, now),
    orders: orders.slice(0, LISTED).map(orderLine),
    marked: (await listMarked(reader, actor, await overseenBy(reader, actor))).map(({ markedAt, ...row }) => ({
      ...row,
      marked: markedAt && formatMomentShort(markedAt, language),
    })),
    attention,
    silence,
    events: await readOverseenEvents(reader, scope, places, now),
    units: places.length,
  }
}

async function dueTodayBy(reader: Reader, scope: Scope, now: Date): Promise<Map<string, number>> {
  const rows = await reader
    .select({ id: questions.departmentId, n: count() })
    .from(questions)
    .where(and(inScope(questions.departmentId, scope), inArray(questions.status, [...OPEN_STATUSES]), owedToday(now)))
    .groupBy(questions.departmentId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
