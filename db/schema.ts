// The tables of the database this process speaks. Domains import them from here.
import { postgresqlColumns, sqliteColumns } from './columns/index.ts'
import { dialect } from './dialect.ts'
import { defineSchema } from './schema/define.ts'

export const {
  areas,
  departments,
  staff,
  memberships,
  sessions,
  accountTokens,
  files,
  campaigns,
  campaignTasks,
  events,
  eventVersions,
  slots,
  stalls,
  registrations,
  registrationRules,
  formQuestions,
  answerFiles,
  identities,
  gatePairings,
  gateDevices,
  scans,
  headCounts,
  questions,
  questionEvents,
  answerVersions,
  reviews,
  outboxMessages,
  auditEntries,
  settings,
  consentTexts,
  searchDocuments,
} = defineSchema(dialect === 'sqlite' ? sqliteColumns : postgresqlColumns)
