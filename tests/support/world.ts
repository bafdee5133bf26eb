// A test builds its own world: `const { department } = await makeDepartment()`, `await makeEvent({ seats: 2 })`.
import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeEach } from 'vitest'
import { fillBudgets } from '#app/budgets/shared-budgets.server.ts'
import type { GateDevice } from '#app/check-in/gate-device.ts'
import { commitDraws } from '#app/events/commit-draw.server.ts'
import type { Role, StaffActor } from '#app/platform/actor.ts'
import { after, days, hours, now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash, newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { hashSecret, newDigits, newSecret } from '#app/platform/tokens.server.ts'
import { openStore } from '#db/open-store.ts'
import * as tables from '#db/schema.ts'
import type { Store } from '#db/store.ts'
import { reader, store, useStore } from '#db/work.ts'
import { freshDatabaseUrl } from './database.ts'

/** A fresh, migrated store for each test of the file. Gives its address, for a second process on the same database. */
export function useTestStore(): () => string {
  let opened: Store | undefined
  let url = ''
  beforeEach(async () => {
    useKeyRing({ keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') })
    url = await freshDatabaseUrl()
    opened = await openStore({ url })
    useStore(opened)
    fillBudgets()
  })
  afterEach(async () => {
    await opened?.close()
    useStore(undefined)
  })
  return () => url
}

type Insertable = { $inferInsert: object }
async function add<Table extends Insertable>(table: Table, row: Table['$inferInsert']): Promise<void> {
  await store().transaction(async (tx) => {
    await tx.insert(table as never).values(row as never)
  })
}

export async function makeDepartment(given: { code?: string; name?: string; parentId?: string } = {}) {
  const id = newId()
  const areaId = newId()
  await add(tables.areas, { id: areaId, code: `area-${areaId}`, name: '即墨区', nameEn: 'Jimo', level: 'county' })
  const department = {
    id,
    code: given.code ?? `department-${id.slice(-8)}`,
    areaId,
    parentId: given.parentId ?? null,
    name: given.name ?? '即墨区水利局',
    nameEn: 'Jimo Water Bureau',
    dutyKeywords: [],
    createdAt: now(),
  }
  await add(tables.departments, department)
  return department
}

/** A member of staff with roles in one department; `departmentId` null for roles over all departments. */
export async function makeStaff(
  roles: Role[],
  departmentId: string | null,
  name = '王海燕',
): Promise<StaffActor & { email: string }> {
  const id = newId()
  const email = `${id.slice(-12)}@example.org`
  await add(tables.staff, { id, email, emailHash: lookupHash('email', email), name, createdAt: now() })
  for (const role of roles)
    await add(tables.memberships, { id: newId(), staffId: id, departmentId, role, createdAt: now() })
  return { kind: 'staff', staffId: id, name, grants: roles.map((role) => ({ role, departmentId })), email }
}

export type MadeSlot = typeof tables.slots.$inferSelect

/** A published event with one slot a week from now; `seats` is its capacity. */
export async function makeEvent(
  given: {
    departmentId?: string
    seats?: number
    waitingCapacity?: number
    partyMax?: number
    slot?: Partial<typeof tables.slots.$inferInsert>
    event?: Partial<typeof tables.events.$inferInsert>
  } = {},
) {
  const departmentId = given.departmentId ?? (await makeDepartment()).id
  const id = newId()
  const startsAt = given.slot?.startsAt ?? after(now(), days(7))
  const endsAt = given.slot?.endsAt ?? after(startsAt, hours(2))
  const event = {
    id,
    slug: `event-${id.slice(-12)}`,
    departmentId,
    coHosts: [],
    kind: 'openDay' as const,
    theme: 'water',
    state: 'published' as const,
    title: '善智墨水，惠泽民生',
    titleEn: 'Water for Jimo',
    summary: '看一滴水怎样从水库走到您家水龙头。',
    venueName: '智慧水务调度中心',
    venueAddress: '鹤山路 1 号',
    agenda: [],
    startsAt,
    endsAt,
    createdAt: now(),
    updatedAt: now(),
    publishedAt: now(),
    ...given.event,
  }
  await add(tables.events, event)
  const slot = await makeSlot(id, {
    capacity: given.seats ?? 50,
    waitingCapacity: given.waitingCapacity ?? 20,
    partyMax: given.partyMax ?? 5,
    startsAt,
    endsAt,
    ...given.slot,
  })
  return { event, slot, departmentId }
}

export async function makeSlot(eventId: string, given: Partial<typeof tables.slots.$inferInsert> = {}) {
  const startsAt = given.startsAt ?? after(now(), days(7))
  const endsAt = given.endsAt ?? after(startsAt, hours(2))
  const slot = {
    id: newId(),
    eventId,
    startsAt,
    endsAt,
    capacity: 50,
    waitingCapacity: 20,
    partyMax: 5,
    signUpOpensAt: after(now(), -days(7)),
    signUpClosesAt: after(startsAt, -hours(1)),
    checkInOpensAt: after(startsAt, -hours(1)),
    checkInClosesAt: endsAt,
    ...given,
  }
  await add(tables.slots, slot)
  return slot
}

/** A slot whose places are drawn, with its seed promised. */
export async function makeLottery(eventId: string, given: Partial<typeof tables.slots.$inferInsert> = {}) {
  const slot = await makeSlot(eventId, { allocation: 'lottery', ...given })
  await store().transaction((tx) =>
    commitDraws({ tx, actor: { kind: 'system', job: 'test' }, now: now(), changed: () => {} }, [slot.id]),
  )
  return slot
}

/** A confirmed registration of one person, without going through sign-up: places of the slot are not counted. */
export async function makeRegistration(
  slot: { id: string; eventId: string },
  given: Partial<typeof tables.registrations.$inferInsert> = {},
) {
  const ticketSecret = newSecret()
  const manageToken = newSecret()
  const registration = {
    id: newId(),
    eventId: slot.eventId,
    slotId: slot.id,
    status: 'confirmed' as const,
    partySize: 1,
    name: '孙玉梅',
    nameInitials: 'sym',
    language: 'zh-CN' as const,
    consentVersion: '1',
    consentAt: now(),
    ticketSecret,
    ticketHash: hashSecret(ticketSecret),
    manageToken,
    manageHash: hashSecret(manageToken),
    shortCode: newDigits(8),
    arrival: now().getTime(),
    arrivedAt: now(),
    createdAt: now(),
    updatedAt: now(),
    ...given,
  }
  await add(tables.registrations, registration)
  return registration
}

/** A phone paired with an event, and its token. */
export async function makeDevice(
  eventId: string,
  given: Partial<typeof tables.gateDevices.$inferInsert> = {},
): Promise<GateDevice & { token: string }> {
  const token = newSecret()
  const row = {
    id: newId(),
    eventId,
    tokenHash: hashSecret(token),
    name: '手机 A',
    gate: '1 号口',
    profile: 'scan' as const,
    createdAt: after(now(), -hours(1)),
    lastSeenAt: now(),
    expiresAt: after(now(), days(2)),
    ...given,
  }
  await add(tables.gateDevices, row)
  const [event] = await reader()
    .select({ departmentId: tables.events.departmentId })
    .from(tables.events)
    .where(eq(tables.events.id, eventId))
  return { ...row, departmentId: event?.departmentId ?? '', token }
}

/** A campaign that the public sees, over the coming month. */
export async function makeCampaign(given: Partial<typeof tables.campaigns.$inferInsert> & { departmentId: string }) {
  const id = newId()
  const campaign = {
    id,
    slug: `campaign-${id.slice(-12)}`,
    theme: 'general',
    title: '政务公开主题日',
    summary: '各部门同日开放。',
    startsOn: dayOf(now()),
    endsOn: dayOf(after(now(), days(30))),
    state: 'published' as const,
    createdAt: now(),
    ...given,
  }
  await add(tables.campaigns, campaign)
  return campaign
}
