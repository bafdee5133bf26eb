// Sample results of events: written by the organiser, reviewed by the overseer, one of them corrected.

import { checkPicture } from '#app/events/event-pictures.server.ts'
import { decideResult, saveResult, submitResult } from '#app/events/result.server.ts'
import { resultForm } from '#app/events/result.ts'
import { findLatestResult } from '#app/events/result-queries.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { DEMO_RESULTS, type DemoResult } from '#db/seed/demo-results.ts'
import { inTransaction, reader } from '#db/work.ts'
import { demoPhoto } from './demo-photo.server.ts'
import type { DemoWorld } from './demo-world.ts'

export async function seedResults(world: DemoWorld): Promise<void> {
  for (const demo of DEMO_RESULTS) {
    if (demo.summaryBefore) await seedVersion(world, demo, demo.summaryBefore)
    await seedVersion(world, demo, demo.summary)
  }
}

/** Saves the photographs, then the words beside them, and has both reviewed. */
async function seedVersion(world: DemoWorld, demo: DemoResult, summary: string): Promise<void> {
  const id = world.events.get(demo.event) as string
  const organiser = world.staff.get(demo.organiser) as StaffActor
  const overseer = world.staff.get('overseer') as StaffActor
  const pictures = demo.photos.map(({ scene }) => {
    const checked = checkPicture(demoPhoto(scene))
    if (checked.outcome !== 'fits') throw new Error(`the sample photograph does not fit: ${checked.outcome}`)
    return checked
  })
  const form = async (photos: object) => {
    const latest = await findLatestResult(reader(), id)
    return resultForm.parse({
      version: latest?.version ?? 0,
      ...{ summary, summaryEn: demo.summaryEn, figures: demo.figures },
      ...{ linkLabel: demo.links.map(({ label }) => label), linkUrl: demo.links.map(({ url }) => url) },
      ...photos,
    })
  }
  const worded = {
    photo: pictures.map(({ hash }) => hash),
    alt: demo.photos.map(({ alt }) => alt),
    altEn: demo.photos.map(({ altEn }) => altEn),
  }
  const known = (await findLatestResult(reader(), id)) !== undefined
  if (!known) await save(await form({}))
  const version = await save(await form(worded))
  const submitted = await inTransaction(organiser, (work) => submitResult(work, id, version, true))
  if (submitted.outcome !== 'submitted') throw new Error(`the sample result was not submitted: ${submitted.outcome}`)
  const decided = await inTransaction(overseer, (work) => decideResult(work, id, version, { publish: true }))
  if (decided.outcome !== 'published') throw new Error(`the sample result was not published: ${decided.outcome}`)

  async function save(input: Awaited<ReturnType<typeof form>>): Promise<number> {
    const saved = await inTransaction(organiser, (work) => saveResult(work, id, input, known ? [] : pictures))
    if (saved.outcome !== 'saved') throw new Error(`the sample result was not saved: ${saved.outcome}`)
    return saved.version
  }
}
