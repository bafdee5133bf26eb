// Invented people who sign up and come. The same people on every run.
import { and, asc, eq } from 'drizzle-orm'
import { newId } from '#app/platform/ids.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { approveApplication } from '#app/registrations/decide-application.server.ts'
import { needsText } from '#app/registrations/needs.ts'
import { prepareRegistration } from '#app/registrations/prepare-registration.server.ts'
import { register } from '#app/registrations/register.server.ts'
import { headCounts, registrations, scans, slots } from '#db/schema.ts'
import type { DemoEvent, DemoSlot } from '#db/seed/demo-events.ts'
import { inTransaction, reader } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { demoAnswers } from './seed-demo-forms.server.ts'
import { seedSideDoor } from './seed-demo-gate.server.ts'

const MINUTE = 60_000
const SURNAMES = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕']
const GIVEN = [
  '建国',
  '秀英',
  '志强',
  '海燕',
  '丽华',
  '晓东',
  '玉兰',
  '敏',
  '静',
  '杰',
  '雪梅',
  '文博',
  '国庆',
  '桂芳',
  '子涵',
  '浩然',
  '雨桐',
  '春生',
  '爱华',
  '立新',
  '红',
  '勇',
  '艳',
  '涛',
  '明远',
  '淑珍',
  '德胜',
  '佳怡',
  '长江',
  '凤霞',
]
const NEEDS = [
  needsText(['wheelchair'], undefined),
  needsText(['signLanguage'], undefined),
  needsText(['hearing'], undefined),
]

let person = 0

/** The next invented person. Numbers begin with 1390000, which no carrier gives out for these uses. */
function nextPerson() {
  const number = person++
  const name = `${SURNAMES[(number * 7) % SURNAMES.length]}${GIVEN[(number * 11) % GIVEN.length]}`
  return {
    name,
    phone: `1390000${String(1000 + number)}`,
    ...(number % 3 === 0 ? { email: `visitor${number}@demo.example` } : {}),
    ...(number % 17 === 5 ? { needs: NEEDS[number % NEEDS.length] as string } : {}),
  }
}

/** Sizes of parties that add up to `people`: mostly one or two, now and then a family. */
function partySizes(people: number, most: number): number[] {
  const pattern = [1, 2, 1, 3, 1, 1, 2, 4, 1, 2]
  const sizes: number[] = []
  let left = people
  while (left > 0) {
    const size = Math.min(pattern[sizes.length % pattern.length] ?? 1, most, left)
    sizes.push(size)
    left -= size
  }
  return sizes
}

/** Signs people up, one after the other, over the days since sign-up opened. */
export async function seedSignUps(
  world: DemoWorld,
  demo: DemoEvent,
  demoSlot: DemoSlot,
  slotId: string,
): Promise<void> {
  if (demo.state === 'draft' || demo.state === 'inReview') return
  const most = demoSlot.partyMax ?? 5
  const sizes = [...partySizes(demoSlot.taken ?? 0, most), ...partySizes(demoSlot.waiting ?? 0, most)]
  const [slot] = await reader().select().from(slots).where(eq(slots.id, slotId))
  if (!slot || sizes.length === 0) return
  const opened = slot.signUpOpensAt.getTime()
  const last = Math.min(slot.signUpClosesAt.getTime(), world.now.getTime()) - MINUTE
  for (const [index, partySize] of sizes.entries()) {
    const arrivedAt = new Date(opened + ((last - opened) * (index + 1)) / (sizes.length + 1))
    const answers = demoAnswers(demo.slug, index)
    const party = prepareRegistration({
      ...nextPerson(),
      ...(answers ? { answers } : {}),
      slotId,
      partySize,
      consentVersion: CURRENT_CONSENT.version,
      language: 'zh-CN',
      arrivedAt,
    })
    const outcome = await inTransaction({ kind: 'citizen' }, (work) => register(work, party), {
      at: arrivedAt,
      lane: slotId,
    })
    await inTransaction({ kind: 'system', job: 'demo' }, ({ tx }) =>
      // Slots are filled one after the other; the list of an event runs over all of them by arrival.
      tx
        .update(registrations)
        .set({ arrival: arrivedAt.getTime() * 1000, ...(index % 23 === 3 && { care: ['guest'] }) })
        .where(eq(registrations.id, outcome.outcome === 'registered' ? outcome.id : '')),
    )
    if (outcome.outcome !== 'registered') throw new Error(`a sample person was not registered: ${outcome.outcome}`)
    if (outcome.status === 'pendingApproval') await approve(world, demo, outcome.id, arrivedAt)
  }
}

/** The organiser has decided a minute later. */
async function approve(world: DemoWorld, demo: DemoEvent, id: string, arrivedAt: Date): Promise<void> {
  const somebody = world.staff.get(demo.organiser)
  const departmentId = world.departments.get(demo.department) ?? null
  if (!somebody) return
  const actor = { ...somebody, grants: [{ role: 'organiser' as const, departmentId }] }
  await inTransaction(actor, (work) => approveApplication(work, id), { at: new Date(arrivedAt.getTime() + MINUTE) })
}

/** Lets a share of the confirmed parties come, one every forty seconds from half an hour before the start. */
export async function seedArrivals(world: DemoWorld, slotId: string, share: number): Promise<void> {
  const [slot] = await reader().select().from(slots).where(eq(slots.id, slotId))
  if (!slot) return
  const confirmed = await reader()
    .select({ id: registrations.id, partySize: registrations.partySize })
    .from(registrations)
    .where(and(eq(registrations.slotId, slotId), eq(registrations.status, 'confirmed')))
    .orderBy(asc(registrations.arrival))
  const coming = confirmed.slice(0, Math.round(confirmed.length * share))
  const isOver = slot.endsAt < world.now
  let arrived = 0
  await inTransaction({ kind: 'system', job: 'seed-demo' }, async (work) => {
    for (const [index, { id, partySize }] of coming.entries()) {
      const happenedAt = new Date(slot.startsAt.getTime() + (index * 40 - 1800) * 1000)
      if (happenedAt > world.now) break
      arrived += partySize
      await work.tx
        .update(registrations)
        .set({ arrivedPeople: partySize, insidePeople: isOver ? 0 : partySize })
        .where(eq(registrations.id, id))
      for (const kind of isOver ? (['entry', 'exit'] as const) : (['entry'] as const)) {
        const at = kind === 'entry' ? happenedAt : slot.endsAt
        await work.tx.insert(scans).values({
          id: newId(),
          nonce: newId(),
          eventId: slot.eventId,
          slotId,
          registrationId: id,
          gate: '正门',
          kind,
          verdict: kind === 'entry' ? 'welcome' : 'left',
          people: partySize,
          happenedAt: at,
          receivedAt: at,
          answer: {},
        })
      }
    }
    await work.tx.insert(headCounts).values({ eventId: slot.eventId, slotId, arrived, inside: isOver ? 0 : arrived })
    const [twice] = coming.filter(({ partySize }) => partySize > 1)
    if (isOver && twice) await seedSideDoor(work.tx, slot, twice)
  })
}
