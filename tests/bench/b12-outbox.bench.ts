// B12: confirmations with QR code and calendar invitation out of the outbox into a mail server on this machine, beside the
// same mails, ready made, through a bare pool of the mail library; and what sending does to people who register meanwhile.
import './support/tsx-loader.ts'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import nodemailer from 'nodemailer'
import { readConfig, useConfig } from '#app/config.server.ts'
import { configureLog } from '#app/platform/logger.server.ts'
import { readRegistrationRequest } from '#app/registrations/api-register.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { store, useStore } from '#db/work.ts'
import { BENCH_SLOT, benchFolder, openBenchStore, useBenchKeys } from './support/bench-database.ts'
import { median, percentile, type Row, report, rounds, say, spread } from './support/measure.ts'
import { startSmtpCounter } from './support/smtp-counter.ts'

const IN_A_ROUND = 500
const ROUNDS = 5
const CONNECTIONS = 5
const PACE_MS = 4

useBenchKeys()
configureLog('silent')
const sink = await startSmtpCounter()
const config = readConfig({
  SMTP_URL: sink.url,
  PUBLIC_ORIGIN: 'https://open.jimo.example',
  MAIL_FROM: '即墨区政务开放日 <open-day@jimo.example>',
})
useConfig(config)
const { folder, remove } = benchFolder()
useStore(await openBenchStore(join(folder, 'outbox.db'), { capacity: 10_000_000, waitingCapacity: 0 }))

const { openOutboxWorker } = await import('#app/outbox/deliver-messages.server.ts')
const { renderMessage } = await import('#app/outbox/message-content.server.ts')
const { MAIL_CONNECTIONS } = await import('#app/outbox/mail-transport.server.ts')
if (MAIL_CONNECTIONS !== CONNECTIONS) throw new Error('the control uses another number of connections')

let made = 0
async function register(): Promise<number> {
  made += 1
  const start = performance.now()
  const input = readRegistrationRequest({
    slotId: BENCH_SLOT,
    text: JSON.stringify({
      name: ['孙玉梅', '李明', '欧阳静'][made % 3],
      email: `visitor-${made}@citizen.example`,
      partySize: 1 + (made % 3),
      consent: { version: CURRENT_CONSENT.version },
    }),
    idempotencyKey: `bench-${made}-${'k'.repeat(12)}`,
  })
  if ('status' in input) throw new Error(String(input.status))
  const outcome = await registerParty({ kind: 'citizen' }, input)
  if (outcome.outcome !== 'registered') throw new Error(outcome.outcome)
  return performance.now() - start
}

async function fillOutbox(count: number): Promise<void> {
  for (let done = 0; done < count; done += 100) await Promise.all(Array.from({ length: 100 }, register))
}

const pool = nodemailer.createTransport({
  url: sink.url,
  pool: true,
  maxConnections: CONNECTIONS,
  maxMessages: 500,
  ignoreTLS: true,
  disableFileAccess: true,
  disableUrlAccess: true,
})

say('making the mails of the control')
await fillOutbox(IN_A_ROUND)
const rows = await store().reader.select().from(outboxMessages)
const ready = await Promise.all(rows.map(async (message) => ({ message, mail: await renderMessage(message) })))
let sentByControl = 0
async function sendRaw(): Promise<void> {
  let next = 0
  const connection = async () => {
    for (let each = ready[next++]; each; each = ready[next++]) {
      const { message, mail } = each
      sentByControl += 1
      await pool.sendMail({
        from: { name: '即墨区政务开放日', address: 'open-day@jimo.example' },
        to: { name: message.recipient.name ?? '', address: message.recipient.address },
        envelope: { from: 'open-day@jimo.example', to: [message.recipient.address] },
        messageId: `<control-${sentByControl}@open.jimo.example>`,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        attachments: mail.images?.map((image) => ({ ...image, contentType: 'image/png' })),
        icalEvent: mail.calendar && { ...mail.calendar, filename: 'invite.ics' },
      })
    }
  }
  await Promise.all(Array.from({ length: CONNECTIONS }, connection))
}

type Cost = { time: number; cpu: number }

/** Milliseconds by the wall and of the processor; the second says more on a busy machine. The mail server is included. */
async function cost(work: () => Promise<unknown>): Promise<Cost> {
  const start = performance.now()
  const used = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(used)
  return { time: performance.now() - start, cpu: (user + system) / 1000 }
}

const worker = openOutboxWorker(config)
await worker.run()
say(`${ROUNDS} rounds of ${IN_A_ROUND} mails`)
const measured = await rounds(
  ROUNDS,
  async () => {
    await fillOutbox(IN_A_ROUND)
    return cost(() => worker.run())
  },
  () => cost(sendRaw),
)

/** Times of registrations that come one after the other at a steady pace. */
async function steady(count: number): Promise<number[]> {
  const times: Promise<number>[] = []
  for (let index = 0; index < count; index++) {
    times.push(register())
    await setTimeout(PACE_MS)
  }
  return Promise.all(times)
}

say('registering while mail is sent, and while none is')
const beside = await rounds(
  3,
  async () => {
    await fillOutbox(2000)
    const sending = worker.run()
    const times = await steady(300)
    await sending
    return percentile(times, 0.99)
  },
  async () => percentile(await steady(300), 0.99),
)
await worker.run()

const states = await store().reader.select({ state: outboxMessages.state }).from(outboxMessages)
const own = [...sink.received].filter(([id]) => !id.startsWith('<control-'))
const gates = {
  'every mail was sent': states.length === made && states.every(({ state }) => state === 'sent'),
  'each arrived once': own.length === made && own.every(([, times]) => times === 1),
}
const ratios = measured.map(({ product, control }) => control.time / product.time)
const perSecond = (costs: Cost[]) => Math.round((IN_A_ROUND / median(costs.map(({ time }) => time))) * 1000)
const cpuEach = (costs: Cost[]) => `${(median(costs.map(({ cpu }) => cpu)) / IN_A_ROUND).toFixed(2)} ms`
const [products, controls] = [measured.map(({ product }) => product), measured.map(({ control }) => control)]
const effects = beside.map((round) => round.product / round.control)
const table: Row[] = [
  {
    job: 'B12',
    metric: 'mails with QR code and .ics ÷ the same mails through a bare pool',
    value: median(ratios),
    floor: 0.4,
    target: 0.7,
    better: 'higher',
    gates,
    note: `${perSecond(products)}/s, bare ${perSecond(controls)}/s, ${spread(ratios)}; processor ${cpuEach(products)}, bare ${cpuEach(controls)}`,
  },
  {
    job: 'B12',
    metric: 'registration p99 while sending ÷ while not',
    value: median(effects),
    floor: 2,
    target: 1.2,
    better: 'lower',
    gates,
    note: `${median(beside.map((r) => r.product)).toFixed(1)} ms, ${median(beside.map((r) => r.control)).toFixed(1)} ms, ${spread(effects)}`,
  },
]
await worker.stop()
pool.close()
await sink.close()
await store().close()
remove()
report(table)
process.exit(0)
