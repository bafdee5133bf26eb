// Questions (诉求), their way through the departments, and the versions and reviews of their answers.
// Status, outcome, publicity and review are separate; timeliness is computed from dueAt and the events, never stored.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Events } from './events.ts'
import type { Registrations } from './registrations.ts'

export const QUESTION_STATUSES = [
  'submitted',
  'accepted',
  'dispatched',
  'acknowledged',
  'drafting',
  'inReview',
  'changesRequested',
  'approved',
  'published',
  'closed',
  'declined',
  'merged',
  'redirected',
  'withdrawn',
] as const
export const QUESTION_KINDS = ['consult', 'help', 'complaint', 'whistleblow', 'suggestion'] as const
export const REVIEW_TYPES = ['business', 'legal', 'secrecy'] as const

export function defineQuestions(
  c: Columns,
  { departments }: Departments,
  { staff }: Accounts,
  { events, stalls }: Events,
  { registrations }: Registrations,
) {
  const questions = c.table(
    'questions',
    {
      id: c.text('id').primaryKey(),
      /** ten digits, told to the asker */
      trackingCode: c.text('tracking_code').notNull().unique(),
      /** the department responsible now; the event's department until somebody dispatches it elsewhere */
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      eventId: c.text('event_id').references(() => events.id),
      stallId: c.text('stall_id').references(() => stalls.id),
      registrationId: c.text('registration_id').references(() => registrations.id),
      source: c
        .text('source', { enum: ['web', 'registration', 'onSite', 'staff', 'hotline', 'wechat', 'qq', 'sms', 'media'] })
        .notNull(),
      kind: c.text('kind', { enum: QUESTION_KINDS }).notNull().default('consult'),
      topic: c.text('topic'),
      /** key of a kind of concern, app/questions/concern-kinds.ts */
      concernKind: c.text('concern_kind'),
      /** as asked, or the part of it that this question is about (split-question.server.ts); only the department sees it */
      originalText: c.personal('original_text').notNull(),
      /** the whole submission as it came, where it was split; null elsewhere */
      wholeText: c.personal('whole_text'),
      /** with personal data removed; null until somebody has cleared it */
      publicText: c.text('public_text'),
      /** how the asker is named in public; null is 热心市民 */
      displayName: c.text('display_name'),
      anonymous: c.boolean('anonymous').notNull().default(false),
      /** the department that answers does not learn who asks: contact and full text are for the overseer */
      concealed: c.boolean('concealed').notNull().default(false),
      /** as asked, where `originalText` is kept without what could name the asker; null: nothing was taken out */
      concealedText: c.personal('concealed_text'),
      mayPublish: c.boolean('may_publish').notNull().default(true),
      askerName: c.personal('asker_name'),
      askerPhone: c.personal('asker_phone'),
      askerEmail: c.personal('asker_email'),
      /** of the mail address, or of the telephone where there is none: what messages go to */
      contactHash: c.text('contact_hash'),
      /** of the telephone, where a mail address was left as well */
      phoneHash: c.text('phone_hash'),
      language: c.text('language', { enum: ['zh-CN', 'en'] }).notNull(),
      status: c.text('status', { enum: QUESTION_STATUSES }).notNull(),
      outcome: c.text('outcome', {
        enum: ['answered', 'adopted', 'partlyAdopted', 'notAdopted', 'declined', 'merged', 'redirected', 'withdrawn'],
      }),
      publicity: c.text('publicity', { enum: ['public', 'partial', 'withheld'] }),
      withholdReason: c.text('withhold_reason'),
      declineReason: c.text('decline_reason'),
      declineRoute: c.text('decline_route', {
        enum: ['disclosure', 'petition', 'hotline', 'police', 'court', 'other', 'rumour'],
      }),
      /** with the route `other`: the body that is responsible, and how to reach it; public */
      declineBody: c.text('decline_body'),
      mergedIntoId: c.text('merged_into_id'),
      /** the question that this one was a part of (拆分) */
      splitFromId: c.text('split_from_id'),
      /** 经办人: who of the department last accepted, signed for or drafted it; null again when it goes to another one */
      handlerId: c.text('handler_id').references(() => staff.id),
      receivedAt: c.instant('received_at').notNull(),
      /** set once at receipt; changed only together with a row in question_events */
      dueAt: c.instant('due_at').notNull(),
      dueRule: c.text('due_rule').notNull(),
      /** the earliest due moment of the clocks that run for the department; null when none runs (ended, paused) */
      nextDueAt: c.instant('next_due_at'),
      publishedVersionId: c.text('published_version_id'),
      publishedAt: c.instant('published_at'),
      closedAt: c.instant('closed_at'),
      /** the question that this one asks on about (追问); one each */
      followUpOfId: c.text('follow_up_of_id').unique(),
      /** who keeps the published answer up to date, and the Beijing day by which they look at it again */
      upkeepOwnerId: c.text('upkeep_owner_id').references(() => staff.id),
      reviewBy: c.text('review_by'),
      checkedAt: c.instant('checked_at'),
      /** since when the answer waits to be looked at again, and why: `date`, or the title of a document that changed */
      staleSince: c.instant('stale_since'),
      staleReason: c.text('stale_reason'),
      /** when retention or the person's wish emptied the personal columns */
      erasedAt: c.instant('erased_at'),
      idempotencyKey: c.text('idempotency_key').unique(),
      /** hash of what was asked with the key */
      idempotencyBody: c.text('idempotency_body'),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
    },
    (t) => [
      c.index('questions_by_department').on(t.departmentId, t.status, t.dueAt),
      c.index('questions_by_event').on(t.eventId),
      // The lists of the inbox, narrowed by kind, topic or event without looking at the rows themselves.
      c.index('questions_by_next_due').on(t.departmentId, t.status, t.nextDueAt, t.id, t.kind, t.topic, t.eventId),
      c.index('questions_by_status').on(t.status, t.nextDueAt, t.id),
      // What a registration's receipt shows; only questions that came with one are in it.
      c.index('questions_by_registration').on(t.registrationId).where(sql.raw('registration_id is not null')),
      c.index('questions_by_merge').on(t.mergedIntoId),
      // Everything of one person: their links, and their erasure.
      c.index('questions_by_contact').on(t.contactHash).where(sql.raw('contact_hash is not null')),
      c.index('questions_by_phone').on(t.phoneHash).where(sql.raw('phone_hash is not null')),
      c.index('questions_by_split').on(t.splitFromId).where(sql.raw('split_from_id is not null')),
      c
        .index('questions_by_handler')
        .on(t.handlerId, t.departmentId, t.status, t.nextDueAt, t.id)
        .where(sql.raw('handler_id is not null')),
      c.index('questions_by_change').on(t.departmentId, t.status, t.updatedAt, t.id, t.kind, t.topic, t.eventId),
      c.index('questions_by_upkeep').on(t.reviewBy),
      c.index('questions_by_publication').on(t.publishedAt, t.id),
      // The statistics read nothing but this.
      c
        .index('questions_by_receipt')
        .on(t.receivedAt, t.departmentId, t.status, t.publishedAt, t.dueAt, t.nextDueAt, t.publicity),
      // What the library's filters offer.
      c.index('questions_published_topics').on(t.topic).where(sql.raw('published_at is not null')),
      c.index('questions_published_departments').on(t.departmentId).where(sql.raw('published_at is not null')),
    ],
  )
  /** The history: a closed list of types, app/questions/question-history.ts. Never changed, never deleted. */
  const questionEvents = c.table(
    'question_events',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      type: c.text('type').notNull(),
      at: c.instant('at').notNull(),
      departmentId: c.text('department_id').references(() => departments.id),
      staffId: c.text('staff_id').references(() => staff.id),
      /** old and new values, reasons; without personal data */
      detail: c.json<Record<string, unknown>>('detail').notNull(),
    },
    (t) => [c.index('question_events_in_order').on(t.questionId, t.at, t.id)],
  )
  const answerVersions = c.table(
    'answer_versions',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      number: c.integer('number').notNull(),
      /** Markdown */
      text: c.text('text').notNull(),
      policyBasis: c.text('policy_basis').notNull().default(''),
      /** the question as it will be shown beside this answer */
      questionText: c.text('question_text').notNull(),
      publicity: c
        .text('publicity', { enum: ['public', 'partial', 'withheld'] })
        .notNull()
        .default('public'),
      withholdReason: c.text('withhold_reason'),
      /** what only the asker reads, beside or instead of the public text (部分公开, 单独答复) */
      askerText: c.personal('asker_text'),
      /** a withheld text may be read by the asker with their secret link */
      toAsker: c.boolean('to_asker').notNull().default(false),
      /** 采纳情况 of a suggestion, 国办发〔2016〕80号 */
      adoption: c.text('adoption', { enum: ['adopted', 'partly', 'notAdopted'] }),
      adoptionReason: c.text('adoption_reason'),
      /** the published answer that this one was written from (沿用) */
      reusedFromId: c.text('reused_from_id'),
      /** SHA-256 over all of the above, citations and files; reviews name it */
      hash: c.text('hash').notNull(),
      /** told to readers when a published answer is corrected */
      correctionNote: c.text('correction_note'),
      draftedBy: c
        .text('drafted_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      publishedAt: c.instant('published_at'),
      /** when it was taken down: from then on nobody outside reads it, whatever is published later */
      withdrawnAt: c.instant('withdrawn_at'),
    },
    (t) => [c.uniqueIndex('answer_versions_in_order').on(t.questionId, t.number)],
  )
  const reviews = c.table(
    'reviews',
    {
      id: c.text('id').primaryKey(),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => questions.id),
      versionId: c
        .text('version_id')
        .notNull()
        .references(() => answerVersions.id),
      versionHash: c.text('version_hash').notNull(),
      type: c.text('type', { enum: REVIEW_TYPES }).notNull(),
      verdict: c.text('verdict', { enum: ['passed', 'returned'] }).notNull(),
      note: c.text('note').notNull().default(''),
      /** keys of review-criteria.ts that the reviewer ticked */
      criteria: c.json<string[]>('criteria'),
      reviewerId: c
        .text('reviewer_id')
        .notNull()
        .references(() => staff.id),
      reviewedAt: c.instant('reviewed_at').notNull(),
    },
    (t) => [c.index('reviews_by_question').on(t.questionId), c.uniqueIndex('reviews_one_each').on(t.versionId, t.type)],
  )
  return { questions, questionEvents, answerVersions, reviews }
}
export type Questions = ReturnType<typeof defineQuestions>
