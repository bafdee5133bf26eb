// Whether this process can serve, for load balancers and the operator.
import { asc, count, inArray } from 'drizzle-orm'
import { now } from '#app/platform/clock.ts'
import { outboxMessages } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'

const WAITING = ['queued', 'sending', 'retry'] as const

export type OutboxFacts = { queued: number; oldestSeconds: number }

/** How many messages wait to be sent, and for how long the oldest has. */
export async function outboxFacts(): Promise<OutboxFacts> {
  const waiting = inArray(outboxMessages.state, [...WAITING])
  const [total] = await reader().select({ queued: count() }).from(outboxMessages).where(waiting)
  const [oldest] = await reader()
    .select({ createdAt: outboxMessages.createdAt })
    .from(outboxMessages)
    .where(waiting)
    .orderBy(asc(outboxMessages.createdAt))
    .limit(1)
  const age = oldest ? (now().getTime() - oldest.createdAt.getTime()) / 1000 : 0
  return { queued: total?.queued ?? 0, oldestSeconds: Math.max(0, Math.round(age)) }
}

export async function readiness(): Promise<{ ready: boolean; facts: Record<string, unknown> }> {
  try {
    const [answers, outbox, { version, ...pragmas }] = await Promise.all([
      store().ping(),
      outboxFacts(),
      store().facts(),
    ])
    const engine = store().dialect === 'sqlite' ? { sqliteVersion: version, pragmas } : { version }
    return { ready: answers, facts: { database: answers, outbox, ...engine } }
  } catch {
    return { ready: false, facts: { database: false } }
  }
}
