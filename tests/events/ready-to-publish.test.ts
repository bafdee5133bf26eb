// What the desk prepares before an event is public: the choice of the plain form, and people on duty.
import { expect, it } from 'vitest'
import { choosePlainForm } from '#app/events/choose-plain-form.server.ts'
import { EMPTY_PLAN } from '#app/events/event-plan.ts'
import { isSomebodyOnDuty, savePlan } from '#app/events/plan-event.server.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { after, days, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { gatePairings } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makeDraft, makePeople, makePublished } from './people.ts'

useTestStore()

it('the plain form is chosen once, for a draft, by those who edit it', async () => {
  const people = await makePeople()
  const { event } = await makeDraft(people)
  const choose = (who: 'organiser' | 'reviewer' | 'outsider', id = event.id) =>
    act(people[who], (work) => choosePlainForm(work, id))
  await expect(choose('outsider')).rejects.toThrow(NotFound)
  await expect(choose('reviewer')).rejects.toThrow(Forbidden)
  expect(await choose('organiser')).toEqual({ outcome: 'chosen' })
  expect(await choose('organiser')).toEqual({ outcome: 'chosen' })
  expect((await getEvent(reader(), event.id)).plainFormAt).not.toBeNull()
  expect((await auditActions()).filter((action) => action === 'event.form-changed')).toHaveLength(1)
  const shown = await makePublished(people, { title: '已发布' })
  expect(await choose('organiser', shown.event.id)).toEqual({ outcome: 'notDraft' })
})

it('somebody is on duty by the plan, or by a phone that is paired', async () => {
  const people = await makePeople()
  const planned = await makeDraft(people)
  expect(await isSomebodyOnDuty(reader(), planned.event.id)).toBe(false)
  const duties = [{ task: '签到', who: '王芳' }]
  await act(people.organiser, (work) => savePlan(work, planned.event.id, { ...EMPTY_PLAN, duties }, 0))
  expect(await isSomebodyOnDuty(reader(), planned.event.id)).toBe(true)

  const paired = await makeDraft(people, { title: '另一场' })
  await act(people.organiser, (work) =>
    work.tx.insert(gatePairings).values({
      id: newId(),
      eventId: paired.event.id,
      tokenHash: 'hash',
      profile: 'scan',
      gate: '1 号口',
      createdAt: now(),
      expiresAt: after(now(), days(1)),
    }),
  )
  expect(await isSomebodyOnDuty(reader(), paired.event.id)).toBe(true)
})
