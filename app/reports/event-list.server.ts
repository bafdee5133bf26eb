// The open days behind a number of the overview, the league or the monthly table, and the departments that have none.
import { eventsCounted } from '#app/events/event-figures.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { scopeDepartments } from '#app/questions/oversight-page.server.ts'
import { ledgerScope, within } from '#app/questions/supervision-policy.server.ts'
import type { Reader } from '#db/store.ts'
import { EVENT_LISTS } from './figure-link.ts'
import { areaOf } from './figure-list.server.ts'
import { spanOfPeriod } from './period.ts'

type Standing = 'over' | 'running' | 'ahead'
const standingAt = ({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }, now: Date): Standing =>
  endsAt <= now ? 'over' : startsAt <= now ? 'running' : 'ahead'

/**
 * The list that `month` (or a year `YYYY`), `figure`, `department` and `area` (their codes; all the actor knows when left out) name: events planned or held,
 * those people came to, or the departments without any. NotFound for anything that names no list.
 */
export async function readEventList(reader: Reader, actor: Actor, query: URLSearchParams, now: Date) {
  const month = query.get('month') ?? ''
  const span = spanOfPeriod(month)
  const figure = EVENT_LISTS.find((key) => key === query.get('figure'))
  const code = query.get('department')
  const places = await scopeDepartments(reader, await ledgerScope(reader, actor))
  const department = places.find((one) => one.code === code)
  if (!span || !figure || (code !== null && !department)) throw new NotFound()
  const areaCode = query.get('area')
  const area = areaCode === null ? undefined : await areaOf(reader, areaCode)
  const all = places.map(({ id }) => id).filter((id) => !area || area.departments.includes(id))
  const known = department ? [department.id] : all
  const planned = (await eventsCounted(reader, span)).filter(({ departmentId }) => within(known, departmentId))
  const events = planned.filter(({ endsAt, visitors }) => {
    if (figure === 'held') return endsAt <= now
    return figure === 'planned' || (figure === 'visitors' && visitors > 0)
  })
  return {
    month,
    figure,
    department: department ?? null,
    area: area && areaCode !== null ? { code: areaCode, name: area.name, nameEn: area.nameEn } : null,
    events: events.map((event) => ({ ...event, standing: standingAt(event, now) })),
    visitors: events.reduce((sum, { visitors }) => sum + visitors, 0),
    without:
      figure === 'without'
        ? places.filter(({ id }) => known.includes(id) && planned.every(({ departmentId }) => departmentId !== id))
        : [],
  }
}
