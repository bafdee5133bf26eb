// Sample events with their slots, stalls, sign-ups and arrivals.
import { createHash } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Attachment } from '#app/events/attachment.ts'
import { archiveEvent, cancelEvent } from '#app/events/cancel-event.server.ts'
import { addComment } from '#app/events/comment-event.server.ts'
import { commitDraws } from '#app/events/commit-draw.server.ts'
import { checkPicture, storePicture } from '#app/events/event-pictures.server.ts'
import { filePlan, savePlan } from '#app/events/plan-event.server.ts'
import { PLAN_OF } from '#app/events/plan-templates.ts'
import { getEvent, indexEvent, keepVersion, markSharedTimes, slotsOfEvent } from '#app/events/save-event.server.ts'
import { storeFile } from '#app/events/store-file.server.ts'
import { tellReviewers } from '#app/events/tell-of-review.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { cancelRegistrationsOfEvent } from '#app/registrations/cancel-for-event.server.ts'
import { drawLots } from '#app/registrations/draw-lots.server.ts'
import { events, slots, stalls } from '#db/schema.ts'
import { DEMO_EVENTS, type DemoEvent } from '#db/seed/demo-events.ts'
import { demoPaper } from '#db/seed/demo-papers.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { demoInstant, demoSlotTimes } from './demo-days.ts'
import { type DemoScene, demoPhoto } from './demo-photo.server.ts'
import type { DemoWorld } from './demo-world.ts'
import { seedForm } from './seed-demo-forms.server.ts'
import { seedGroup, seedList, seedOwnCodes } from './seed-demo-groups.server.ts'
import { seedArrivals, seedSignUps } from './seed-demo-people.server.ts'

const DAY = 86_400_000

export async function seedEvents(world: DemoWorld): Promise<void> {
  for (const demo of DEMO_EVENTS) {
    const organiser = world.staff.get(demo.organiser) as StaffActor
    const slotIds = await insertEvent(world, demo, organiser)
    await seedForm(world, demo.slug)
    for (const [index, slotId] of slotIds.entries()) {
      const demoSlot = demo.slots[index]
      if (!demoSlot) continue
      await seedSignUps(world, demo, demoSlot, slotId)
      await seedGroup(world, demoSlot, slotId)
      await seedList(world, demoSlot, slotId, { eventId: world.events.get(demo.slug) as string, organiser })
      if (demoSlot.ownCodes) await seedOwnCodes(slotId)
      if (demoSlot.allocation === 'lottery') await seedDraw(world, slotId)
      if (demoSlot.came !== undefined) await seedArrivals(world, slotId, demoSlot.came)
    }
    if (demo.state === 'cancelled') await callOff(world, demo)
    if (demo.state === 'archived') await archive(world, demo)
  }
}

/** Keeps the photograph of the entrance and the map, where there are any. */
async function storePictures(work: Work, eventId: string, { venue }: DemoEvent, departmentId: string) {
  const store = (scene: DemoScene) => storeScene(work, eventId, scene, departmentId)
  return {
    entranceHash: venue.entrance ? await store(venue.entrance) : null,
    ...(venue.map ? { mapHash: await store('map'), mapAlt: venue.map.alt, mapAltEn: venue.map.altEn } : {}),
  }
}

/** Answers the hash of the picture. */
async function storeScene(work: Work, eventId: string, scene: DemoScene, departmentId: string): Promise<string> {
  const checked = checkPicture(demoPhoto(scene))
  if (checked.outcome !== 'fits') throw new Error(`the sample photograph does not fit: ${checked.outcome}`)
  await storePicture(work, checked, { kind: 'event', id: eventId, departmentId })
  return checked.hash
}

/** Keeps the papers to download, where there are any. */
async function storePapers(work: Work, eventId: string, demo: DemoEvent, departmentId: string) {
  const attachments: Attachment[] = []
  for (const { title, titleEn, lines } of demo.papers ?? []) {
    const bytes = demoPaper(title, lines)
    const hash = createHash('sha256').update(bytes).digest('hex')
    const mediaType = 'application/pdf'
    await storeFile(work, { hash, mediaType, bytes }, { kind: 'event', id: eventId, departmentId })
    attachments.push({ hash, mediaType, size: bytes.length, title, titleEn })
  }
  return attachments.length > 0 ? attachments : null
}

/** Draws the lots at the time that was announced, when that is past. */
async function seedDraw(world: DemoWorld, slotId: string): Promise<void> {
  const [slot] = await reader().select({ drawAt: slots.drawAt }).from(slots).where(eq(slots.id, slotId))
  if (!slot?.drawAt || slot.drawAt > world.now) return
  await inTransaction({ kind: 'system', job: 'run draws' }, (work) => drawLots(work, slotId), { at: slot.drawAt })
}

/** Events of the water bureau have plans; that of the one in review is written and not yet filed. */
async function seedPlan(work: Work, demo: DemoEvent, eventId: string): Promise<void> {
  if (demo.department !== 'jimo-water' || demo.state === 'draft' || demo.slots.length === 0) return
  await savePlan(work, eventId, PLAN_OF.visit, 0)
  if (demo.state === 'inReview') {
    await addComment(work, eventId, { part: 'place', text: '集合地点请写明从哪个门进，附近是否能停车。' })
  } else await filePlan(work, eventId, 1)
}

/** When the event was made known: three weeks before it, and never in the future. */
function publicationOf(startsAt: Date, now: Date): Date {
  return new Date(Math.min(startsAt.getTime() - 40 * DAY, now.getTime() - DAY))
}

async function insertEvent(world: DemoWorld, demo: DemoEvent, organiser: StaffActor): Promise<string[]> {
  const id = newId()
  world.events.set(demo.slug, id)
  const today = dayOf(world.now)
  const times = demo.slots.map((slot) => demoSlotTimes(slot, world.now))
  const startsAt = times[0]?.startsAt ?? demoInstant(demo.on ?? { days: 0 }, demo.from ?? '09:00', today)
  const endsAt = times.at(-1)?.endsAt ?? demoInstant(demo.on ?? { days: 0 }, demo.to ?? '10:00', today)
  const isPublic = demo.state === 'published' || demo.state === 'cancelled' || demo.state === 'archived'
  const madeAt = publicationOf(startsAt, world.now)
  const reviewer = world.staff.get('overseer') as StaffActor
  const slotIds = times.map(() => newId())
  await inTransaction(
    organiser,
    async (work) => {
      const departmentId = world.departments.get(demo.department) as string
      await work.tx.insert(events).values({
        ...contentOfDemo(demo),
        id,
        departmentId,
        ...(await storePictures(work, id, demo, departmentId)),
        attachments: await storePapers(work, id, demo, departmentId),
        campaignId: demo.campaign ? world.campaignId : null,
        // Sign-ups come first; what ended the event comes after them.
        state: isPublic ? 'published' : demo.state,
        startsAt,
        endsAt,
        submittedAt: demo.state === 'draft' ? null : madeAt,
        submittedBy: demo.state === 'draft' ? null : organiser.staffId,
        publishedAt: isPublic ? madeAt : null,
        publishedBy: isPublic ? reviewer.staffId : null,
        createdBy: organiser.staffId,
        createdAt: madeAt,
        updatedAt: madeAt,
      })
      for (const [index, slot] of demo.slots.entries()) {
        await work.tx.insert(slots).values({
          id: slotIds[index] as string,
          eventId: id,
          ...(times[index] as ReturnType<typeof demoSlotTimes>),
          reservedFor: slot.for?.name ?? null,
          reservedForEn: slot.for?.nameEn ?? null,
          capacity: slot.capacity,
          waitingCapacity: slot.waitingCapacity ?? 0,
          partyMax: slot.partyMax ?? 5,
          allocation: slot.allocation ?? 'firstCome',
        })
      }
      await commitDraws(
        work,
        slotIds.filter((_, index) => demo.slots[index]?.allocation === 'lottery'),
      )
      for (const { code, department, name, nameEn } of demo.stalls ?? []) {
        const stallId = newId()
        world.stalls.set(`${demo.slug} ${code}`, stallId)
        await work.tx.insert(stalls).values({
          id: stallId,
          eventId: id,
          departmentId: world.departments.get(department) as string,
          code,
          name,
          nameEn,
        })
      }
      const event = await getEvent(work.tx, id)
      await markSharedTimes(work, await slotsOfEvent(work.tx, id))
      await keepVersion(work, event)
      await seedPlan(work, demo, id)
      if (isPublic) await indexEvent(work, event)
      if (demo.state === 'inReview') await tellReviewers(work, event)
    },
    { at: madeAt },
  )
  return slotIds
}

function contentOfDemo(demo: DemoEvent) {
  const { venue } = demo
  const orNull = (text: string) => text || null
  return {
    slug: demo.slug,
    kind: demo.kind,
    theme: demo.theme,
    title: demo.title,
    titleEn: demo.titleEn,
    summary: demo.summary,
    summaryEn: demo.summaryEn,
    description: demo.description,
    descriptionEn: orNull(demo.descriptionEn),
    coHosts: demo.coHosts ?? [],
    venueName: venue.name,
    venueNameEn: venue.nameEn,
    venueAddress: venue.address,
    venueAddressEn: venue.addressEn,
    transport: orNull(venue.transport),
    transportEn: orNull(venue.transportEn),
    latitude: venue.latitude ?? null,
    longitude: venue.longitude ?? null,
    accessibility: orNull(demo.accessibility),
    accessibilityEn: orNull(demo.accessibilityEn),
    audience: orNull(demo.audience),
    audienceEn: orNull(demo.audienceEn),
    ageFrom: demo.ageFrom ?? null,
    ageTo: demo.ageTo ?? null,
    whatToBring: orNull(demo.bring),
    whatToBringEn: orNull(demo.bringEn),
    contactPhone: demo.phone,
    agenda: demo.agenda,
    safetyLimit: demo.safetyLimit ?? null,
    speakers: demo.speakers ?? null,
    liveUrl: demo.liveUrl ?? null,
    recordUrl: demo.recordUrl ?? null,
  }
}

async function callOff(world: DemoWorld, demo: DemoEvent): Promise<void> {
  const id = world.events.get(demo.slug) as string
  const reason = demo.cancelReason ?? ''
  const [row] = await inTransaction({ kind: 'system', job: 'seed-demo' }, (work) =>
    work.tx.select({ departmentId: events.departmentId }).from(events).where(eq(events.id, id)),
  )
  const overseer = world.staff.get('overseer') as StaffActor
  const organiser: StaffActor = {
    ...overseer,
    grants: [...overseer.grants, { role: 'organiser', departmentId: row?.departmentId ?? null }],
  }
  await inTransaction(organiser, async (work) => {
    const outcome = await cancelEvent(work, id, reason)
    if (outcome.outcome !== 'cancelled') throw new Error(`the sample event was not cancelled: ${outcome.outcome}`)
    await cancelRegistrationsOfEvent(work, id, reason)
  })
}

async function archive(world: DemoWorld, demo: DemoEvent): Promise<void> {
  const organiser = world.staff.get(demo.organiser) as StaffActor
  const outcome = await inTransaction(organiser, (work) => archiveEvent(work, world.events.get(demo.slug) as string))
  if (outcome.outcome !== 'archived') throw new Error(`the sample event was not archived: ${outcome.outcome}`)
}
