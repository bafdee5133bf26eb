// What must be true after a mixed crowd, read from the database by plain queries.
import type { Gates } from './gates.ts'
import type { Citizen, MixedReport } from './mixed-crowd.ts'

export type Query = (text: string) => Promise<Record<string, unknown>[]>

const HOLDING = ['confirmed', 'offered']

export async function gatesOfMixed(query: Query, slotId: string, report: MixedReport): Promise<Gates> {
  const [slot] = await query(`select capacity, taken, waiting from slots where id = '${slotId}'`)
  const rows = await query(
    `select id, status, party_size as people, waiting_position as position from registrations where slot_id = '${slotId}'`,
  )
  const told = await query(
    `select subject_id as id, kind, count(*) as times from outbox_messages
      where subject_id in (select id from registrations where slot_id = '${slotId}') group by subject_id, kind`,
  )
  const people = (statuses: string[]) =>
    rows.filter(({ status }) => statuses.includes(String(status))).reduce((sum, row) => sum + Number(row.people), 0)
  const byId = new Map(rows.map((row) => [String(row.id), row]))
  const times = new Map(told.map(({ id, kind, times: count }) => [`${id} ${kind}`, Number(count)]))
  const messages = (citizen: Citizen, kind: string) => times.get(`${citizen.id} registration-${kind}`) ?? 0

  const positions = rows.flatMap(({ position }) => (position === null ? [] : [Number(position)])).sort((a, b) => a - b)
  const inLine = rows.filter(({ status }) => status === 'waiting').map(({ position }) => Number(position))
  const offered = rows
    .filter(({ status, position }) => status === 'offered' && position !== null)
    .map(({ position }) => Number(position))
  // A happening is told once: the place, each change, the offer, the end.
  const toldOnce = report.citizens.every((citizen) => {
    const row = byId.get(citizen.id)
    const wasOffered = row?.status === 'offered' ? 1 : citizen.cancelled ? Math.min(1, messages(citizen, 'offered')) : 0
    return (
      messages(citizen, citizen.status) === 1 &&
      messages(citizen, 'changed') === citizen.changes &&
      messages(citizen, 'cancelled') === (citizen.cancelled ? 1 : 0) &&
      messages(citizen, 'offered') === wasOffered
    )
  })
  return {
    'taken is the recount': Number(slot?.taken) === people(HOLDING),
    'waiting is the recount': Number(slot?.waiting) === people(['waiting']),
    'nothing oversold': people(HOLDING) <= Number(slot?.capacity),
    'line without gaps': positions.every((position, index) => position === index + 1),
    'nobody overtook': offered.length === 0 || inLine.length === 0 || Math.max(...offered) < Math.min(...inLine),
    'everybody once': rows.length === report.citizens.length && byId.size === report.citizens.length,
    'told once': toldOnce,
    'answers equal what is stored': report.citizens.every(({ id, partySize, cancelled }) => {
      const row = byId.get(id)
      return Number(row?.people) === partySize && (row?.status === 'cancelled') === cancelled
    }),
    'no 5xx, no 429': report.failed.length === 0,
    'all kinds came': report.citizens.some((one) => one.cancelled) && report.citizens.some((one) => one.changes > 0),
  }
}
