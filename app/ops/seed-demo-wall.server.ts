// The sample wall: questions put up by their host, voted for, one of them being answered.
import type { StaffActor } from '#app/platform/actor.ts'
import { minutes } from '#app/platform/clock.ts'
import { answerOnTheSpot } from '#app/questions/answer-on-the-spot.server.ts'
import { askQuestion } from '#app/questions/ask-question.server.ts'
import { redactQuestion } from '#app/questions/redact-question.server.ts'
import { releaseOnWall } from '#app/questions/release-on-wall.server.ts'
import { takeDownQuestion } from '#app/questions/take-down-question.server.ts'
import { voteOnWall } from '#app/questions/vote-on-wall.server.ts'
import { takeWallStep } from '#app/questions/wall-steps.server.ts'
import { DEMO_STALL, DEMO_WALL, type DemoWallQuestion } from '#db/seed/demo-wall.ts'
import { inTransaction } from '#db/work.ts'
import type { DemoWorld } from './demo-world.ts'

const citizen = { kind: 'citizen' } as const

export async function seedWall(world: DemoWorld): Promise<void> {
  const eventId = world.events.get(DEMO_WALL.event) as string
  const host = world.staff.get(DEMO_WALL.host) as StaffActor
  for (const [index, demo] of DEMO_WALL.questions.entries()) {
    const at = new Date(world.now.getTime() - minutes(50 - index * 4))
    await seedQuestion(demo, world.now, { eventId, host, at })
  }
}

/** A question that an officer took down at their stall at another department's event, with the answer they gave. */
export async function seedStall(world: DemoWorld): Promise<void> {
  const { event, stall, officer, question, answer } = DEMO_STALL
  const actor = world.staff.get(officer) as StaffActor
  const at = new Date(world.now.getTime() - minutes(20))
  const asked = {
    event,
    stall,
    source: 'onSite' as const,
    ...question,
    anonymous: false,
    mayPublish: true,
    language: 'zh-CN' as const,
    idempotencyKey: `demo-${event}-${stall}`,
  }
  const taken = await inTransaction(actor, (work) => takeDownQuestion(work, asked, { ...answer, keepHints: false }), {
    at,
  })
  if (taken.outcome !== 'askedAndAnswered') throw new Error(`the stall's question was not taken: ${taken.outcome}`)
}

type Place = { eventId: string; host: StaffActor; at: Date }

async function seedQuestion(demo: DemoWallQuestion, now: Date, { eventId, host, at }: Place): Promise<void> {
  const asked = await inTransaction(
    citizen,
    (work) =>
      askQuestion(work, {
        event: DEMO_WALL.event,
        source: 'web',
        kind: demo.kind,
        topic: '供水',
        text: demo.text,
        ...(demo.displayName ? { displayName: demo.displayName } : {}),
        phone: '13900000182',
        anonymous: demo.displayName === null,
        mayPublish: true,
        language: 'zh-CN',
      }),
    { at },
  )
  if (asked.outcome !== 'asked') throw new Error(`a sample question was not taken: ${asked.outcome}`)
  if (demo.wall === 'waiting') return
  const place = { eventId, questionId: asked.question.id }
  const copy = { publicText: demo.publicText ?? demo.text, keepHints: false }
  if (demo.wall === 'cleared') {
    await inTransaction(host, (work) => redactQuestion(work, place.questionId, copy), { at })
    return
  }
  await inTransaction(host, (work) => releaseOnWall(work, place, copy), { at })
  await inTransaction(citizen, async (work) => {
    for (let n = 0; n < demo.votes; n++) await voteOnWall(work, { ...place, device: `demo-${n}` })
  })
  await inTransaction(
    host,
    async (work) => {
      if (demo.wall === 'answering' || demo.wall === 'written') await takeWallStep(work, { ...place, step: demo.wall })
      if (demo.wall === 'pinned') await takeWallStep(work, { ...place, step: 'pin' })
      if (demo.wall === 'answered') {
        const { speaker, spoken: summary } = DEMO_WALL
        await answerOnTheSpot(work, place, { speaker, summary, keepHints: true, key: `demo-${eventId}` })
      }
    },
    { at: now },
  )
}
