// What the pages of the outbox read. Messages that the actor may not see are not there.
import { and, count, desc, eq, inArray, or, type SQL } from 'drizzle-orm'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import { outboxMessages } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import type { OutboxMessage } from './claim-messages.server.ts'
import { mayReadMessage, outboxScope, TEST_KINDS } from './outbox-policy.ts'

/** The states as people sort them. */
export const OUTBOX_GROUPS = {
  waiting: ['queued', 'sending', 'retry'],
  failed: ['failed'],
  kept: ['kept'],
  sent: ['sent'],
} as const satisfies Record<string, readonly OutboxMessage['state'][]>
export type OutboxGroup = keyof typeof OUTBOX_GROUPS

export function isOutboxGroup(text: string | null): text is OutboxGroup {
  return text !== null && Object.hasOwn(OUTBOX_GROUPS, text)
}

export const MESSAGES_A_PAGE = 50

/** The condition under which `mayReadMessage` holds. */
function visible(actor: Actor): SQL | undefined {
  const scope = outboxScope(actor)
  const within = (departments: string[] | 'all', kinds: OutboxMessage['subjectKind'][]) => {
    if (departments === 'all') return inArray(outboxMessages.subjectKind, kinds)
    if (departments.length === 0) return undefined
    return and(inArray(outboxMessages.subjectKind, kinds), inArray(outboxMessages.departmentId, departments))
  }
  const own = and(inArray(outboxMessages.kind, [...TEST_KINDS]), eq(outboxMessages.subjectId, scope.ownId))
  return or(
    own,
    within(scope.registrations, ['registration', 'event', 'none']),
    within(scope.questions, ['question']),
    scope.staff ? eq(outboxMessages.subjectKind, 'staff') : undefined,
  )
}

/** `s***@citizen.example`, `139****0174`. */
export function maskedAddress({ channel, recipient }: Pick<OutboxMessage, 'channel' | 'recipient'>): string {
  return channel === 'email' ? maskEmail(recipient.address) : maskPhone(recipient.address)
}

const LISTED = {
  id: outboxMessages.id,
  kind: outboxMessages.kind,
  channel: outboxMessages.channel,
  recipient: outboxMessages.recipient,
  state: outboxMessages.state,
  attempts: outboxMessages.attempts,
  nextAttemptAt: outboxMessages.nextAttemptAt,
  lastError: outboxMessages.lastError,
  createdAt: outboxMessages.createdAt,
  sentAt: outboxMessages.sentAt,
}

export type ListedMessage = Awaited<ReturnType<typeof listMessages>>['messages'][number]

/** Messages the actor may see, the newest first, with how many there are in each group. */
export async function listMessages(actor: Actor, given: { group: OutboxGroup | undefined; page: number }) {
  const counted = await reader()
    .select({ state: outboxMessages.state, total: count() })
    .from(outboxMessages)
    .where(visible(actor))
    .groupBy(outboxMessages.state)
  const totals = Object.fromEntries(
    Object.entries(OUTBOX_GROUPS).map(([group, states]) => [
      group,
      counted
        .filter(({ state }) => (states as readonly string[]).includes(state))
        .reduce((sum, { total }) => sum + total, 0),
    ]),
  ) as Record<OutboxGroup, number>
  const total = given.group ? totals[given.group] : Object.values(totals).reduce((sum, each) => sum + each, 0)
  const pages = Math.max(1, Math.ceil(total / MESSAGES_A_PAGE))
  const page = Math.min(Math.max(1, given.page), pages)
  const rows = await reader()
    .select(LISTED)
    .from(outboxMessages)
    .where(
      and(visible(actor), given.group ? inArray(outboxMessages.state, [...OUTBOX_GROUPS[given.group]]) : undefined),
    )
    .orderBy(desc(outboxMessages.createdAt), desc(outboxMessages.id))
    .limit(MESSAGES_A_PAGE)
    .offset((page - 1) * MESSAGES_A_PAGE)
  return {
    totals,
    page,
    pages,
    messages: rows.map(({ recipient, ...row }) => ({
      ...row,
      to: maskedAddress({ channel: row.channel, recipient }),
      name: maskName(recipient.name ?? ''),
    })),
  }
}

/** A message the actor may see. */
export async function getMessage(actor: Actor, id: string): Promise<OutboxMessage> {
  const [message] = await reader().select().from(outboxMessages).where(eq(outboxMessages.id, id))
  if (!message || !mayReadMessage(actor, message)) throw new NotFound()
  return message
}
