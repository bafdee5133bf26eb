// Messages, workers and a mail server for the tests of the outbox.
import { asc } from 'drizzle-orm'
import { afterEach, beforeEach } from 'vitest'
import { type Config, readConfig, useConfig } from '#app/config.server.ts'
import { type OutboxWorker, openOutboxWorker } from '#app/outbox/deliver-messages.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { MessageKind } from '#app/outbox/message-kinds.ts'
import { after, setClock } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { type SmtpSink, startSmtpSink } from './smtp-sink.ts'

const PUBLIC_ORIGIN = 'https://open.jimo.example'
const closing: (() => Promise<void>)[] = []
let restoreClock: (() => void) | undefined
let offset = 0

export function settings(given: Record<string, string> = {}): Config {
  return readConfig({ PUBLIC_ORIGIN, MAIL_FROM: '即墨区政务开放日 <open-day@jimo.example>', ...given })
}

/** Configuration, a clock that can be moved, and everything closed after each test. */
export function useOutbox(): void {
  beforeEach(() => {
    configureLog('silent')
    useConfig(settings())
    offset = 0
    restoreClock = setClock(() => new Date(Date.now() + offset))
  })
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close()
    restoreClock?.()
  })
}

export function passTime(milliseconds: number): void {
  offset += milliseconds
}

export async function useSink(port?: number): Promise<SmtpSink> {
  const sink = await startSmtpSink(port)
  closing.push(() => sink.close())
  return sink
}

export function useWorker(given: Record<string, string> = {}): OutboxWorker {
  const worker = openOutboxWorker(settings(given))
  closing.push(() => worker.stop())
  return worker
}

type Given = {
  kind?: MessageKind
  to?: string
  name?: string
  channel?: 'email' | 'sms'
  language?: 'zh-CN' | 'en'
  subject?: { kind: 'registration' | 'question' | 'staff' | 'none'; id: string | null }
  values?: Record<string, string>
  orderKey?: string
  dedupeKey?: string
  notBefore?: Date
  departmentId?: string | null
}

/** Puts a message into the outbox; by default the links of an address, which need no registration. Answers its row. */
export async function addMessage(given: Given = {}) {
  const dedupeKey = given.dedupeKey ?? newId()
  await inTransaction({ kind: 'system', job: 'test' }, (work) =>
    enqueueMessage(work, (given.kind ?? 'registration-links') as 'registration-links', {
      channel: given.channel ?? 'email',
      to: { address: given.to ?? 'sun@citizen.example', name: given.name ?? '孙玉梅' },
      language: given.language ?? 'zh-CN',
      subject: given.subject ?? { kind: 'none', id: null },
      departmentId: given.departmentId ?? null,
      values: (given.values ?? {}) as Record<string, never>,
      dedupeKey,
      ...(given.orderKey ? { orderKey: given.orderKey } : {}),
      ...(given.notBefore ? { notBefore: given.notBefore } : {}),
    }),
  )
  const row = (await messages()).find((message) => message.dedupeKey === dedupeKey)
  if (!row) throw new Error('the message was not stored')
  return row
}

export function messages() {
  return reader().select().from(outboxMessages).orderBy(asc(outboxMessages.id))
}

export async function stateOf(id: string) {
  const row = (await messages()).find((message) => message.id === id)
  if (!row) throw new Error('no such message')
  return row
}

export const later = (milliseconds: number) => after(new Date(Date.now() + offset), milliseconds)
