// The shapes of a row of the permission table.
import { PEOPLE, type Person, STAFF_PEOPLE } from '#tests/support/people.ts'
import type { World } from '../permission-world.ts'

export type Row = {
  /** `GET /console/staff/:id`, as app/routes.ts has it */
  route: string
  path: (world: World) => string
  may: readonly Person[]
  answer: number
  /** who is not admitted and signed in; 404 unless the page is seen and the act refused, for all or for those named */
  refusal?: number | Partial<Record<Person, number>>
  form?: (world: World) => Record<string, string>
  json?: (world: World) => unknown
}

export const everybody = PEOPLE
export const staff = STAFF_PEOPLE

/** A page that everybody sees alike. */
export const open = (path: string, answer = 200): Row => ({
  route: `GET ${path}`,
  path: () => path,
  may: everybody,
  answer,
})
export const openWith = (pattern: string, path: (world: World) => string, answer = 200): Row => ({
  route: `GET ${pattern}`,
  path,
  may: everybody,
  answer,
})
/** A form that everybody may send; `answer` is what an empty one gets. */
export const post = (pattern: string, may: readonly Person[], answer: number, more: Partial<Row> = {}): Row => ({
  route: `POST ${pattern}`,
  path: () => pattern,
  may,
  answer,
  ...more,
})
export const page = (pattern: string, may: readonly Person[], more: Partial<Row> = {}): Row => ({
  route: `GET ${pattern}`,
  path: () => pattern,
  may,
  answer: 200,
  ...more,
})
/** An API endpoint; `answer` is what a request without credentials or with an empty body gets. */
export const api = (method: string, pattern: string, answer: number, path?: (world: World) => string): Row => ({
  route: `${method} ${pattern}`,
  path: path ?? (() => pattern),
  may: everybody,
  answer,
  json: method === 'GET' ? undefined : () => ({}),
})

/** A page of one event in the console. */
export const ofEvent = (method: 'GET' | 'POST', tail: string, may: readonly Person[], answer = 200): Row => ({
  route: `${method} /console/events/:id${tail}`,
  path: (world) =>
    `/console/events/${world.event.id}${tail.replace(':slotId', world.slot.id).replace(':questionId', 'new')}`,
  may,
  answer,
})
