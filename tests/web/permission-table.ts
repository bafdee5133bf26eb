// Every URL, who may, and what they get. A route of app/routes.ts without a row here fails the test.
//
// To add a route: one row per method it answers. `path` fills the pattern from the world; `may` names who is admitted and
// `answer` what they get. Everybody else gets 404, and who is not signed in is sent to the sign-in page on console URLs.
// What a person needs to exist goes into `makeWorld` of permission-world.ts. The rows stand by domain in permissions/.

import { ACCOUNTS_ROWS } from './permissions/accounts.ts'
import { CHECK_IN_ROWS } from './permissions/check-in.ts'
import { COLUMNS_ROWS } from './permissions/columns.ts'
import { EVENTS_ROWS } from './permissions/events.ts'
import { OUTBOX_ROWS } from './permissions/outbox.ts'
import { OVERSIGHT_ROWS } from './permissions/oversight.ts'
import { PLATFORM_ROWS } from './permissions/platform.ts'
import { QUESTIONS_ROWS } from './permissions/questions.ts'
import { REGISTRATIONS_ROWS } from './permissions/registrations.ts'
import { everybody, type Row } from './permissions/row.ts'

export type { Row }

const NAMED: readonly Row[] = [
  ...PLATFORM_ROWS,
  ...ACCOUNTS_ROWS,
  ...EVENTS_ROWS,
  ...OUTBOX_ROWS,
  ...REGISTRATIONS_ROWS,
  ...QUESTIONS_ROWS,
  ...OVERSIGHT_ROWS,
  ...CHECK_IN_ROWS,
  ...COLUMNS_ROWS,
]

/** A phone without a key is told of that first. */
const otherAnswer = ({ route, answer }: Row) =>
  route === 'POST /api/*' || (answer === 401 && route.includes('/gate/')) ? answer : 405

/** Where an address of the API answers POST: what PATCH and DELETE get, but where a row names them itself. */
const OTHER_METHODS: readonly Row[] = NAMED.filter(({ route }) => route.startsWith('POST /api/')).flatMap((row) =>
  ['PATCH', 'DELETE'].map((method) => ({
    ...row,
    route: row.route.replace('POST', method),
    answer: otherAnswer(row),
    may: everybody,
  })),
)

export const ROWS: readonly Row[] = [
  ...NAMED,
  ...OTHER_METHODS.filter(({ route }) => !NAMED.some((named) => named.route === route)),
]
