// Who hears of an event before it is public: when it is handed in, sent back, published.
import { asc, eq } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { changeEvent } from '#app/events/change-event.server.ts'
import { contentOf } from '#app/events/event-content.ts'
import { publishEvent, returnEvent, submitEvent } from '#app/events/review-event.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { memberships, outboxMessages, staff } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { makeStaff, useTestStore } from '#tests/support/world.ts'
import { useOutbox } from '../outbox/outbox-world.ts'
import { act, makeDraft, makePeople } from './people.ts'

useTestStore()
useOutbox()

const notices = () =>
  reader().select().from(outboxMessages).where(eq(outboxMessages.kind, 'review-notice')).orderBy(asc(outboxMessages.id))

/** A draft of the organiser, the acts of its way to the public, and who was told what: `notice person`, new ones only. */
async function makeDesk() {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const { organiser, colleague, reviewer, overseer, outsider } = people
  const names = new Map(
    Object.entries({ organiser, colleague, reviewer, overseer, outsider }).map(([name, { email }]) => [email, name]),
  )
  let seen = 0
  return {
    people,
    event,
    submit: (actor: StaffActor) => act(actor, (work) => submitEvent(work, event.id)),
    back: (actor: StaffActor, version = event.version) =>
      act(actor, (work) => returnEvent(work, event.id, version, '请写明从哪个门进。')),
    publish: (actor: StaffActor, version = event.version) =>
      act(actor, (work) => publishEvent(work, event.id, version)),
    async told() {
      const rows = (await notices()).slice(seen)
      seen += rows.length
      return rows.map(({ values, recipient }) => `${values.notice} ${names.get(recipient.address)}`).sort()
    },
  }
}

const close = (person: StaffActor) =>
  store().transaction((tx) => tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, person.staffId)))

it('those who may publish it hear when it is handed in; those who wrote it, what became of it; nobody twice', async () => {
  const { people, event, submit, back, publish, told } = await makeDesk()
  await submit(people.organiser)
  expect(await told()).toEqual(['handedIn colleague', 'handedIn reviewer'])
  expect(await submit(people.organiser)).toEqual({ outcome: 'notDraft' })
  expect(await told()).toEqual([])

  await back(people.reviewer)
  expect(await told()).toEqual(['returned organiser'])
  expect(await back(people.colleague)).toEqual({ outcome: 'notInReview' })
  expect(await told()).toEqual([])

  // The colleague reviews too, but not what they changed last.
  const edit = { ...contentOf(event), venueAddress: '鹤山路 1 号南门', version: event.version }
  await act(people.colleague, (work) => changeEvent(work, event.id, edit))
  await submit(people.organiser)
  expect(await told()).toEqual(['handedIn reviewer'])
  await publish(people.overseer, event.version)
  expect(await told()).toEqual([])
  await publish(people.overseer, event.version + 1)
  expect(await told()).toEqual(['published colleague', 'published organiser'])
})

it('where nobody else of the department reviews, the overseers hear; a closed account and who left the department hear nothing', async () => {
  const { people, submit, back, told } = await makeDesk()
  await close(people.reviewer)
  await submit(people.colleague)
  expect(await told()).toEqual(['handedIn overseer'])
  await close(people.colleague)
  await store().transaction((tx) => tx.delete(memberships).where(eq(memberships.staffId, people.organiser.staffId)))
  await back(people.overseer)
  expect(await told()).toEqual([])
})

it('where nobody who wrote it can change it any more, the organisers of the department hear', async () => {
  const { people, submit, back } = await makeDesk()
  await submit(people.organiser)
  await close(people.organiser)
  const successor = await makeStaff(['organiser'], people.department.id, '王芳')
  await back(people.reviewer)
  const returned = (await notices()).filter(({ values }) => values.notice === 'returned')
  expect(returned.map(({ recipient }) => recipient.name).sort()).toEqual([people.colleague.name, successor.name].sort())
})

it('the letter leads to the page where one goes on, in the language of the reader, and carries the note', async () => {
  const { people, event, submit, back, publish } = await makeDesk()
  await store().transaction((tx) =>
    tx.update(staff).set({ language: 'en' }).where(eq(staff.id, people.organiser.staffId)),
  )
  await submit(people.organiser)
  await back(people.reviewer)
  await submit(people.organiser)
  await publish(people.reviewer)
  const mails = await Promise.all(
    (await notices()).map(async (row) => ({ notice: row.values.notice, mail: await renderMessage(row) })),
  )
  const mailOf = (notice: string) => mails.find((one) => one.notice === notice)?.mail
  expect(mailOf('handedIn')?.subject).toBe(`活动待审核：${event.title}`)
  expect(mailOf('handedIn')?.text).toContain(`/console/events/${event.id}/review`)
  expect(mailOf('returned')?.subject).toBe(`Sent back: ${event.titleEn}`)
  expect(mailOf('returned')?.text).toMatch(new RegExp(`请写明从哪个门进。[^]*/console/events/${event.id}\\s`))
  expect(mailOf('published')?.text).toContain(`/events/${event.slug}`)
  const [first] = await notices()
  expect(first).toMatchObject({
    departmentId: people.department.id,
    subjectId: event.id,
    values: { notice: 'handedIn', note: null },
  })
})
