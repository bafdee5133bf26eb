// What an event asks of its visitors beyond name and contact: rules, questions of its own, and what is given in answer.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'
import type { Events } from './events.ts'
import type { Registrations } from './registrations.ts'

export const FORM_QUESTION_KINDS = ['text', 'longText', 'one', 'several', 'number', 'file'] as const
/** `value` is stored in answers and never changes; the texts are what people read. */
export type FormChoice = { value: string; text: string; textEn?: string }

export function defineRegistrationForms(c: Columns, { events }: Events, { registrations }: Registrations) {
  /** One row per event that asks for more than the plain form; none means the defaults. */
  const registrationRules = c.table('registration_rules', {
    eventId: c
      .text('event_id')
      .primaryKey()
      .references(() => events.id),
    minors: c
      .text('minors', { enum: ['allowed', 'adultsOnly'] })
      .notNull()
      .default('allowed'),
    identity: c
      .text('identity', { enum: ['none', 'optional', 'required'] })
      .notNull()
      .default('none'),
    /** why the number is needed; the visitor reads it beside the field */
    identityReason: c.text('identity_reason'),
    identityReasonEn: c.text('identity_reason_en'),
    /** a registration counts only once its phone or e-mail has been confirmed */
    confirmContact: c.boolean('confirm_contact').notNull().default(false),
    /** people of a class or delegation that signs up as one with its list; 0: groups do not sign up by themselves */
    groupMax: c.integer('group_max').notNull().default(0),
    updatedAt: c.instant('updated_at').notNull(),
  })
  const formQuestions = c.table(
    'form_questions',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      position: c.integer('position').notNull(),
      kind: c.text('kind', { enum: FORM_QUESTION_KINDS }).notNull(),
      label: c.text('label').notNull(),
      labelEn: c.text('label_en'),
      help: c.text('help'),
      helpEn: c.text('help_en'),
      required: c.boolean('required').notNull(),
      choices: c.json<FormChoice[]>('choices').notNull(),
      minimum: c.integer('minimum'),
      maximum: c.integer('maximum'),
      /** asked only if that earlier question has this choice */
      showQuestionId: c.text('show_question_id'),
      showChoice: c.text('show_choice'),
      createdAt: c.instant('created_at').notNull(),
      /** not asked any more; kept, because answers name it */
      retiredAt: c.instant('retired_at'),
    },
    (t) => [c.index('form_questions_by_event').on(t.eventId, t.position)],
  )
  /** Files given in answer. One without a registration is of a form that was not accepted yet, and goes within a day. */
  const formFiles = c.table(
    'form_files',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      questionId: c
        .text('question_id')
        .notNull()
        .references(() => formQuestions.id),
      registrationId: c.text('registration_id').references(() => registrations.id),
      name: c.personal('name').notNull(),
      mediaType: c.text('media_type').notNull(),
      /** bytes */
      size: c.integer('size').notNull(),
      /** base64 */
      content: c.personal('content').notNull(),
      createdAt: c.instant('created_at').notNull(),
      erasedAt: c.instant('erased_at'),
    },
    (t) => [
      c.index('form_files_by_registration').on(t.registrationId),
      c.index('form_files_unclaimed').on(t.createdAt).where(sql.raw('registration_id is null')),
    ],
  )
  /** Identity numbers, apart from everything else, so that they can go first. */
  const identities = c.table('identities', {
    id: c.text('id').primaryKey(),
    registrationId: c
      .text('registration_id')
      .notNull()
      .unique()
      .references(() => registrations.id),
    eventId: c
      .text('event_id')
      .notNull()
      .references(() => events.id),
    number: c.personal('number').notNull(),
    /** the reason as the visitor read it when agreeing */
    reason: c.text('reason').notNull(),
    consentAt: c.instant('consent_at').notNull(),
    erasedAt: c.instant('erased_at'),
  })
  return { registrationRules, formQuestions, formFiles, identities }
}
