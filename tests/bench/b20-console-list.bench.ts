// B20: pages of the sign-up list of an event with 10,000 sign-ups beside the same pages of one with 100, on one server:
// processor time of the server per page. The rows of the events lie mixed, as they come in real use.
import { join } from 'node:path'
import { readKeyRing } from '#app/ops/key-ring-file.server.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { encrypt, lookupHash, useKeyRing } from '#app/platform/key-ring.server.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { pinyinInitials } from '#app/registrations/pinyin-initials.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { events, memberships, registrations, sessions, slots, staff } from '#db/schema.ts'
import type { Tx } from '#db/store.ts'
import { SERVE } from '../../scripts/project.mjs'
import { BENCH_SLOT, benchFolder, openBenchStore } from './support/bench-database.ts'
import { hammer, startBenchServer } from './support/bench-server.ts'
import { median, type Row, report, rounds, say, spread } from './support/measure.ts'

const MANY = 10_000
const FEW = 100
const OTHERS = 20_000
const ROUNDS = 5
const CHUNK_MS = 1500
const CONNECTIONS = 2
const STATUSES = ['confirmed', 'confirmed', 'confirmed', 'waiting', 'cancelled', 'pendingApproval'] as const
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗']
const GIVEN = [...'伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀英华玉梅']

const { folder, remove } = benchFolder()
useKeyRing(readKeyRing(join(folder, 'secrets.json')))
const store = await openBenchStore(join(folder, 'open-day.db'), { capacity: 100_000, waitingCapacity: 100_000 })
const at = now()
const cookie = newSecret(32)
const few = newId()
let made = 0

function signUp(eventId: string, slotId: string) {
  made += 1
  const name = `${SURNAMES[made % 20]}${GIVEN[made % 22]}${GIVEN[(made * 7) % 22]}`
  const phone = `139${String(made).padStart(8, '0')}`
  const [ticketSecret, manageToken] = [newSecret(), newSecret()]
  const createdAt = after(at, -made * 1000)
  return {
    id: newId(),
    eventId,
    slotId,
    status: STATUSES[made % STATUSES.length] ?? 'confirmed',
    partySize: 1 + (made % 4),
    name,
    nameInitials: pinyinInitials(name),
    phone,
    phoneHash: phoneHash(phone),
    phoneTailHash: phoneTailHash(phone),
    language: 'zh-CN' as const,
    consentVersion: '1',
    consentAt: createdAt,
    ticketSecret,
    ticketHash: hashSecret(ticketSecret),
    manageToken,
    manageHash: hashSecret(manageToken),
    shortCode: String(10_000_000 + made),
    arrival: made * 1000,
    arrivedAt: createdAt,
    createdAt,
    updatedAt: createdAt,
  }
}

async function fill(count: number, place: (index: number) => { eventId: string; slotId: string }): Promise<void> {
  for (let from = 0; from < count; from += 500) {
    await store.transaction(async (tx) => {
      const rows = Array.from({ length: Math.min(500, count - from) }, (_, index) => {
        const { eventId, slotId } = place(from + index)
        return signUp(eventId, slotId)
      })
      for (let part = 0; part < rows.length; part += 100)
        await tx.insert(registrations).values(rows.slice(part, part + 100))
    })
  }
}

async function addEvent(tx: Tx, id: string): Promise<string> {
  const [model] = await tx.select().from(events).limit(1)
  const [slot] = await tx.select().from(slots).limit(1)
  if (!model || !slot) throw new Error('the bench database is empty')
  const slotId = newId()
  await tx.insert(events).values({ ...model, id, slug: `bench-${id}` })
  await tx.insert(slots).values({ ...slot, id: slotId, eventId: id })
  return slotId
}

say(`making ${MANY + FEW + OTHERS} sign-ups`)
const [big] = await store.reader.select({ id: events.id, departmentId: events.departmentId }).from(events)
if (!big) throw new Error('the bench database is empty')
const fewSlot = await store.transaction((tx) => addEvent(tx, few))
const other = newId()
const otherSlot = await store.transaction((tx) => addEvent(tx, other))
// Mixed, so that the rows of one event do not lie side by side.
await fill(MANY + OTHERS, (index) =>
  index % 3 === 0 ? { eventId: big.id, slotId: BENCH_SLOT } : { eventId: other, slotId: otherSlot },
)
await fill(FEW, () => ({ eventId: few, slotId: fewSlot }))
await store.transaction(async (tx) => {
  const staffId = newId()
  const email = 'organiser@bench.example'
  await tx
    .insert(staff)
    .values({ id: staffId, email, emailHash: lookupHash('email', email), name: '王海燕', createdAt: at })
  await tx
    .insert(memberships)
    .values({ id: newId(), staffId, departmentId: big.departmentId, role: 'organiser', createdAt: at })
  await tx.insert(sessions).values({
    id: hashSecret(cookie),
    staffId,
    createdAt: at,
    lastSeenAt: at,
    expiresAt: after(at, hours(8)),
    device: '',
  })
})
await store.close()

const server = await startBenchServer(SERVE, { DATA_DIR: folder })
async function cost(eventId: string, query: string): Promise<number> {
  const path = `/console/events/${eventId}/registrations${query}`
  const cpu = server.cpuMs()
  const answered = await hammer(
    server.port,
    { path, status: 200, headers: { Cookie: `session=${cookie}` } },
    CONNECTIONS,
    CHUNK_MS,
  )
  return (server.cpuMs() - cpu) / answered
}

const PAGES = [
  ['first page', '', 3, 1.5],
  ['one status', '?status=waiting', 3, 1.5],
  ['found by last four digits', '?q=0033', 3, 1.5],
  ['a later page', `?after=${made * 500}_${newId()}_50`, 3, 1.5],
  ['found by initials', '?q=wf', 3, 1.5],
  ['found by part of the name', `?q=${encodeURIComponent('王伟')}`, 3, 1.5],
  ['found by pinyin', '?q=zhangmin', 3, 1.5],
  ['found by one letter, every tenth', '?q=w', 3, 1.5],
] as const
const rows: Row[] = []
for (const [page, query, floor, target] of PAGES) {
  say(`B20 ${page}`)
  const measured = await rounds(
    ROUNDS,
    () => cost(big.id, query),
    () => cost(few, query),
  )
  const ratios = measured.map((round) => round.product / round.control)
  const ms = (side: 'product' | 'control') => median(measured.map((round) => round[side])).toFixed(1)
  rows.push({
    job: 'B20',
    metric: `sign-up list, ${page}: 10,000 ÷ 100`,
    value: median(ratios),
    better: 'lower',
    floor,
    target,
    note: `${ms('product')} ms ÷ ${ms('control')} ms of processor time; ${spread(ratios)}`,
  })
}
say('deciphering alone')
const sealed = Array.from({ length: 2000 }, (_, index) => encrypt(`王小明${index}`))
const { decrypt } = await import('#app/platform/key-ring.server.ts')
const start = performance.now()
for (const value of sealed) decrypt(value)
rows.push({
  job: 'B20',
  metric: 'deciphering one name',
  value: ((performance.now() - start) * 1000) / sealed.length,
  unit: 'µs',
  better: 'lower',
})
await server.stop()
remove()
report(rows)
