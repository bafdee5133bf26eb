// Campaigns, events, their slots (场次) and stalls (咨询台).
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Departments } from './departments.ts'

export type AgendaItem = { time: string; text: string; textEn?: string }
export type CoHost = { departmentId?: string; name: string; nameEn?: string }
/** Who speaks for the government (嘉宾、发布人), in their office: name, post, department; `en` says all three in English. */
export type Speaker = { name: string; post: string; department: string; en?: string }

/** A document or picture to download: the hash of its bytes, and what it is called. `size` in bytes. */
export type Attachment = { hash: string; mediaType: string; size: number; title: string; titleEn?: string }

export function defineEvents(c: Columns, { departments }: Departments, { staff }: Accounts) {
  /** Content-addressed files: one thing to back up, served immutable. */
  const files = c.table('files', {
    /** SHA-256 of the bytes, hex */
    hash: c.text('hash').primaryKey(),
    mediaType: c.text('media_type').notNull(),
    size: c.integer('size').notNull(),
    content: c.bytes('content').notNull(),
    createdAt: c.instant('created_at').notNull(),
  })
  const campaigns = c.table('campaigns', {
    id: c.text('id').primaryKey(),
    slug: c.text('slug').notNull().unique(),
    departmentId: c
      .text('department_id')
      .notNull()
      .references(() => departments.id),
    theme: c.text('theme').notNull(),
    title: c.text('title').notNull(),
    titleEn: c.text('title_en'),
    summary: c.text('summary').notNull(),
    summaryEn: c.text('summary_en'),
    startsOn: c.text('starts_on').notNull(),
    endsOn: c.text('ends_on').notNull(),
    state: c.text('state', { enum: ['draft', 'published', 'archived'] }).notNull(),
    createdAt: c.instant('created_at').notNull(),
  })
  /** 责任分解: which department owes how many events by when. */
  const campaignTasks = c.table(
    'campaign_tasks',
    {
      id: c.text('id').primaryKey(),
      campaignId: c
        .text('campaign_id')
        .notNull()
        .references(() => campaigns.id),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      owedEvents: c.integer('owed_events').notNull(),
      dueOn: c.text('due_on').notNull(),
    },
    (t) => [c.uniqueIndex('campaign_tasks_one_each').on(t.campaignId, t.departmentId)],
  )
  const events = c.table(
    'events',
    {
      id: c.text('id').primaryKey(),
      slug: c.text('slug').notNull().unique(),
      departmentId: c
        .text('department_id')
        .notNull()
        .references(() => departments.id),
      campaignId: c.text('campaign_id').references(() => campaigns.id),
      coHosts: c.json<CoHost[]>('co_hosts').notNull(),
      kind: c.text('kind', { enum: ['openDay', 'themeDay', 'onlineInterview', 'onAir', 'pressConference'] }).notNull(),
      /** key of a theme, app/events/theme.ts */
      theme: c.text('theme').notNull(),
      state: c.text('state', { enum: ['draft', 'inReview', 'published', 'cancelled', 'archived'] }).notNull(),
      title: c.text('title').notNull(),
      titleEn: c.text('title_en'),
      summary: c.text('summary').notNull(),
      summaryEn: c.text('summary_en'),
      /** Markdown */
      description: c.text('description').notNull().default(''),
      descriptionEn: c.text('description_en'),
      venueName: c.text('venue_name').notNull().default(''),
      venueNameEn: c.text('venue_name_en'),
      venueAddress: c.text('venue_address').notNull().default(''),
      venueAddressEn: c.text('venue_address_en'),
      transport: c.text('transport'),
      transportEn: c.text('transport_en'),
      /** decimal degrees, as text: "36.3895" */
      latitude: c.text('latitude'),
      longitude: c.text('longitude'),
      accessibility: c.text('accessibility'),
      accessibilityEn: c.text('accessibility_en'),
      audience: c.text('audience'),
      audienceEn: c.text('audience_en'),
      /** whole years, beside the words of `audience`; null: no limit */
      ageFrom: c.integer('age_from'),
      ageTo: c.integer('age_to'),
      whatToBring: c.text('what_to_bring'),
      whatToBringEn: c.text('what_to_bring_en'),
      contactPhone: c.text('contact_phone'),
      agenda: c.json<AgendaItem[]>('agenda').notNull(),
      /** interviews, question hours and press conferences */
      speakers: c.json<Speaker[]>('speakers'),
      /** where it is broadcast, and where it can be watched afterwards; https, on a host of the publishing rules */
      liveUrl: c.text('live_url'),
      recordUrl: c.text('record_url'),
      coverHash: c.text('cover_hash').references(() => files.hash),
      /** what people see when they stand before the entrance */
      entranceHash: c.text('entrance_hash').references(() => files.hash),
      /** what the picture shows, in words, for who does not see it; null: the name of the place says it */
      entranceAlt: c.text('entrance_alt'),
      entranceAltEn: c.text('entrance_alt_en'),
      /** 位置图: a drawn map of the place, kept here so that no service of maps is needed */
      mapHash: c.text('map_hash').references(() => files.hash),
      mapAlt: c.text('map_alt'),
      mapAltEn: c.text('map_alt_en'),
      /** documents to download, in order; null: none */
      attachments: c.json<Attachment[]>('attachments'),
      /** first start and last end over the slots; the agenda's own times for events without slots */
      startsAt: c.instant('starts_at').notNull(),
      endsAt: c.instant('ends_at').notNull(),
      /** people allowed inside at once, over all gates */
      safetyLimit: c.integer('safety_limit'),
      /** raised by every change of the registration form; 0: the plain form */
      formVersion: c.integer('form_version').notNull().default(0),
      /** when somebody decided that the plain form will do */
      plainFormAt: c.instant('plain_form_at'),
      /** raised by every saved edit; an edit of an older version is refused */
      version: c.integer('version').notNull().default(1),
      previewTokenHash: c.text('preview_token_hash'),
      /** when the preview link ends by itself; null: a link of before links ended, which ends with the next one */
      previewEndsAt: c.instant('preview_ends_at'),
      submittedAt: c.instant('submitted_at'),
      submittedBy: c.text('submitted_by').references(() => staff.id),
      reviewNote: c.text('review_note'),
      publishedAt: c.instant('published_at'),
      publishedBy: c.text('published_by').references(() => staff.id),
      changedAt: c.instant('changed_at'),
      cancelledAt: c.instant('cancelled_at'),
      cancelReason: c.text('cancel_reason'),
      createdBy: c.text('created_by').references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
    },
    (t) => [
      c.index('events_by_state_start').on(t.state, t.startsAt),
      c.index('events_by_department').on(t.departmentId, t.startsAt),
      c.index('events_by_campaign').on(t.campaignId),
    ],
  )
  /** What an event said at each saved version. */
  const eventVersions = c.table(
    'event_versions',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      version: c.integer('version').notNull(),
      content: c.json<Record<string, unknown>>('content').notNull(),
      staffId: c.text('staff_id').references(() => staff.id),
      savedAt: c.instant('saved_at').notNull(),
    },
    (t) => [c.uniqueIndex('event_versions_in_order').on(t.eventId, t.version)],
  )
  const slots = c.table(
    'slots',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      startsAt: c.instant('starts_at').notNull(),
      endsAt: c.instant('ends_at').notNull(),
      /** the group whose places these are (人大代表, 企业 …); null: everybody. Several groups at one time have a slot each. */
      reservedFor: c.text('reserved_for'),
      reservedForEn: c.text('reserved_for_en'),
      /** others of the event begin when it does: a contact has a place in one of them. Follows every save of the slots. */
      sharesTime: c.boolean('shares_time').notNull().default(false),
      /** people */
      capacity: c.integer('capacity').notNull(),
      /** people whose place is held: confirmed, offered */
      taken: c.integer('taken').notNull().default(0),
      /** people the waiting list may hold */
      waitingCapacity: c.integer('waiting_capacity').notNull().default(0),
      /** people on the waiting list */
      waiting: c.integer('waiting').notNull().default(0),
      /** last number given on the waiting list; never goes down */
      lastPosition: c.integer('last_position').notNull().default(0),
      /** people in one registration, at most */
      partyMax: c.integer('party_max').notNull().default(5),
      allocation: c
        .text('allocation', { enum: ['firstCome', 'approval', 'lottery'] })
        .notNull()
        .default('firstCome'),
      signUpOpensAt: c.instant('sign_up_opens_at').notNull(),
      signUpClosesAt: c.instant('sign_up_closes_at').notNull(),
      checkInOpensAt: c.instant('check_in_opens_at').notNull(),
      checkInClosesAt: c.instant('check_in_closes_at').notNull(),
      /** when the lottery is drawn; null for other allocations */
      drawAt: c.instant('draw_at'),
      /** when the lots were drawn; from then on the slot goes on as first come */
      drawnAt: c.instant('drawn_at'),
      /** last number given for the draw; never goes down */
      lastDrawNumber: c.integer('last_draw_number').notNull().default(0),
      state: c
        .text('state', { enum: ['open', 'cancelled'] })
        .notNull()
        .default('open'),
      /** when the reminders of three days, of a day and of two hours before were put into the outbox */
      daysReminderAt: c.instant('days_reminder_at'),
      dayReminderAt: c.instant('day_reminder_at'),
      hoursReminderAt: c.instant('hours_reminder_at'),
      /** when the thanks were put into the outbox */
      thanksAt: c.instant('thanks_at'),
    },
    (t) => [
      c.index('slots_by_event').on(t.eventId, t.startsAt),
      // The last line of defence; the guarded update in app/registrations refuses first.
      c.check('slots_never_oversold', sql.raw('taken >= 0 and taken <= capacity')),
      c.check('slots_waiting_not_negative', sql.raw('waiting >= 0')),
    ],
  )
  const stalls = c.table(
    'stalls',
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
      code: c.text('code').notNull(),
      name: c.text('name').notNull(),
      nameEn: c.text('name_en'),
    },
    (t) => [c.uniqueIndex('stalls_code_in_event').on(t.eventId, t.code)],
  )
  return { files, campaigns, campaignTasks, events, eventVersions, slots, stalls }
}
export type Events = ReturnType<typeof defineEvents>
