// Letters that an organiser writes to chosen people of an event, and what departments say in their own words.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'
import type { Events } from './events.ts'

/** Whom a mailing is for: a status, a slot, or registrations named one by one or, when they are many, by an act of the desk. */
export type MailingSelection = { status: string; slotId?: string; ids?: string[]; actId?: string }

export function defineMailings(c: Columns, { departments }: Departments, { staff }: Accounts, { events }: Events) {
  const mailings = c.table(
    'mailings',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      selection: c.json<MailingSelection>('selection').notNull(),
      /** texts with variables in braces; English ones may be empty, then the Chinese are sent */
      subject: c.text('subject').notNull(),
      subjectEn: c.text('subject_en').notNull(),
      body: c.text('body').notNull(),
      bodyEn: c.text('body_en').notNull(),
      sms: c.text('sms').notNull(),
      smsEn: c.text('sms_en').notNull(),
      state: c.text('state', { enum: ['draft', 'scheduled', 'sending', 'done', 'cancelled'] }).notNull(),
      /** raised by every saved edit; what was previewed is what is sent */
      version: c.integer('version').notNull().default(1),
      /** when the people are looked up and the messages written */
      scheduledAt: c.instant('scheduled_at'),
      /** the last registration whose message is written */
      cursor: c.text('cursor'),
      /** messages written so far */
      total: c.integer('total').notNull().default(0),
      /** key of the form it was made with: the same form sent twice makes one mailing */
      formKey: c.text('form_key').notNull().unique(),
      createdBy: c
        .text('created_by')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      sentAt: c.instant('sent_at'),
    },
    (t) => [c.index('mailings_by_event').on(t.eventId, t.id), c.index('mailings_by_state').on(t.state, t.scheduledAt)],
  )
  /** What a department says in messages of a kind, in one language; a kind without a current row has the house's words. */
  const departmentTexts = c.table(
    'department_texts',
    {
      id: c.text('id').primaryKey(),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      /** key of app/outbox/text-kinds.ts */
      kind: c.text('kind').notNull(),
      language: c.text('language', { enum: ['zh-CN', 'en'] }).notNull(),
      /** counts the saves of a kind; both languages are saved together */
      version: c.integer('version').notNull(),
      /** with variables in braces; subject and body are both empty where the letter is the house's */
      subject: c.text('subject').notNull(),
      body: c.text('body').notNull(),
      /** empty: the house's text message */
      sms: c.text('sms').notNull(),
      /** the version that holds; earlier ones are kept */
      isCurrent: c.boolean('is_current').notNull(),
      savedBy: c
        .text('saved_by')
        .notNull()
        .references(() => staff.id),
      savedAt: c.instant('saved_at').notNull(),
    },
    (t) => [
      c.uniqueIndex('department_texts_one_each').on(t.departmentId, t.kind, t.language, t.version),
      c.index('department_texts_current').on(t.departmentId, t.isCurrent),
    ],
  )
  /** Optional messages that an event does not send. */
  const mutedMessages = c.table(
    'muted_messages',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      /** key of app/outbox/optional-messages.ts */
      message: c.text('message').notNull(),
    },
    (t) => [c.uniqueIndex('muted_messages_one_each').on(t.eventId, t.message)],
  )
  return { mailings, departmentTexts, mutedMessages }
}
export type Mailings = ReturnType<typeof defineMailings>
