// One registration is one party for one slot.
import { sql } from 'drizzle-orm'
import type { Columns } from '../columns/index.ts'
import type { Events } from './events.ts'

export const LIVE_STATUSES = ['pendingApproval', 'inLottery', 'confirmed', 'waiting', 'offered'] as const
export const REGISTRATION_STATUSES = [...LIVE_STATUSES, 'cancelled', 'expired'] as const

export type Companion = { name: string }
/** `consent`: version of the notice for children that the guardian agreed to */
export type Guardian = { name: string; phone?: string; consent?: string }
/** 特别留意: whom the staff at the gate look out for, by the organiser's word. */
export type CareFlag = 'guest' | 'wheelchair' | 'interpreter'
/** By question: a text, a number as text, a choice, several choices, or the id of a file. */
export type Answers = Record<string, string | string[]>

export function defineRegistrations(c: Columns, { events, slots }: Events) {
  // Written out: a partial index takes no parameters and no table name.
  const isLive = sql.raw(`status in (${LIVE_STATUSES.map((status) => `'${status}'`).join(', ')})`)
  const registrations = c.table(
    'registrations',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      slotId: c
        .text('slot_id')
        .notNull()
        .references(() => slots.id),
      status: c.text('status', { enum: REGISTRATION_STATUSES }).notNull(),
      /** people */
      partySize: c.integer('party_size').notNull(),
      name: c.personal('name').notNull(),
      /** initials in pinyin, for the staff's search: "zss" */
      nameInitials: c.personal('name_initials').notNull(),
      /** another one each time the name was changed or erased; null: as it came */
      nameRevision: c.text('name_revision'),
      phone: c.personal('phone'),
      email: c.personal('email'),
      phoneHash: c.text('phone_hash'),
      emailHash: c.text('email_hash'),
      /** keyed hash of the last four digits */
      phoneTailHash: c.text('phone_tail_hash'),
      companions: c.personalValue<Companion[]>('companions'),
      guardian: c.personalValue<Guardian>('guardian'),
      answers: c.personalValue<Answers>('answers'),
      /** a school class or delegation: what it calls itself */
      groupName: c.personal('group_name'),
      /** help the visitor asks for: wheelchair place, sign language … */
      needs: c.personal('needs'),
      /** 特别留意, set by the organiser: the gate looks twice; null when there is nothing to look out for */
      care: c.personalValue<CareFlag[]>('care'),
      language: c.text('language', { enum: ['zh-CN', 'en'] }).notNull(),
      consentVersion: c.text('consent_version').notNull(),
      consentAt: c.instant('consent_at').notNull(),
      ticketSecret: c.personal('ticket_secret').notNull(),
      ticketHash: c.text('ticket_hash').notNull().unique(),
      manageToken: c.personal('manage_token').notNull(),
      manageHash: c.text('manage_hash').notNull().unique(),
      /** eight digits, unique in the event; read aloud at the gate */
      shortCode: c.text('short_code').notNull(),
      /** SEQUENCE of the calendar entry (RFC 5545 §3.8.7.4) */
      calendarSequence: c.integer('calendar_sequence').notNull().default(0),
      /** order of arrival at the server, stamped before the first await; grows with time */
      arrival: c.bigint('arrival').notNull(),
      arrivedAt: c.instant('arrived_at').notNull(),
      /** the contact is to be confirmed by then, else the place goes to others; null: confirmed, or not asked to */
      confirmBy: c.instant('confirm_by'),
      /** number on the waiting list, never given twice in a slot */
      waitingPosition: c.integer('waiting_position'),
      /** public number in the draw of its slot, by arrival, never given twice there */
      drawNumber: c.integer('draw_number'),
      /** on the waiting list: takes what is free when that is less than the whole party */
      takesFewer: c.boolean('takes_fewer').notNull().default(false),
      /** people it asked for, when its offer is for fewer */
      askedPeople: c.integer('asked_people'),
      offerExpiresAt: c.instant('offer_expires_at'),
      /** hash of the key the browser made for this submission */
      idempotencyKey: c.text('idempotency_key').unique(),
      /** hash of what was submitted with it */
      idempotencyBody: c.text('idempotency_body'),
      /** people admitted so far, and now inside */
      arrivedPeople: c.integer('arrived_people').notNull().default(0),
      insidePeople: c.integer('inside_people').notNull().default(0),
      /** of those inside, companions who came in by a code of their own; never more than are inside */
      ownInside: c.integer('own_inside').notNull().default(0),
      source: c
        .text('source', { enum: ['web', 'api', 'staff', 'walkIn'] })
        .notNull()
        .default('web'),
      /** of registration_lists: the list that staff brought it in with */
      listId: c.text('list_id'),
      createdAt: c.instant('created_at').notNull(),
      updatedAt: c.instant('updated_at').notNull(),
      cancelledAt: c.instant('cancelled_at'),
      /** when retention or the person's wish emptied the personal columns */
      erasedAt: c.instant('erased_at'),
      cancelledBy: c.text('cancelled_by', { enum: ['citizen', 'organiser', 'system'] }),
      /** why staff refused or cancelled it, as they told the person */
      endedReason: c.personal('ended_reason'),
    },
    (t) => [
      // Each entry costs the rush a write: indexes leave out what is null, and none begins like another.
      // One live registration per contact and slot.
      c
        .uniqueIndex('registrations_one_per_phone')
        .on(t.slotId, t.phoneHash)
        .where(sql`${isLive} and phone_hash is not null`),
      c
        .uniqueIndex('registrations_one_per_email')
        .on(t.slotId, t.emailHash)
        .where(sql`${isLive} and email_hash is not null`),
      c.uniqueIndex('registrations_short_code').on(t.eventId, t.shortCode),
      // The organiser's list: latest first, from where the last page ended.
      c.index('registrations_by_event').on(t.eventId, t.arrival),
      c.index('registrations_by_slot').on(t.slotId, t.status, t.waitingPosition),
      c.index('registrations_by_phone').on(t.phoneHash).where(sql.raw('phone_hash is not null')),
      c.index('registrations_by_email').on(t.emailHash).where(sql.raw('email_hash is not null')),
      c
        .index('registrations_by_phone_tail')
        .on(t.eventId, t.phoneTailHash)
        .where(sql.raw('phone_tail_hash is not null')),
      c
        .index('registrations_by_name_revision')
        .on(t.eventId, t.nameRevision)
        .where(sql.raw('name_revision is not null')),
      c.index('registrations_by_list').on(t.listId).where(sql.raw('list_id is not null')),
      c.index('registrations_by_confirmation').on(t.confirmBy).where(sql.raw('confirm_by is not null')),
      c.index('registrations_by_offer').on(t.offerExpiresAt).where(sql.raw('offer_expires_at is not null')),
    ],
  )
  /** 每人一码: a code for one companion of a party, made when somebody asks for it. A row goes with the registration's personal data. */
  const companionTickets = c.table(
    'companion_tickets',
    {
      id: c.text('id').primaryKey(),
      registrationId: c
        .text('registration_id')
        .notNull()
        .references(() => registrations.id),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      /** 2 is the first companion; 1, who registered, enters by the code of the party */
      person: c.integer('person').notNull(),
      ticketSecret: c.personal('ticket_secret').notNull(),
      ticketHash: c.text('ticket_hash').notNull().unique(),
      /** came in by this code and has not been seen leaving */
      inside: c.boolean('inside').notNull().default(false),
      createdAt: c.instant('created_at').notNull(),
      /** whom it was for no longer comes; a void code stays void, whoever comes instead gets another one */
      voidedAt: c.instant('voided_at'),
    },
    (t) => [
      c.index('companion_tickets_by_registration').on(t.registrationId),
      c.index('companion_tickets_by_event').on(t.eventId),
    ],
  )
  /** 码已更换: codes that were once a registration's and let nobody in any more. A row goes with the registration's personal data. */
  const replacedTickets = c.table(
    'replaced_tickets',
    {
      ticketHash: c.text('ticket_hash').primaryKey(),
      registrationId: c
        .text('registration_id')
        .notNull()
        .references(() => registrations.id),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      shortCode: c.text('short_code').notNull(),
      replacedAt: c.instant('replaced_at').notNull(),
    },
    (t) => [
      c.index('replaced_tickets_by_code').on(t.eventId, t.shortCode),
      c.index('replaced_tickets_by_registration').on(t.registrationId),
    ],
  )
  return { registrations, companionTickets, replacedTickets }
}
export type Registrations = ReturnType<typeof defineRegistrations>
