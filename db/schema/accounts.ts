// Staff, their roles, their sessions.
import type { Columns } from '../columns/index.ts'
import type { Departments } from './departments.ts'

export function defineAccounts(c: Columns, { departments }: Departments) {
  const staff = c.table('staff', {
    id: c.text('id').primaryKey(),
    email: c.personal('email').notNull(),
    emailHash: c.text('email_hash').notNull().unique(),
    name: c.personal('name').notNull(),
    passwordHash: c.text('password_hash'),
    totpSecret: c.personal('totp_secret'),
    /** who may open it through the provider of identities: keyed hash of issuer and subject */
    identityHash: c.text('identity_hash').unique(),
    language: c
      .text('language', { enum: ['zh-CN', 'en'] })
      .notNull()
      .default('zh-CN'),
    disabledAt: c.instant('disabled_at'),
    passwordChangedAt: c.instant('password_changed_at'),
    /** Failed sign-ins since the last good one; the delay before the next try grows with it. */
    failedSignIns: c.integer('failed_sign_ins').notNull().default(0),
    lastFailedAt: c.instant('last_failed_at'),
    createdAt: c.instant('created_at').notNull(),
  })
  const memberships = c.table(
    'memberships',
    {
      id: c.text('id').primaryKey(),
      staffId: c
        .text('staff_id')
        .notNull()
        .references(() => staff.id),
      /** null: the role holds over all departments (overseer, admin) */
      departmentId: c.text('department_id').references(() => departments.id),
      role: c.text('role', { enum: ['organiser', 'gate', 'answerOfficer', 'reviewer', 'overseer', 'admin'] }).notNull(),
      createdAt: c.instant('created_at').notNull(),
    },
    (t) => [c.index('memberships_by_staff').on(t.staffId), c.index('memberships_by_department').on(t.departmentId)],
  )
  const sessions = c.table(
    'sessions',
    {
      /** SHA-256 of the cookie's token */
      id: c.text('id').primaryKey(),
      staffId: c
        .text('staff_id')
        .notNull()
        .references(() => staff.id),
      createdAt: c.instant('created_at').notNull(),
      lastSeenAt: c.instant('last_seen_at').notNull(),
      expiresAt: c.instant('expires_at').notNull(),
      device: c.text('device').notNull(),
      signedInBy: c
        .text('signed_in_by', { enum: ['password', 'identity'] })
        .notNull()
        .default('password'),
    },
    (t) => [c.index('sessions_by_staff').on(t.staffId), c.index('sessions_by_expiry').on(t.expiresAt)],
  )
  /** One-time addresses: first set-up, invitation, new password. Only a POST consumes one. */
  const accountTokens = c.table('account_tokens', {
    id: c.text('id').primaryKey(),
    purpose: c.text('purpose', { enum: ['setUp', 'invitation', 'passwordReset'] }).notNull(),
    staffId: c.text('staff_id').references(() => staff.id),
    createdAt: c.instant('created_at').notNull(),
    expiresAt: c.instant('expires_at').notNull(),
    usedAt: c.instant('used_at'),
  })
  return { staff, memberships, sessions, accountTokens }
}
export type Accounts = ReturnType<typeof defineAccounts>
