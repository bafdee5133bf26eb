// A day at the gate prepared in a data folder before the server starts: one event under way, its tickets, pairing addresses.
import { randomBytes } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { eq } from 'drizzle-orm'
import { hashPassword } from '#app/accounts/password.server.ts'
import type { GateProfile } from '#app/platform/actor.ts'
import { after, hours, minutes, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { lookupHash, newKeyEntry, useKeyRing } from '#app/platform/key-ring.server.ts'
import { hashSecret, newSecret } from '#app/platform/tokens.server.ts'
import { migrate } from '#db/migrate.ts'
import { openStore } from '#db/open-store.ts'
import { gateDevices, gatePairings, scans, screenLinks, staff } from '#db/schema.ts'
import { store, useStore } from '#db/work.ts'
import { makeDevice, makeEvent, makeRegistration, makeSlot, makeStaff } from '#tests/support/world.ts'

export type GateWorld = Awaited<ReturnType<typeof makeGateWorld>>

const urlOf = (dataDir: string) => `file:${join(dataDir, 'open-day.db')}`

/** Tickets are named by what they are for. */
export async function makeGateWorld(dataDir: string) {
  const ring = { keys: [newKeyEntry()], lookup: randomBytes(32).toString('base64url') }
  writeFileSync(join(dataDir, 'secrets.json'), JSON.stringify(ring))
  useKeyRing(ring)
  await migrate(urlOf(dataDir))
  useStore(await openStore({ url: urlOf(dataDir) }))
  const startsAt = after(now(), minutes(20))
  const { event, slot, departmentId } = await makeEvent({
    seats: 60,
    slot: { startsAt, taken: 12 },
    event: { safetyLimit: 150 },
  })
  const later = await makeSlot(event.id, { startsAt: after(now(), hours(3)), endsAt: after(now(), hours(4)) })
  const ticket = (given: Parameters<typeof makeRegistration>[1] = {}) => makeRegistration(slot, given)
  const tickets = {
    camera: await ticket({ name: '孙玉梅', partySize: 2 }),
    offline: await ticket({ name: '周桂琴', needs: '轮椅席' }),
    family: await ticket({ name: '赵志成', partySize: 4 }),
    cancelled: await ticket({ name: '吴小波', status: 'cancelled' }),
    later: await makeRegistration(later, { name: '郑丽' }),
    twice: await ticket({ name: '冯建国', partySize: 2 }),
    skewed: await ticket({ name: '陈秀英' }),
    quick: await ticket({ name: '沈洁', partySize: 2 }),
    slowScreen: await ticket({ name: '杨帆' }),
    fastScreen: await ticket({ name: '许静' }),
  }
  const pairings: Record<GateProfile, string[]> = { scan: [], search: [], supervisor: [] }
  for (const profile of ['scan', 'scan', 'supervisor', 'supervisor'] as const) {
    const token = newSecret()
    const gate = profile === 'scan' ? `${pairings.scan.length + 1} 号口` : '服务台'
    const about = { id: newId(), eventId: event.id, tokenHash: hashSecret(token), profile, gate }
    await store().transaction(async (tx) => {
      await tx.insert(gatePairings).values({ ...about, createdAt: now(), expiresAt: after(now(), minutes(10)) })
    })
    pairings[profile].push(token)
  }
  const [otherToken, otherEvent] = [newSecret(), await makeEvent({ seats: 20, slot: { startsAt } })]
  const secondTicket = await makeRegistration(otherEvent.slot, { name: '何晓燕' })
  await store().transaction(async (tx) => {
    const about = {
      id: newId(),
      eventId: otherEvent.event.id,
      tokenHash: hashSecret(otherToken),
      profile: 'scan' as const,
    }
    await tx
      .insert(gatePairings)
      .values({ ...about, gate: '西门', createdAt: now(), expiresAt: after(now(), minutes(10)) })
  })
  const second = { event: otherEvent.event, token: otherToken, ticket: secondTicket }
  const observer = await makeDevice(event.id, { profile: 'supervisor', name: '观察', gate: '服务台' })
  const screen = newSecret()
  await store().transaction(async (tx) => {
    const about = { id: newId(), eventId: event.id, kind: 'screen' as const, tokenHash: hashSecret(screen) }
    await tx.insert(screenLinks).values({ ...about, createdAt: now(), expiresAt: after(now(), hours(8)) })
  })
  const organiser = { email: (await makeStaff(['organiser'], departmentId)).email, password: 'gate journey 2026' }
  const passwordHash = await hashPassword(organiser.password)
  await store().transaction(async (tx) => {
    await tx
      .update(staff)
      .set({ passwordHash })
      .where(eq(staff.emailHash, lookupHash('email', organiser.email)))
  })
  await store().close()
  useStore(undefined)
  return {
    organiser,
    event,
    slot,
    later,
    second,
    tickets,
    pairings,
    observer,
    screen: `/screen/${event.slug}?key=${screen}`,
  }
}

/** Cuts off every phone of this name, as somebody at the console does. */
export async function cutOff(dataDir: string, name: string): Promise<void> {
  const opened = await openStore({ url: urlOf(dataDir) })
  await opened.transaction(async (tx) => {
    await tx.update(gateDevices).set({ revokedAt: now() }).where(eq(gateDevices.name, name))
  })
  await opened.close()
}

/** What the server has on record about attempts, read from its database; the oldest first. */
export async function recordedScans(dataDir: string) {
  const opened = await openStore({ url: urlOf(dataDir) })
  const rows = await opened.reader.select().from(scans).orderBy(scans.receivedAt, scans.id)
  await opened.close()
  return rows
}
