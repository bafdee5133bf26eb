// Sample columns: one published, then changed and published again; one that waits for its review.
import { columnHeadForm, columnSectionForm, newColumnForm } from '#app/columns/column-forms.ts'
import { latestColumnVersion } from '#app/columns/column-queries.server.ts'
import { createColumn } from '#app/columns/edit-column.server.ts'
import { addItems, saveHead, saveSection } from '#app/columns/edit-sections.server.ts'
import { decideColumn, submitColumn } from '#app/columns/review-column.server.ts'
import { readPicture } from '#app/columns/uploaded-picture.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { after, days } from '#app/platform/clock.ts'
import { listAnswers } from '#app/questions/answer-queries.server.ts'
import type { ColumnItem } from '#db/schema/topic-columns.ts'
import { DEMO_COLUMNS, type DemoColumn } from '#db/seed/demo-columns.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import { type DemoScene, demoPhoto } from './demo-photo.server.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

export async function seedColumns(world: DemoWorld): Promise<void> {
  for (const demo of DEMO_COLUMNS) await seedColumn(world, demo)
}

type Section = DemoColumn['sections'][number]

async function seedColumn(world: DemoWorld, demo: DemoColumn): Promise<void> {
  const [writer, reviewer] = [demo.writer, demo.reviewer].map((key) => world.staff.get(key) as StaffActor)
  const departmentId = world.departments.get(demo.department) as string
  const { title, titleEn, summary, summaryEn } = demo
  const head = { title, titleEn, summary, summaryEn }
  let at = after(world.now, -days(demo.reached === 'published' ? 12 : 1))
  const by = <Result extends { outcome: string }>(
    actor: StaffActor | undefined,
    useCase: (work: Work) => Promise<Result>,
  ) => inTransaction(actor as StaffActor, useCase, { at })
  const made = await by(writer, (work) => createColumn(work, newColumnForm.parse({ departmentId, ...head })))
  expectOutcome(made, 'created')
  const columnId = made.outcome === 'created' ? made.id : ''
  const place = async () => ({ columnId, basedOn: (await latestColumnVersion(reader(), columnId)).hash })

  if (demo.cover) {
    const { picture } = await pictureOf(demo.cover.picture)
    const form = columnHeadForm.parse({ ...head, alt: demo.cover.alt, altEn: demo.cover.altEn })
    const here = await place()
    expectOutcome(await by(writer, (work) => saveHead(work, here, form, picture)), 'saved')
  }
  const keys: string[] = []
  for (const [index, section] of demo.sections.entries()) {
    const text = index === 0 ? (demo.firstText ?? section.text) : section.text
    keys.push(await write(undefined, { ...section, text }))
  }
  await review()
  if (demo.firstText && demo.sections[0]) {
    at = after(world.now, -days(2))
    await write(keys[0], demo.sections[0])
    await review()
  }

  async function write(key: string | undefined, section: Section): Promise<string> {
    const { heading, headingEn, text, textEn, picture, links = [] } = section
    const words = { heading, headingEn, text, textEn, alt: picture?.alt, altEn: picture?.altEn }
    const input = columnSectionForm.parse({
      ...words,
      linkLabel: links.map(({ label }) => label),
      linkUrl: links.map(({ url }) => url),
    })
    const drawn = picture && !key ? (await pictureOf(picture.picture)).picture : undefined
    const here = await place()
    const saved = await by(writer, (work) => saveSection(work, { ...here, section: key }, input, drawn))
    expectOutcome(saved, 'saved')
    const name = 'section' in saved ? saved.section : ''
    const items = key ? [] : await itemsOf(world, section)
    const there = await place()
    if (items.length > 0)
      expectOutcome(await by(writer, (work) => addItems(work, { ...there, section: name }, items)), 'saved')
    return name
  }

  async function review(): Promise<void> {
    const { basedOn } = await place()
    expectOutcome(await by(writer, (work) => submitColumn(work, columnId, basedOn)), 'submitted')
    if (demo.reached === 'inReview') return
    expectOutcome(await by(reviewer, (work) => decideColumn(work, columnId, basedOn, { publish: true })), 'published')
  }
}

async function pictureOf(scene: DemoScene) {
  const read = await readPicture(new File([Buffer.from(demoPhoto(scene))], `${scene}.png`))
  if ('error' in read) throw new Error(`the sample picture does not fit: ${read.error}`)
  return read
}

const MOST_ANSWERS = 3

async function itemsOf(world: DemoWorld, { answers = [], events = [], campaign }: Section): Promise<ColumnItem[]> {
  const found = await Promise.all(
    answers.map((query) => listAnswers(reader(), { query, limit: MOST_ANSWERS, offset: 0 })),
  )
  const ids = [...new Set(found.flatMap(({ items }) => items.filter(({ answer }) => answer).map(({ id }) => id)))]
  return [
    ...ids.slice(0, MOST_ANSWERS).map((id) => ({ kind: 'answer' as const, id })),
    ...events.map((slug) => ({ kind: 'event' as const, id: world.events.get(slug) as string })),
    ...(campaign ? [{ kind: 'campaign' as const, id: world.campaignId }] : []),
  ]
}
