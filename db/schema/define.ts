import type { Columns } from '../columns/index.ts'
import { defineAccounts } from './accounts.ts'
import { defineAudit } from './audit.ts'
import { defineCheckIn } from './check-in.ts'
import { defineDepartments } from './departments.ts'
import { defineEvents } from './events.ts'
import { defineOutbox } from './outbox.ts'
import { defineQuestions } from './questions.ts'
import { defineRegistrationForms } from './registration-forms.ts'
import { defineRegistrations } from './registrations.ts'

/** Every table, in one dialect's columns. */
export function defineSchema(c: Columns) {
  const departments = defineDepartments(c)
  const accounts = defineAccounts(c, departments)
  const events = defineEvents(c, departments, accounts)
  const registrations = defineRegistrations(c, events)
  const checkIn = defineCheckIn(c, accounts, events, registrations)
  const questions = defineQuestions(c, departments, accounts, events, registrations)
  return {
    ...departments,
    ...accounts,
    ...events,
    ...registrations,
    ...defineRegistrationForms(c, events, registrations),
    ...checkIn,
    ...questions,
    ...defineOutbox(c),
    ...defineAudit(c),
  }
}
export type Schema = ReturnType<typeof defineSchema>
