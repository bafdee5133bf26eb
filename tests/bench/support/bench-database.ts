// Databases for benches: migrated, on disk, with one published event; the temporary folder is removed at the end.
import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { migrate } from '#db/migrate.ts'
import { openStore } from '#db/open-store.ts'
import { areas, departments, events, slots } from '#db/schema.ts'
import type { Store, Tx } from '#db/store.ts'

export const BENCH_SLOT = '0190a000-0000-7000-8000-000000000001'
const EVENT = '0190a000-0000-7000-8000-e00000000000'
const DEPARTMENT = '0190a000-0000-7000-8000-d00000000000'
const AREA = '0190a000-0000-7000-8000-a00000000000'

export function benchFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'open-day-bench-'))
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

export function useBenchKeys(): void {
  useKeyRing({ keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') })
}

/** Ids of the slots of a bench database; the first is BENCH_SLOT. */
export function benchSlot(number: number): string {
  return `0190a000-0000-7000-8000-${(number + 1).toString(16).padStart(12, '0')}`
}

type Seats = { capacity: number; waitingCapacity: number }

/** A migrated store with slots that are all alike. */
export function openBenchStore(path: string, seats: Seats, slotCount = 1): Promise<Store> {
  return openBenchStoreAt(`file:${path}`, seats, slotCount)
}

/** The same on either database; DATABASE_URL must name the same dialect since before this module was loaded. */
export async function openBenchStoreAt(url: string, seats: Seats, slotCount = 1): Promise<Store> {
  await migrate(url)
  const store = await openStore({ url })
  await store.transaction((tx) => addSlots(tx, seats, slotCount))
  return store
}

/** Makes them in a process of its own, for a bench that speaks both dialects. */
export function fillSlots(url: string, seats: Seats, slotCount: number): void {
  const program = new URL('./fill-slots.ts', import.meta.url).pathname
  const env = { ...process.env, DATABASE_URL: url }
  execFileSync(process.execPath, [program, JSON.stringify({ seats, slotCount })], { env, stdio: 'inherit' })
}

async function addSlots(tx: Tx, seats: Seats, slotCount: number): Promise<void> {
  const at = now()
  const startsAt = after(at, days(7))
  const endsAt = after(startsAt, hours(2))
  await tx.insert(areas).values({ id: AREA, code: 'jimo', name: '即墨区', nameEn: 'Jimo', level: 'county' })
  await tx.insert(departments).values({
    id: DEPARTMENT,
    code: 'water',
    areaId: AREA,
    name: '即墨区水利局',
    nameEn: 'Jimo Water Bureau',
    dutyKeywords: [],
    createdAt: at,
  })
  await tx.insert(events).values({
    id: EVENT,
    slug: 'bench',
    departmentId: DEPARTMENT,
    coHosts: [],
    kind: 'openDay',
    theme: 'water',
    state: 'published',
    title: '善智墨水，惠泽民生',
    summary: '看一滴水怎样从水库走到您家水龙头。',
    agenda: [],
    startsAt,
    endsAt,
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
  })
  for (let number = 0; number < slotCount; number++) {
    await tx.insert(slots).values({
      id: benchSlot(number),
      eventId: EVENT,
      startsAt,
      endsAt,
      ...seats,
      partyMax: 5,
      signUpOpensAt: after(at, -days(1)),
      signUpClosesAt: after(startsAt, -hours(1)),
      checkInOpensAt: after(startsAt, -hours(1)),
      checkInClosesAt: endsAt,
    })
  }
}
