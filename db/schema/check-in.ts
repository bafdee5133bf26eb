// Phones at the gate, and every attempt to enter or leave.
import type { Columns } from '../columns/index.ts'
import type { Accounts } from './accounts.ts'
import type { Events } from './events.ts'
import type { Registrations } from './registrations.ts'

export const VERDICTS = [
  'welcome',
  'alreadyIn',
  'partlyIn',
  'wrongSlot',
  'wrongEvent',
  'tooEarly',
  'tooLate',
  'cancelled',
  'waiting',
  'notApproved',
  'unknown',
  'left',
] as const

/** Why somebody took an attempt back. */
export const UNDO_REASONS = ['wrongPerson', 'wrongCount', 'notEntered', 'trial', 'other'] as const
/** What is wrong with the time a phone claims. */
export const TIME_DOUBTS = ['future', 'beforePairing', 'clockOff'] as const

export function defineCheckIn(
  c: Columns,
  { staff }: Accounts,
  { events, slots }: Events,
  { registrations }: Registrations,
) {
  /** A pairing address shown as a QR code; one phone uses it once. */
  const gatePairings = c.table('gate_pairings', {
    id: c.text('id').primaryKey(),
    eventId: c
      .text('event_id')
      .notNull()
      .references(() => events.id),
    tokenHash: c.text('token_hash').notNull().unique(),
    profile: c.text('profile', { enum: ['scan', 'search', 'supervisor'] }).notNull(),
    gate: c.text('gate').notNull(),
    createdBy: c.text('created_by').references(() => staff.id),
    createdAt: c.instant('created_at').notNull(),
    expiresAt: c.instant('expires_at').notNull(),
    usedAt: c.instant('used_at'),
  })
  const gateDevices = c.table(
    'gate_devices',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      tokenHash: c.text('token_hash').notNull().unique(),
      name: c.text('name').notNull(),
      gate: c.text('gate').notNull(),
      profile: c.text('profile', { enum: ['scan', 'search', 'supervisor'] }).notNull(),
      createdAt: c.instant('created_at').notNull(),
      lastSeenAt: c.instant('last_seen_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      revokedAt: c.instant('revoked_at'),
    },
    (t) => [c.index('gate_devices_by_event').on(t.eventId)],
  )
  /** Append-only: a refused attempt is kept like an admitted one. Head count = entries − exits. */
  const scans = c.table(
    'scans',
    {
      id: c.text('id').primaryKey(),
      /** made by the phone; the same attempt sent twice counts once */
      nonce: c.text('nonce').notNull().unique(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      slotId: c.text('slot_id').references(() => slots.id),
      registrationId: c.text('registration_id').references(() => registrations.id),
      /** the companion whose own code was read; null: the code of the party */
      person: c.integer('person'),
      deviceId: c.text('device_id').references(() => gateDevices.id),
      staffId: c.text('staff_id').references(() => staff.id),
      gate: c.text('gate').notNull(),
      kind: c.text('kind', { enum: ['entry', 'exit'] }).notNull(),
      verdict: c.text('verdict', { enum: VERDICTS }).notNull(),
      /** people let in (entry) or out (exit) by this attempt; 0 when refused */
      people: c.integer('people').notNull(),
      offline: c.boolean('offline').notNull().default(false),
      forced: c.boolean('forced').notNull().default(false),
      /** by the phone's clock */
      happenedAt: c.instant('happened_at').notNull(),
      receivedAt: c.instant('received_at').notNull(),
      undoneAt: c.instant('undone_at'),
      conflict: c.boolean('conflict').notNull().default(false),
      /** what was answered, so that a repeat is answered alike; holds no name */
      answer: c.json<Record<string, unknown>>('answer').notNull(),
    },
    (t) => [
      c.index('scans_by_event').on(t.eventId, t.receivedAt),
      c.index('scans_by_registration').on(t.registrationId, t.happenedAt),
      c.index('scans_by_device').on(t.deviceId, t.receivedAt),
    ],
  )
  /** What somebody decided about an attempt that was marked as a conflict; the first decision stands. */
  const scanResolutions = c.table(
    'scan_resolutions',
    {
      scanId: c
        .text('scan_id')
        .primaryKey()
        .references(() => scans.id),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      resolution: c.text('resolution', { enum: ['stands', 'bothEntered', 'turnedBack'] }).notNull(),
      /** people counted or taken off the count by the decision */
      people: c.integer('people').notNull().default(0),
      staffId: c.text('staff_id').references(() => staff.id),
      deviceId: c.text('device_id').references(() => gateDevices.id),
      resolvedAt: c.instant('resolved_at').notNull(),
    },
    (t) => [c.index('scan_resolutions_by_event').on(t.eventId)],
  )
  /** What a supervisor should know of an attempt: that it was taken back and why, or that its phone claimed an impossible time. */
  const gateNotes = c.table(
    'gate_notes',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: ['undone', 'clock'] }).notNull(),
      reason: c.text('reason', { enum: [...UNDO_REASONS, ...TIME_DOUBTS] }).notNull(),
      /** what the staff added */
      words: c.personal('words'),
      /** null for people who were only counted */
      scanId: c.text('scan_id').references(() => scans.id),
      deviceId: c.text('device_id').references(() => gateDevices.id),
      gate: c.text('gate').notNull(),
      /** by the phone's clock, as it was sent; null when nothing was wrong with it */
      claimedAt: c.instant('claimed_at'),
      notedAt: c.instant('noted_at').notNull(),
      /** when retention or the person's wish emptied the words */
      erasedAt: c.instant('erased_at'),
    },
    (t) => [c.index('gate_notes_by_event').on(t.eventId, t.notedAt), c.index('gate_notes_by_scan').on(t.scanId)],
  )
  /** 现场人数: people counted by hand who have no ticket. Append-only; a mistake is put right by counting back. */
  const crowdCounts = c.table(
    'crowd_counts',
    {
      id: c.text('id').primaryKey(),
      /** made by the phone; sent twice it counts once */
      nonce: c.text('nonce').notNull().unique(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      deviceId: c
        .text('device_id')
        .notNull()
        .references(() => gateDevices.id),
      gate: c.text('gate').notNull(),
      /** people who came in, negative: who left; never 0 */
      people: c.integer('people').notNull(),
      offline: c.boolean('offline').notNull().default(false),
      happenedAt: c.instant('happened_at').notNull(),
      receivedAt: c.instant('received_at').notNull(),
    },
    (t) => [c.index('crowd_counts_by_event').on(t.eventId, t.receivedAt)],
  )
  /** Running sums of them by gate; `ops verify` recounts them. */
  const gateCrowds = c.table(
    'gate_crowds',
    {
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      gate: c.text('gate').notNull(),
      entered: c.integer('entered').notNull().default(0),
      left: c.integer('left').notNull().default(0),
    },
    (t) => [c.primaryKey({ columns: [t.eventId, t.gate] })],
  )
  /** Running sums per slot, changed in the transaction of each scan; `ops verify` recounts them. */
  const headCounts = c.table(
    'head_counts',
    {
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      slotId: c
        .text('slot_id')
        .notNull()
        .references(() => slots.id),
      arrived: c.integer('arrived').notNull().default(0),
      inside: c.integer('inside').notNull().default(0),
    },
    (t) => [c.primaryKey({ columns: [t.eventId, t.slotId] })],
  )
  /** A screen at the venue: whoever holds the link sees it without signing in. Changes nothing, can be ended. */
  const screenLinks = c.table(
    'screen_links',
    {
      id: c.text('id').primaryKey(),
      eventId: c
        .text('event_id')
        .notNull()
        .references(() => events.id),
      kind: c.text('kind', { enum: ['board', 'screen'] }).notNull(),
      tokenHash: c.text('token_hash').notNull().unique(),
      createdBy: c.text('created_by').references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      revokedAt: c.instant('revoked_at'),
    },
    (t) => [c.index('screen_links_by_event').on(t.eventId)],
  )
  return {
    gatePairings,
    gateDevices,
    scans,
    scanResolutions,
    gateNotes,
    crowdCounts,
    gateCrowds,
    headCounts,
    screenLinks,
  }
}
export type CheckIn = ReturnType<typeof defineCheckIn>
