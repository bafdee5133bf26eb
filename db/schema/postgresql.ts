// Read by drizzle-kit to write the PostgreSQL migrations.
import { postgresqlColumns } from '../columns/index.ts'
import { defineSchema } from './define.ts'

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
  gatePairings,
  gateDevices,
  scans,
  scanResolutions,
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
} = defineSchema(postgresqlColumns)
