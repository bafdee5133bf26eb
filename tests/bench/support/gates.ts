// What must be true of a rush, whatever its speed.
import BetterSqlite from 'better-sqlite3'
import type { CrowdReport } from './crowd.ts'

export type Gates = Record<string, boolean>
type Stored = { id: string; status: string; position: number | null; arrival: number }

/** Compares the answers of one run with what is stored for its slot. `ordered`: one process stamped all arrivals. */
export function gatesOfRush(path: string, slotId: string, report: CrowdReport, seats: number, ordered = true): Gates {
  const db = new BetterSqlite(path, { readonly: true })
  const rows = db
    .prepare(
      `select id, status, waiting_position as position, arrival from registrations where slot_id = ? order by arrival`,
    )
    .all(slotId) as Stored[]
  const owed = db
    .prepare(
      `select count(*) from outbox_messages where subject_id in (select id from registrations where slot_id = ?)`,
    )
    .pluck()
    .get(slotId)
  db.close()
  const stored = new Map(rows.map((row) => [row.id, row]))
  const people = report.answers.length
  const waiting = rows.filter(({ status }) => status === 'waiting')
  const places = waiting.map(({ position }) => position ?? 0)
  const same = report.answers.every(({ status, body }) => {
    if (status !== 201) return false
    const answer = JSON.parse(body) as { id: string; status: string; waitingPosition?: number }
    const row = stored.get(answer.id)
    return row?.status === answer.status && (row.position ?? undefined) === answer.waitingPosition
  })
  return {
    'seats exactly': rows.filter(({ status }) => status === 'confirmed').length === Math.min(seats, people),
    'line without gaps': places.toSorted((a, b) => a - b).every((position, index) => position === index + 1),
    'everybody once': rows.length === people && stored.size === people,
    ...(ordered ? { 'no inversion': places.every((position, index) => position === index + 1) } : {}),
    ...(ordered
      ? { 'seats went to the first': rows.slice(0, seats).every(({ status }) => status === 'confirmed') }
      : {}),
    'one message each': owed === people,
    'no 5xx': report.answers.every(({ status }) => status > 0 && status < 500),
    'answers equal what is stored': same,
  }
}

/** A gate holds when it held in every run. */
export function allOf(runs: readonly Gates[]): Gates {
  const names = new Set(runs.flatMap((gates) => Object.keys(gates)))
  return Object.fromEntries([...names].map((name) => [name, runs.every((gates) => gates[name] !== false)]))
}
