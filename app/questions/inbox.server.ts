// The inbox of those who answer: open cases by what is truly due (hours and working days mixed, clocks that stand still
// last). What it costs does not grow with the department: every list reads a page from the index of each status, and a search
// looks at a bounded number of cases.
import { and, asc, desc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { countTrue, isOneOf } from '#db/portable.ts'
import { questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { findAmong, findCases, MOST_DECIPHERED } from './case-search.server.ts'
import { AFTER_ALL } from './clocks.server.ts'
import { listCoUnitIds } from './co-unit-cases.server.ts'
import type { InboxFilters } from './inbox-address.ts'
import { type InboxCase, readInboxCases } from './inbox-cases.server.ts'
import { areFew, countParts, MOST_COUNTED } from './inbox-counts.server.ts'
import {
  type Narrowing,
  narrowed,
  narrowingOf,
  type Part,
  partsOf,
  type Slice,
  slicesOf,
} from './inbox-slices.server.ts'
import { type InboxView, isEnded } from './inbox-views.ts'
import { questionDepartmentsOf } from './question-policy.ts'

export type InboxPage = InboxFilters & { view: InboxView; query?: string; limit: number; offset: number }

/** Cases of a page, and how many the list holds; MOST_COUNTED + 1 stands for more. `more`: not everything was looked at. */
export type InboxList = { cases: InboxCase[]; total: number; more: boolean }

type Found = { ids: string[]; total: number; more: boolean }

/** One page of a view: open cases by what is due first, ended ones the latest first. */
export async function readInbox(
  reader: Reader,
  actor: Actor,
  { view, query = '', limit, offset, ...filters }: InboxPage,
  now: Date,
): Promise<InboxList> {
  const narrowing = await narrowingOf(reader, view, filters)
  const found =
    view === 'coUnit'
      ? await coUnitIds(reader, actor, query, narrowing)
      : await foundIds(reader, actor, { view, query, last: offset + limit, narrowing }, now)
  const { ids, ...counted } = found
  return { cases: await readInboxCases(reader, ids.slice(offset, offset + limit)), ...counted }
}

/** A page of a view as it is, without search and filters. */
export async function listInbox(
  reader: Reader,
  actor: Actor,
  { view, limit, offset }: { view: InboxView; limit: number; offset: number },
  now: Date,
): Promise<InboxCase[]> {
  if (view === 'coUnit') {
    const ids = await listCoUnitIds(reader, actor, offset + limit)
    return readInboxCases(reader, ids.slice(offset, offset + limit))
  }
  const ids = await firstIds(reader, slicesOf(partsOf(actor, view, now)), isEnded(view), offset + limit)
  return readInboxCases(reader, ids.slice(offset, offset + limit))
}

async function foundIds(
  reader: Reader,
  actor: Actor,
  {
    view,
    query,
    last,
    narrowing,
  }: { view: Exclude<InboxView, 'coUnit'>; query: string; last: number; narrowing: Narrowing },
  now: Date,
): Promise<Found> {
  const parts = partsOf(actor, view, now, narrowing)
  const ended = isEnded(view)
  if (query === '') {
    const few = narrowing.leading
    if (few && (await areFew(reader, few))) {
      return { ...(await firstAmong(reader, { parts, ended, count: last, few })), more: false }
    }
    const total = await countParts(reader, parts)
    const ids = total === 0 ? [] : await firstIds(reader, slicesOf(parts), ended, last)
    return { ids, total, more: false }
  }
  const departments = narrowed(questionDepartmentsOf(actor), narrowing.departmentId)
  const found = await findCases(reader, { query, departments, slices: slicesOf(parts) })
  const few = isOneOf(questions.id, found.ids)
  return { ...(await firstAmong(reader, { parts, ended, count: last, few })), more: found.more }
}

type Placed = { id: string; at: Date | null }

/** What a list is in the order of; with the id it is all that is asked of a row, so that the index alone is read. */
const orderColumns = (ended: boolean) => ({ id: questions.id, at: ended ? questions.updatedAt : questions.nextDueAt })

/** Ids in the order of the list. */
function inOrder(rows: readonly Placed[], ended: boolean): string[] {
  const order = ended ? -1 : 1
  return rows
    .map(({ id, at }) => ({ id, at: order * (at ?? AFTER_ALL).getTime() }))
    .sort((a, b) => a.at - b.at || (a.id < b.id ? -order : order))
    .map(({ id }) => id)
}

/** The first ids of the slices together: as many of each, merged. */
async function firstIds(reader: Reader, slices: readonly Slice[], ended: boolean, count: number): Promise<string[]> {
  const columns = orderColumns(ended)
  const order = ended ? [desc(columns.at), desc(columns.id)] : [asc(columns.at), asc(columns.id)]
  const rows: Placed[] = []
  for (const { where, status } of slices) {
    const some = await reader
      .select(columns)
      .from(questions)
      .where(and(where, eq(questions.status, status)))
      .orderBy(...order)
      .limit(count)
    rows.push(...some)
  }
  return inOrder(rows, ended).slice(0, count)
}

/**
 * Of a few rows those that the parts hold: how many, and the first of them. The parts are asked of each row, not as a condition
 * of their own: an index of theirs would lead through the whole department.
 */
async function firstAmong(
  reader: Reader,
  { parts, ended, count, few }: { parts: readonly Part[]; ended: boolean; count: number; few: SQL },
): Promise<{ ids: string[]; total: number }> {
  if (parts.length === 0) return { ids: [], total: 0 }
  const inParts = or(...parts.map(({ where, statuses }) => and(where, inArray(questions.status, [...statuses]))))
  const held = and(few, eq(countTrue([inParts as SQL]), 1))
  const total = await reader.$count(questions, held)
  if (total === 0) return { ids: [], total }
  const { at } = orderColumns(ended)
  const rows = await reader
    .select({ id: questions.id })
    .from(questions)
    .where(held)
    .orderBy(...(ended ? [desc(at), desc(questions.id)] : [countTrue([isNull(at)]), asc(at), asc(questions.id)]))
    .limit(count)
  return { ids: rows.map(({ id }) => id), total }
}

/** What waits for a part of the actor's departments, narrowed. */
async function coUnitIds(
  reader: Reader,
  actor: Actor,
  query: string,
  { departmentId, where }: Narrowing,
): Promise<Found> {
  let ids = await listCoUnitIds(reader, actor, MOST_COUNTED + 1)
  if (ids.length > 0 && (where || departmentId !== undefined)) {
    const rows = await reader
      .select({ id: questions.id })
      .from(questions)
      .where(
        and(
          inArray(questions.id, ids),
          where,
          departmentId === undefined ? undefined : eq(questions.departmentId, departmentId),
        ),
      )
    const left = new Set(rows.map(({ id }) => id))
    ids = ids.filter((id) => left.has(id))
  }
  const more = query !== '' && ids.length > MOST_DECIPHERED
  if (query !== '') ids = await findAmong(reader, query, ids)
  return { ids, total: ids.length, more }
}

/** The case with this tracking code, if the actor sees it: every case can be reached, however long the lists are. */
export async function findCaseByCode(reader: Reader, actor: Actor, code: string): Promise<string | undefined> {
  const visible = questionDepartmentsOf(actor)
  const [row] = await reader
    .select({ id: questions.id, departmentId: questions.departmentId })
    .from(questions)
    .where(eq(questions.trackingCode, code))
  return row && (visible === 'all' || visible.includes(row.departmentId)) ? row.id : undefined
}
