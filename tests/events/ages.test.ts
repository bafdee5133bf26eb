// The age limits of an event: whole years beside the words.
import { describe, expect, it } from 'vitest'
import { apiEvent, toApiEvent } from '#app/events/api-event.ts'
import { changeEvent } from '#app/events/change-event.server.ts'
import { changedFields, contentOf } from '#app/events/event-content.ts'
import { eventForm, eventFormValues } from '#app/events/event-forms.ts'
import { getPublicEvent } from '#app/events/event-queries.server.ts'
import { agesText } from '#app/events/present-event.ts'
import { now } from '#app/platform/clock.ts'
import { PLAIN_RULES } from '#app/registrations/event-form.ts'
import { formView } from '#app/registrations/form-view.ts'
import { readRegisterPage } from '#app/registrations/register-page.server.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { useOutbox } from '../outbox/outbox-world.ts'
import { act, makePeople, makePublished } from './people.ts'

useTestStore()
useOutbox()

const form = (ages: Record<string, string>) =>
  eventForm.safeParse({ title: '开放日', kind: 'openDay', theme: 'water', summary: '', venueName: '', ...ages })
const faultsOf = (ages: Record<string, string>) =>
  form(ages).error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`) ?? []

describe('age limits', () => {
  it('are whole years, the lowest not above the highest', () => {
    expect(form({}).data).toMatchObject({ ageFrom: null, ageTo: null })
    expect(form({ ageFrom: ' 6 ', ageTo: '14' }).data).toMatchObject({ ageFrom: 6, ageTo: 14 })
    expect(faultsOf({ ageFrom: '6', ageTo: '6' })).toEqual([])
    expect(faultsOf({ ageFrom: 'six' })).toEqual(['ageFrom ageWrong'])
    expect(faultsOf({ ageTo: '121' })).toEqual(['ageTo ageWrong'])
    expect(faultsOf({ ageFrom: '15', ageTo: '14' })).toEqual(['ageTo ageOrder'])
  })

  it('are told in words', () => {
    expect(agesText({ ageFrom: 6, ageTo: 14 }, 'zh-CN')).toBe('6 至 14 周岁')
    expect(agesText({ ageFrom: 18, ageTo: null }, 'en')).toBe('Age 18 and over')
    expect(agesText({ ageFrom: null, ageTo: 60 }, 'zh-CN')).toBe('不超过 60 周岁')
    expect(agesText({ ageFrom: null, ageTo: null }, 'zh-CN')).toBe('')
  })

  it('are kept as a version, offered in the form again, and given to programs', async () => {
    const people = await makePeople()
    const { event } = await makePublished(people)
    const input = { ...contentOf(event), ageFrom: 0, ageTo: 14, version: event.version }
    const changed = await act(people.organiser, (work) => changeEvent(work, event.id, input))
    if (changed.outcome !== 'changed') throw new Error(changed.outcome)
    expect(changedFields(contentOf(event), contentOf(changed.event)).map(({ field }) => field)).toEqual([
      'ageFrom',
      'ageTo',
    ])
    expect(changed.tell).toEqual([])
    expect(eventFormValues(changed.event)).toMatchObject({ ageFrom: '0', ageTo: '14' })
    const context = {
      origin: 'https://open.example',
      now: now(),
      consentVersion: '1',
      questions: { asked: 0, answered: 0, overdue: 0 },
    }
    const shown = toApiEvent(await getPublicEvent(reader(), event.slug), context)
    expect(apiEvent.parse(shown)).toMatchObject({ ageFrom: 0, ageTo: 14 })
  })

  it('spare people the question about children under 14 where none may come', async () => {
    const people = await makePeople()
    const plain = { version: 0, rules: PLAIN_RULES, questions: [] }
    expect([null, 0, 13, 14, 18].map((age) => formView(plain, 'zh-CN', age).children)).toEqual([
      true,
      true,
      true,
      false,
      false,
    ])
    expect(formView({ ...plain, rules: { ...PLAIN_RULES, minors: 'adultsOnly' } }, 'zh-CN').children).toBe(false)
    const { event } = await makePublished(people, { ageFrom: 14 })
    expect((await readRegisterPage(reader(), event.slug, null, 'zh-CN', now())).form.children).toBe(false)
  })
})
