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
import type { Row } from './permissions/row.ts'

export type { Row }

export const ROWS: readonly Row[] = [
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
