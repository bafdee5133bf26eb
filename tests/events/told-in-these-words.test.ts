// Before a change or a cancelling is confirmed, the page shows the letter that people will get.
import { ne } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { cancelEvent } from '#app/events/cancel-event.server.ts'
import { changeEvent } from '#app/events/change-event.server.ts'
import { previewChange } from '#app/events/edit-preview.server.ts'
import { contentOf } from '#app/events/event-content.ts'
import { previewEventLetters } from '#app/outbox/event-letters.server.ts'
import { renderMessage } from '#app/outbox/message-content.server.ts'
import { spanText } from '#app/outbox/message-values.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { newId } from '#app/platform/ids.ts'
import { cancelRegistrationsOfEvent } from '#app/registrations/cancel-for-event.server.ts'
import { tellRegisteredOfChange } from '#app/registrations/tell-registered.server.ts'
import { departmentTexts, outboxMessages } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { makeRegistration, useTestStore } from '#tests/support/world.ts'
import { useOutbox } from '../outbox/outbox-world.ts'
import { act, makePeople, makePublished } from './people.ts'

useTestStore()
useOutbox()

/** Lines that name nobody and hold no code or link: these are masked before the letter goes out. */
const plain = (text: string) => text.split('\n').filter((line) => line && !/https?:|•|孙|码|您好/.test(line))
const sentWords = async () => {
  const [row] = await reader().select().from(outboxMessages).where(ne(outboxMessages.kind, 'review-notice'))
  if (!row) throw new Error('nothing was sent')
  return (await renderMessage(row)).text
}

it('a change: each language in which somebody is told, as it is sent afterwards, without the name in full', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { email: 'sun@example.org' })
  const edit = { ...contentOf(event), venueName: '新大厅', version: event.version }
  const { letters } = await previewChange(reader(), event, edit, now())
  expect(letters.map(({ language }) => language)).toEqual(['zh-CN'])
  const [letter] = letters
  expect(letter?.text).toContain('新大厅')
  expect(letter?.text).not.toContain('孙玉梅')
  await act(people.organiser, async (work) => {
    const outcome = await changeEvent(work, event.id, edit)
    if (outcome.outcome === 'changed') await tellRegisteredOfChange(work, event.id, outcome.tell)
  })
  expect(plain(await sentWords())).toEqual(expect.arrayContaining(plain(letter?.text ?? '')))
})

it('what nobody is told of, and an event nobody signed up for, have no letter', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  const moved = { ...contentOf(event), venueName: '新大厅', version: event.version }
  expect((await previewChange(reader(), event, moved, now())).letters).toEqual([])
  await makeRegistration(slot)
  const reworded = { ...contentOf(event), summary: '新的介绍', version: event.version }
  expect((await previewChange(reader(), event, reworded, now())).letters).toEqual([])
})

it('a new time: with the time as it will be', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { language: 'en' })
  const time = { startsAt: after(slot.startsAt, days(1)), endsAt: after(slot.endsAt, days(1)) }
  const change = {
    label: 'time' as const,
    from: spanText(slot.startsAt, slot.endsAt),
    to: spanText(time.startsAt, time.endsAt),
  }
  const [letter] = await previewEventLetters(
    reader(),
    { eventId: event.id, slotId: slot.id, slot: time },
    { kind: 'event-changed', changes: [change] },
  )
  expect(letter?.language).toBe('en')
  expect(letter?.subject).toContain(String(Number(time.startsAt.toISOString().slice(8, 10))))
  expect(
    await previewEventLetters(
      reader(),
      { eventId: event.id, slotId: 'another' },
      { kind: 'event-changed', changes: [change] },
    ),
  ).toEqual([])
})

it('a cancelling: with the reason, in the words of the department where it has its own', async () => {
  const people = await makePeople()
  const { event, slot } = await makePublished(people)
  await makeRegistration(slot, { email: 'sun@example.org' })
  await act(people.organiser, (work) =>
    work.tx.insert(departmentTexts).values({
      id: newId(),
      departmentId: people.department.id,
      kind: 'event-cancelled',
      language: 'zh-CN',
      version: 1,
      subject: '很抱歉：{event}不办了',
      body: '实在抱歉，{event}因{reason}取消。',
      sms: '',
      isCurrent: true,
      savedBy: people.organiser.staffId,
      savedAt: now(),
    }),
  )
  const [letter] = await previewEventLetters(
    reader(),
    { eventId: event.id },
    { kind: 'event-cancelled', reason: '停水抢修' },
  )
  expect(letter).toMatchObject({ subject: `很抱歉：${event.title}不办了` })
  expect(letter?.text).toContain('停水抢修')
  await act(people.organiser, async (work) => {
    await cancelEvent(work, event.id, '停水抢修')
    await cancelRegistrationsOfEvent(work, event.id, '停水抢修')
  })
  expect(plain(await sentWords())).toEqual(expect.arrayContaining(plain(letter?.text ?? '')))
})
