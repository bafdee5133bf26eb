import type { Columns } from '../columns/index.ts'
import { defineAccounts } from './accounts.ts'
import { defineAnswers } from './answers.ts'
import { defineAudit } from './audit.ts'
import { defineCaseNotes } from './case-notes.ts'
import { defineCheckIn } from './check-in.ts'
import { defineConcerns } from './concerns.ts'
import { defineDepartments } from './departments.ts'
import { defineDesk } from './desk.ts'
import { defineDrafts } from './drafts.ts'
import { defineDraws } from './draws.ts'
import { defineEventTemplates } from './event-templates.ts'
import { defineEvents } from './events.ts'
import { defineFeedback } from './feedback.ts'
import { defineLinkRequests } from './link-requests.ts'
import { defineMailings } from './mailings.ts'
import { defineOccasions } from './occasions.ts'
import { defineOutbox } from './outbox.ts'
import { defineOversight } from './oversight.ts'
import { definePlans } from './plans.ts'
import { defineProgrammes } from './programmes.ts'
import { defineQuestionDuty } from './question-duty.ts'
import { defineQuestions } from './questions.ts'
import { defineRegistrationForms } from './registration-forms.ts'
import { defineRegistrations } from './registrations.ts'
import { defineReports } from './reports.ts'
import { defineResults } from './results.ts'
import { defineRumours } from './rumours.ts'
import { defineScores } from './scores.ts'
import { defineTextModules } from './text-modules.ts'
import { defineTopicColumns } from './topic-columns.ts'
import { defineTryBudgets } from './try-budgets.ts'
import { defineWall } from './wall.ts'
import { defineWebhooks } from './webhooks.ts'

/** Every table, in one dialect's columns. */
export function defineSchema(c: Columns) {
  const departments = defineDepartments(c)
  const accounts = defineAccounts(c, departments)
  const events = defineEvents(c, departments, accounts)
  const registrations = defineRegistrations(c, events)
  const checkIn = defineCheckIn(c, accounts, events, registrations)
  const questions = defineQuestions(c, departments, accounts, events, registrations)
  const duty = defineQuestionDuty(c, departments, accounts, questions)
  return {
    ...departments,
    ...accounts,
    ...events,
    ...definePlans(c, accounts, events),
    ...defineResults(c, accounts, events),
    ...registrations,
    ...defineRegistrationForms(c, events, registrations),
    ...defineLinkRequests(c),
    ...defineTryBudgets(c),
    ...defineDesk(c, accounts, events, registrations),
    ...defineDraws(c, events),
    ...checkIn,
    ...questions,
    ...duty,
    ...defineDrafts(c, accounts, questions),
    ...defineConcerns(c, accounts, questions),
    ...defineRumours(c, accounts, questions),
    ...defineOversight(c, departments, accounts, events, questions, duty),
    ...defineAnswers(c, accounts, events, questions),
    ...defineEventTemplates(c, departments, accounts),
    ...defineTextModules(c, departments, accounts),
    ...defineCaseNotes(c, departments, accounts, questions),
    ...defineWall(c, accounts, events, questions),
    ...defineOccasions(c, accounts, events, questions),
    ...defineProgrammes(c, departments, accounts, questions),
    ...defineOutbox(c),
    ...defineMailings(c, departments, accounts, events),
    ...defineFeedback(c, events, registrations),
    ...defineReports(c, departments, accounts, events),
    ...defineScores(c, departments, accounts),
    ...defineTopicColumns(c, departments, accounts, events),
    ...defineAudit(c),
    ...defineWebhooks(c, departments, accounts),
  }
}
export type Schema = ReturnType<typeof defineSchema>
