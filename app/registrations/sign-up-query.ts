// The filter of the sign-up list as it stands in the address; pure. Whatever is not known there is not there.
import { REGISTRATION_STATUSES } from '#db/schema/registrations.ts'
import type { RegistrationStatus } from './registration.ts'

export const SOURCES = ['web', 'api', 'staff', 'walkIn'] as const
export type Source = (typeof SOURCES)[number]
export const ARRIVALS = ['came', 'missing'] as const
export type Arrival = (typeof ARRIVALS)[number]

export const SIGN_UP_COLUMNS = ['contact', 'people', 'slot', 'status', 'at', 'note', 'came', 'source', 'code'] as const
export type SignUpColumn = (typeof SIGN_UP_COLUMNS)[number]
export const USUAL_COLUMNS: readonly SignUpColumn[] = ['contact', 'people', 'slot', 'status', 'at', 'note']

/** Where a page begins: behind the row with this arrival and id, `rows` rows after the first. */
export type Cursor = { arrival: number; id: string; rows: number }

export type SignUpFilter = {
  /** brought in by staff with this list */
  listId?: string
  slotId?: string
  status?: RegistrationStatus
  /** came: at least one of the party was let in · missing: has a place and did not come (yet) */
  arrival?: Arrival
  source?: Source
  q?: string
}
/** `questions`: ids of the event's questions whose answers are columns; one that the event does not ask is passed over. */
export type SignUpQuery = SignUpFilter & {
  columns: readonly SignUpColumn[]
  questions: readonly string[]
  after?: Cursor
}

const MOST_QUESTION_COLUMNS = 20
/** Beside the columns in the address: `contact.people.q-ID`. */
const QUESTION = /^q-([\w-]{1,64})$/

const known = <Value extends string>(values: readonly Value[], asked: string | null) =>
  values.find((value) => value === asked)

export function readSignUpQuery(params: URLSearchParams): SignUpQuery {
  const status = known(REGISTRATION_STATUSES, params.get('status'))
  const arrival = known(ARRIVALS, params.get('arrival'))
  const source = known(SOURCES, params.get('source'))
  const q = (params.get('q') ?? '').trim().slice(0, 100)
  const slotId = params.get('slot')?.slice(0, 64)
  const asked = params.getAll('col').flatMap((text) => text.split('.'))
  const columns = SIGN_UP_COLUMNS.filter((column) => asked.includes(column))
  const questions = [...new Set(asked.flatMap((text) => QUESTION.exec(text)?.[1] ?? []))].slice(
    0,
    MOST_QUESTION_COLUMNS,
  )
  const listId = params.get('list')?.slice(0, 64)
  const after = readCursor(params.get('after'))
  return {
    ...(slotId ? { slotId } : {}),
    ...(listId ? { listId } : {}),
    ...(status ? { status } : {}),
    ...(arrival ? { arrival } : {}),
    ...(source ? { source } : {}),
    ...(q ? { q } : {}),
    columns: columns.length > 0 ? columns : USUAL_COLUMNS,
    questions,
    ...(after ? { after } : {}),
  }
}

function readCursor(text: string | null): Cursor | undefined {
  const [, arrival, id, rows] = /^(\d{1,16})_([\w-]{1,64})_(\d{1,7})$/.exec(text ?? '') ?? []
  return arrival && id ? { arrival: Number(arrival), id, rows: Number(rows) } : undefined
}

/** The query of an address; what is usual is left out. */
export function signUpParams(query: Partial<SignUpQuery>): URLSearchParams {
  const params = new URLSearchParams()
  if (query.slotId) params.set('slot', query.slotId)
  if (query.listId) params.set('list', query.listId)
  if (query.status) params.set('status', query.status)
  if (query.arrival) params.set('arrival', query.arrival)
  if (query.source) params.set('source', query.source)
  if (query.q) params.set('q', query.q)
  const columns = [...(query.columns ?? USUAL_COLUMNS), ...(query.questions ?? []).map((id) => `q-${id}`)].join('.')
  if (columns !== USUAL_COLUMNS.join('.')) params.set('col', columns)
  if (query.after) params.set('after', `${query.after.arrival}_${query.after.id}_${query.after.rows}`)
  return params
}

/** The address of the list with a filter, or of a page below it: it can be sent to a colleague, and comes back. */
export function signUpsHref(eventId: string, query: Partial<SignUpQuery>, path = ''): string {
  const text = signUpParams(query).toString()
  return `/console/events/${eventId}/registrations${path}${text ? `?${text}` : ''}`
}

export function isFiltered(query: SignUpFilter): boolean {
  return Boolean(query.slotId || query.listId || query.status || query.arrival || query.source || query.q)
}

/** Ids that an address can carry: 2,048 bytes, 37 each. */
const MOST_IDS_IN_AN_ADDRESS = 50

/**
 * Where a letter to chosen registrations begins: `event`, then `ids`, or `status` and `slot` when they say the same in fewer
 * words. Undefined when an address cannot say it, many rows found by a search: an act of the desk then names them.
 */
export function mailingHref(
  eventId: string,
  filter: SignUpFilter,
  ids: readonly string[],
  all: boolean,
): string | undefined {
  const params = new URLSearchParams({ event: eventId })
  const status = filter.status ?? filter.arrival
  if (all && status && !filter.q && !filter.source && !filter.listId && !(filter.status && filter.arrival)) {
    params.set('status', status)
    if (filter.slotId) params.set('slot', filter.slotId)
    return `/console/mailings/new?${params}`
  }
  if (ids.length > MOST_IDS_IN_AN_ADDRESS) return undefined
  return `/console/mailings/new?${params}&ids=${ids.join(',')}`
}
