// What the overview of oversight and the overdue ledger show, for the overseer and for departments over their children.
import { and, asc, count, inArray } from 'drizzle-orm'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days } from '#app/platform/clock.ts'
import { dayOf, formatMomentShort, monthOf } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { listMisroutes } from './assignments.server.ts'
import { monthsUpTo, ratesOf, sumCounts } from './figures.ts'
import { countsOfMonths } from './month-figures.server.ts'
import { countOverdue, listOverdue, type OverdueRow } from './overdue-ledger.server.ts'
import { readOverseenEvents } from './overseen-events.server.ts'
import { owedToday } from './owed-by.server.ts'
import { OPEN_STATUSES } from './question.ts'
import { maySeeQuestion } from './question-policy.ts'
import { misroutesByRule } from './route-question.ts'
import { listMonths } from './statistics-months.server.ts'
import { isCensureProposed } from './supervision.ts'
import { ledgerScope, overseenBy, type Scope, within } from './supervision-policy.server.ts'
import {
  countOpenOrders,
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
export const MISROUTE_DAYS = 180
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
  asked: { departmentId?: string; limit?: number } = {},
) {
  const scope = await ledgerScope(reader, actor)
  const overseen = await overseenBy(reader, actor)
  const rows = await listOverdue(reader, actor, scope, now, asked)
  return rows.map((row) => shown(row, actor, overseen, language))
}

function shown({ escalatedAt, urging, ...row }: OverdueRow, actor: StaffActor, overseen: Scope, language: Language) {
  return {
    ...row,
    censure: isCensureProposed(row),
    urging: urging && { id: urging.id, year: urging.year, number: urging.number, replied: urging.repliedAt !== null },
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
  const overdue = await countOverdue(reader, scope, now)
  const dueToday = await dueTodayBy(reader, scope, now)
  const orders = await listSupervisions(reader, actor, { state: 'open' }, now, { limit: LISTED, offset: 0 })
  const ordersBy = await countOpenOrders(reader, scope)
  const silence = (await readSilence(reader, now)).filter(
    ({ department }) => !department || within(scope, department.id),
  )
  const year = await overseenYear(reader, scope, now)
  const attention = places
    .map(({ id, code, name, nameEn }) => ({
      id,
      code,
      department: { name, nameEn },
      overdue: overdue.byDepartment.get(id) ?? 0,
      dueToday: dueToday.get(id) ?? 0,
      orders: ordersBy.get(id) ?? 0,
      silence: silence.find(({ department }) => department?.id === id),
    }))
    .filter((row) => row.overdue + row.dueToday + row.orders > 0 || (row.silence?.periods ?? 0) > 0)
    .sort(
      (a, b) => b.overdue - a.overdue || b.orders - a.orders || b.dueToday - a.dueToday || (a.code < b.code ? -1 : 1),
    )
  const misroutes = await readMisroutes(reader, scope, now)
  return {
    misroutes: {
      days: MISROUTE_DAYS,
      total: misroutes.length,
      rows: misroutesByRule(misroutes).slice(0, MISROUTES_SHOWN),
    },
    month: year.at(-1) ?? { month: monthOf(now), received: 0, answered: 0, onTimeRate: null },
    year,
    chart: year.slice(-MONTHS_DRAWN),
    overdueCount: overdue.total,
    longest: overdue.longest,
    overdue: await readOverdue(reader, actor, language, now, { limit: LISTED }),
    dueToday: [...dueToday.values()].reduce((sum, n) => sum + n, 0),
    openOrders: await countSupervisions(reader, actor, { state: 'open' }, now),
    lateOrders: await countSupervisions(reader, actor, { state: 'overdue' }, now),
    orders: orders.map(orderLine),
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

/** What came in and was answered in each of the last twelve months, from the first in which anything was asked. */
async function overseenYear(reader: Reader, scope: Scope, now: Date) {
  const [first = monthOf(now)] = (await listMonths(reader, now)).toReversed()
  const months = monthsUpTo(monthOf(now), 12).filter((month) => month >= first)
  return (await countsOfMonths(reader, months, now)).map(({ month, counts }) => {
    const own = sumCounts([...counts].flatMap(([id, one]) => (within(scope, id) ? [one] : [])))
    return { month, received: own.received, answered: own.answered, onTimeRate: ratesOf(own).onTimeRate }
  })
}

/** Misroutes of the last days that were sent to departments of the scope. */
export async function readMisroutes(reader: Reader, scope: Scope, now: Date) {
  const all = await listMisroutes(reader, after(now, -days(MISROUTE_DAYS)), now)
  return all.filter(({ departmentId }) => within(scope, departmentId))
}

async function dueTodayBy(reader: Reader, scope: Scope, now: Date): Promise<Map<string, number>> {
  const rows = await reader
    .select({ id: questions.departmentId, n: count() })
    .from(questions)
    .where(and(inScope(questions.departmentId, scope), inArray(questions.status, [...OPEN_STATUSES]), owedToday(now)))
    .groupBy(questions.departmentId)
  return new Map(rows.map(({ id, n }) => [id, n]))
}
