// Sample transcripts: entered by an answer officer, checked by a reviewer, their answers taken through the reviews.
import { eq } from 'drizzle-orm'
import { addEventFile, listEventFiles, releaseEventFile } from '#app/occasions/event-files.server.ts'
import { enterExchange, releaseExchanges } from '#app/occasions/write-transcript.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { minutes } from '#app/platform/clock.ts'
import { checkFile } from '#app/questions/answer-files.server.ts'
import { latestVersion } from '#app/questions/draft-answer.server.ts'
import { publishAnswer } from '#app/questions/publish-answer.server.ts'
import { REQUIRED_REVIEWS } from '#app/questions/question.ts'
import { requestReview } from '#app/questions/request-review.server.ts'
import { reviewAnswer } from '#app/questions/review-answer.server.ts'
import { REVIEW_CRITERIA } from '#app/questions/review-criteria.ts'
import { signOffAnswer } from '#app/questions/sign-off.server.ts'
import { events, exchanges } from '#db/schema.ts'
import { demoPaper } from '#db/seed/demo-papers.ts'
import { DEMO_TALKS, type DemoExchange, type DemoTalk } from '#db/seed/demo-talks.ts'
import { inTransaction, reader, type Work } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'
import { expectOutcome } from './seed-demo-questions.server.ts'

export async function seedTalks(world: DemoWorld): Promise<void> {
  for (const talk of DEMO_TALKS) {
    const eventId = world.events.get(talk.event) as string
    const [event] = await reader().select({ startsAt: events.startsAt }).from(events).where(eq(events.id, eventId))
    const startsAt = event?.startsAt ?? world.now
    await seedPapers(world, talk, eventId, new Date(Math.min(startsAt.getTime(), world.now.getTime())))
    for (const [index, entry] of talk.entries.entries()) {
      const at = new Date(Math.min(startsAt.getTime() + minutes(5 + index * 9), world.now.getTime()))
      await seedEntry(world, talk, entry, { eventId, key: `demo-${index}`, at })
    }
  }
}

/** Added by whoever writes the transcript; public once a reviewer has released them. */
async function seedPapers(world: DemoWorld, talk: DemoTalk, eventId: string, at: Date): Promise<void> {
  const person = (name: string) => world.staff.get(name) as StaffActor
  for (const paper of talk.papers ?? []) {
    const file = checkFile(demoPaper(paper.title, paper.lines))
    if (!file) throw new Error('a sample paper is no file')
    const added = await inTransaction(
      person(talk.writer),
      (work) => addEventFile(work, eventId, { ...file, name: paper.name }),
      { at },
    )
    expectOutcome(added, 'fileAdded')
    if (paper.waiting) continue
    const papers = await listEventFiles(reader(), eventId, { released: false })
    const id = papers.find(({ hash }) => hash === file.hash)?.id ?? ''
    const released = await inTransaction(person(talk.reviewer), (work) => releaseEventFile(work, eventId, id), { at })
    expectOutcome(released, 'fileReleased')
  }
}

async function seedEntry(
  world: DemoWorld,
  talk: DemoTalk,
  demo: DemoExchange,
  { eventId, key, at }: { eventId: string; key: string; at: Date },
): Promise<void> {
  const person = (name: string) => world.staff.get(name) as StaffActor
  const content = {
    kind: demo.kind,
    asker: demo.asker ?? '',
    journalist: demo.journalist ?? null,
    question: demo.question ?? '',
    speaker: demo.speaker,
    answer: demo.answer,
    questionId: null,
  }
  const entered = await inTransaction(
    // What the organiser wrote down waits for a reviewer, and for an answer officer to file it.
    person(demo.waiting ? 'organiser' : talk.writer),
    (work) => enterExchange(work, eventId, { content, keepHints: false, key }),
    { at },
  )
  if (entered.outcome !== 'entered') throw new Error(`a sample transcript stopped at: ${entered.outcome}`)
  if (demo.waiting) return
  const pick = [{ id: entered.id, revision: 1 }]
  await inTransaction(person(talk.reviewer), (work) => releaseExchanges(work, eventId, pick), { at })
  if (!demo.published) return
  const [entry] = await reader()
    .select({ questionId: exchanges.questionId })
    .from(exchanges)
    .where(eq(exchanges.id, entered.id))
  const id = entry?.questionId ?? ''
  await publishDraft(world, id, at, talk)
}

/** Takes a draft through the reviews, each step within six hours of `at`; by default by the people of the water bureau. */
export async function publishDraft(
  world: DemoWorld,
  id: string,
  at: Date,
  people: Pick<DemoTalk, 'writer' | 'reviewer' | 'publisher'> = {
    writer: 'answerer',
    reviewer: 'reviewer',
    publisher: 'publisher',
  },
): Promise<void> {
  const later = (n: number) => new Date(Math.min(at.getTime() + minutes(n), world.now.getTime()))
  const step = (name: string, n: number, useCase: (work: Work) => Promise<{ outcome: string }>) =>
    inTransaction(world.staff.get(name) as StaffActor, useCase, { at: later(n) })
  expectOutcome(await step(people.writer, 260, (work) => requestReview(work, id)), 'requested')
  const versionHash = (await latestVersion(reader(), id))?.hash ?? ''
  for (const type of REQUIRED_REVIEWS) {
    const review = { type, verdict: 'passed' as const, note: '', criteria: REVIEW_CRITERIA[type], versionHash }
    expectOutcome(await step(people.reviewer, 280, (work) => reviewAnswer(work, id, review)), 'passed')
  }
  expectOutcome(await step('overseer', 300, (work) => signOffAnswer(work, id, versionHash)), 'signedOff')
  expectOutcome(await step(people.publisher, 320, (work) => publishAnswer(work, id, versionHash)), 'published')
}
