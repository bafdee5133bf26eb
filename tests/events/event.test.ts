// The pure rules: what the clock makes of slots and events, series of slots, what a version holds.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { eventState, freePlaces, type SlotFacts, signUpState, slotToOffer, spanOf } from '#app/events/event.ts'
import { changedFields, changesToTell, type EventContent } from '#app/events/event-content.ts'
import { addMonths, readListQuery, spanOfQuery } from '#app/events/event-list-query.ts'
import { missingForPublishing, publishChecklist } from '#app/events/publish-checklist.ts'
import { slotTimes } from '#app/events/slot-series.ts'
import { slugOf, slugsToTry } from '#app/events/slug.ts'
import { minutes, after as plus } from '#app/platform/clock.ts'
import { dayOf, instantOf, timeOf, weekdayOf } from '#app/platform/dates.ts'

const at = (day: string, time = '00:00') => instantOf(day, time)!
const OPENS = at('2026-11-20', '09:00')
const CLOSES = at('2026-12-05', '08:00')

const slot = (given: Partial<SlotFacts> = {}): SlotFacts => ({
  state: 'open',
  startsAt: at('2026-12-05', '09:00'),
  endsAt: at('2026-12-05', '11:00'),
  capacity: 50,
  taken: 0,
  waiting: 0,
  waitingCapacity: 20,
  allocation: 'firstCome',
  signUpOpensAt: OPENS,
  signUpClosesAt: CLOSES,
  ...given,
})

describe('signing up', () => {
  it('opens at the opening moment and ends with the closing moment', () => {
    expect(signUpState(slot(), plus(OPENS, -1))).toBe('notYet')
    expect(signUpState(slot(), OPENS)).toBe('open')
    expect(signUpState(slot(), plus(CLOSES, -1))).toBe('open')
    expect(signUpState(slot(), CLOSES)).toBe('closed')
  })

  it('goes to the waiting list when the last place is taken, and is full when that is full', () => {
    expect(signUpState(slot({ taken: 49 }), OPENS)).toBe('open')
    expect(signUpState(slot({ taken: 50 }), OPENS)).toBe('waitingOnly')
    expect(signUpState(slot({ taken: 50, waiting: 19 }), OPENS)).toBe('waitingOnly')
    expect(signUpState(slot({ taken: 50, waiting: 20 }), OPENS)).toBe('full')
    expect(signUpState(slot({ taken: 50, waitingCapacity: 0 }), OPENS)).toBe('full')
  })

  it('offers no free place to a newcomer while somebody waits', () => {
    expect(freePlaces(slot({ taken: 47, waiting: 3 }))).toBe(0)
    expect(signUpState(slot({ taken: 47, waiting: 3 }), OPENS)).toBe('waitingOnly')
    expect(freePlaces(slot({ taken: 47 }))).toBe(3)
  })

  it('takes everybody into a lottery, and nobody into a cancelled slot', () => {
    expect(signUpState(slot({ allocation: 'lottery', taken: 50, waiting: 20 }), OPENS)).toBe('open')
    expect(signUpState(slot({ state: 'cancelled' }), OPENS)).toBe('closed')
  })
})

describe('the word for an event', () => {
  const event = (slots: SlotFacts[], given: object = {}) => ({
    state: 'published' as const,
    startsAt: at('2026-12-05', '09:00'),
    endsAt: at('2026-12-05', '11:00'),
    slots,
    ...given,
  })
  it('says what a reader can do', () => {
    expect(eventState(event([slot()]), OPENS)).toBe('signUpOpen')
    expect(eventState(event([slot({ allocation: 'lottery' })]), OPENS)).toBe('lotteryOpen')
    expect(eventState(event([slot({ taken: 50 })]), OPENS)).toBe('waitingOnly')
    expect(eventState(event([slot({ taken: 50, waitingCapacity: 0 })]), OPENS)).toBe('full')
    expect(eventState(event([slot()]), plus(OPENS, -1))).toBe('signUpSoon')
    expect(eventState(event([slot()]), CLOSES)).toBe('signUpClosed')
    expect(eventState(event([]), OPENS)).toBe('noSignUp')
    expect(eventState(event([slot({ taken: 50 }), slot()]), OPENS)).toBe('signUpOpen')
  })
  it('follows the day', () => {
    expect(eventState(event([slot()]), at('2026-12-05', '09:00'))).toBe('running')
    expect(eventState(event([slot()]), at('2026-12-05', '11:00'))).toBe('over')
    expect(eventState(event([slot()], { state: 'archived' }), OPENS)).toBe('over')
    expect(eventState(event([slot()], { state: 'cancelled' }), OPENS)).toBe('cancelled')
    const later = slot({ startsAt: at('2026-12-06', '09:00'), signUpClosesAt: at('2026-12-06', '08:00') })
    const twoDays = event([slot(), later], { endsAt: at('2026-12-06', '11:00') })
    expect(eventState(twoDays, at('2026-12-05', '10:00'))).toBe('signUpOpen')
  })
  it('offers the first slot with places, else the first with room to wait', () => {
    const full = slot({ taken: 50 })
    const free = slot({ startsAt: at('2026-12-06') })
    expect(slotToOffer([free, full], OPENS)).toBe(free)
    expect(slotToOffer([full], OPENS)).toBe(full)
    const ofGroup = { ...free, reservedFor: '企业' }
    expect(slotToOffer([ofGroup, { ...free, reservedFor: null }], OPENS)?.reservedFor).toBeNull()
    expect(slotToOffer([ofGroup, full], OPENS)).toBe(ofGroup)
    expect(slotToOffer([slot({ state: 'cancelled' })], OPENS)).toBeUndefined()
  })
  it('spans the slots that take place', () => {
    const off = slot({ state: 'cancelled', startsAt: at('2026-12-01') })
    expect(spanOf([off, slot()])).toEqual({ startsAt: slot().startsAt, endsAt: slot().endsAt })
    expect(spanOf([off])).toBeUndefined()
  })
})

describe('a series of slots', () => {
  const morning = { firstDay: '2026-12-05', lastDay: '2026-12-05', workdaysOnly: false, from: '09:00', to: '11:30' }
  it('begins every so often and ends in time', () => {
    const times = slotTimes({ ...morning, everyMinutes: 30, durationMinutes: 30 })
    expect(times.map((time) => timeOf(time.startsAt))).toEqual(['09:00', '09:30', '10:00', '10:30', '11:00'])
    expect(slotTimes({ ...morning, everyMinutes: 30, durationMinutes: 160 })).toEqual([])
    // A break: nothing runs into it, and the series goes on when it ends.
    const day = { ...morning, from: '09:00', to: '16:00', everyMinutes: 60, durationMinutes: 50 }
    const starts = slotTimes({ ...day, pause: { from: '11:30', to: '13:15' } }).map(({ startsAt }) => timeOf(startsAt))
    expect(starts).toEqual(['09:00', '10:00', '13:15', '14:15'])
  })
  it('keeps to its promises for any numbers', () => {
    const day = fc.integer({ min: 0, max: 400 }).map((n) => dayOf(new Date(Date.UTC(2026, 0, 1 + n))))
    const time = fc
      .integer({ min: 0, max: 1439 })
      .map((n) => `${String(Math.floor(n / 60)).padStart(2, '0')}:${String(n % 60).padStart(2, '0')}`)
    const span = fc.integer({ min: 5, max: 600 })
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 20 }), fc.boolean(), time, time, span, span, (...given) => {
        const [firstDay, more, workdaysOnly, from, to, everyMinutes, durationMinutes] = given
        const lastDay = dayOf(plus(at(firstDay), minutes(more * 1440)))
        const times = slotTimes({ firstDay, lastDay, workdaysOnly, from, to, everyMinutes, durationMinutes })
        times.forEach(({ startsAt, endsAt }, index) => {
          expect(endsAt.getTime() - startsAt.getTime()).toBe(durationMinutes * 60_000)
          expect(timeOf(startsAt) >= from).toBe(true)
          expect(dayOf(endsAt) === dayOf(startsAt) && timeOf(endsAt) <= to).toBe(true)
          expect(dayOf(startsAt) >= firstDay && dayOf(startsAt) <= lastDay).toBe(true)
          if (workdaysOnly) expect([0, 6]).not.toContain(weekdayOf(dayOf(startsAt)))
          const before = times[index - 1]
          if (before && dayOf(before.startsAt) === dayOf(startsAt)) {
            expect(startsAt.getTime() - before.startsAt.getTime()).toBe(everyMinutes * 60_000)
          } else if (before) expect(startsAt > before.startsAt).toBe(true)
        })
      }),
    )
  })
})

describe('content and versions', () => {
  const content = { title: '开放日', titleEn: null, venueName: '大厅', venueAddress: '1 号', agenda: [], coHosts: [] }
  it('names the fields that changed; nothing and empty are the same', () => {
    const changed = { ...content, title: '水务开放日', titleEn: '', agenda: [{ time: '09:00', text: '签到' }] }
    expect(changedFields(content, changed)).toEqual([
      { field: 'title', from: '开放日', to: '水务开放日' },
      { field: 'agenda', from: [], to: [{ time: '09:00', text: '签到' }] },
    ])
    expect(
      changedFields({ agenda: [{ time: '09:00', text: 'a' }] }, { agenda: [{ text: 'a', time: '09:00' }] }),
    ).toEqual([])
  })
  it('tells people of a new place or name, not of a corrected text', () => {
    const before = content as unknown as EventContent
    expect(changesToTell(before, { ...before, summary: '新' })).toEqual([])
    expect(changesToTell({ ...before, whatToBring: null }, { ...before, whatToBring: '身份证' })).toEqual([
      { label: 'bring', from: '—', to: '身份证', language: 'zh-CN' },
      { label: 'bring', from: '—', to: '身份证', language: 'en' },
    ])
    expect(changesToTell(before, { ...before, venueAddress: '2 号', title: '新名' })).toEqual([
      { label: 'title', from: '开放日', to: '新名', language: 'zh-CN' },
      { label: 'venue', from: '大厅 1 号', to: '大厅 2 号', language: 'zh-CN' },
      { label: 'title', from: '开放日', to: '新名', language: 'en' },
      { label: 'venue', from: '大厅, 1 号', to: '大厅, 2 号', language: 'en' },
    ])
  })
  it('tells English readers in English, and of what only changed there nobody else', () => {
    const before = {
      ...content,
      titleEn: 'Open day',
      venueNameEn: 'Hall',
      venueAddressEn: '1 Road',
    } as unknown as EventContent
    expect(changesToTell(before, { ...before, venueName: '新厅', venueNameEn: 'New hall' })).toEqual([
      { label: 'venue', from: '大厅 1 号', to: '新厅 1 号', language: 'zh-CN' },
      { label: 'venue', from: 'Hall, 1 Road', to: 'New hall, 1 Road', language: 'en' },
    ])
    expect(changesToTell(before, { ...before, titleEn: 'Water open day' })).toEqual([
      { label: 'title', from: 'Open day', to: 'Water open day', language: 'en' },
    ])
    // Nobody translated the new place: told all the same.
    expect(changesToTell(before, { ...before, venueName: '新厅' })).toContainEqual({
      label: 'venue',
      from: '大厅 1 号',
      to: '新厅 1 号',
      language: 'en',
    })
  })
  it('makes addresses from the English title, else from pinyin', () => {
    expect(slugOf('善智墨水', 'Water for Jimo!')).toBe('water-for-jimo')
    expect(slugOf('善智墨水，惠泽民生', null)).toBe('shan-zhi-mo-shui-hui-ze-min-sheng')
    expect(slugOf('！！', null)).toBe('event')
    const tries = slugsToTry('a')
    expect([tries.next().value, tries.next().value, tries.next().value]).toEqual(['a', 'a-2', 'a-3'])
  })
  it('knows what is missing before publishing', () => {
    const event = {
      kind: 'openDay' as const,
      titleEn: null,
      summary: '',
      summaryEn: null,
      venueName: '大厅',
      venueAddress: '',
      contactPhone: null,
      accessibility: null,
      agenda: [],
      coverHash: null,
      endsAt: CLOSES,
    }
    expect(missingForPublishing(publishChecklist(event, [], OPENS))).toEqual(['summary', 'venue', 'slots', 'contact'])
    const interview = { ...event, kind: 'onlineInterview' as const, summary: '问答', contactPhone: '12345' }
    expect(missingForPublishing(publishChecklist(interview, [], OPENS))).toEqual([])
    expect(missingForPublishing(publishChecklist(interview, [], CLOSES))).toEqual(['time'])
    const desk = { form: false, messages: true, duty: false }
    const items = publishChecklist(event, [], OPENS, { desk })
    expect(items.slice(-3)).toEqual([
      { key: 'form', done: false, required: false },
      { key: 'messages', done: true, required: false },
      { key: 'duty', done: false, required: false },
    ])
    // Nobody comes to an interview.
    expect(publishChecklist(interview, [], OPENS, { desk }).map(({ key }) => key)).not.toContain('duty')
  })
})

describe('the filters in the address', () => {
  const read = (text: string) => readListQuery(new URLSearchParams(text))
  it('leave out what makes no sense', () => {
    expect(read('theme=nonsense&month=2026-13&page=-1&when=never&from=2026-02-30')).toMatchObject({ page: 1 })
    expect(read('theme=nonsense&month=2026-13').theme).toBeUndefined()
    expect(read('theme=water&month=2026-12&free=1&page=3')).toMatchObject({
      theme: 'water',
      month: '2026-12',
      free: true,
      page: 3,
    })
  })
  it('mean a span of time', () => {
    expect(spanOfQuery(read(''), OPENS)).toEqual({ from: OPENS })
    expect(spanOfQuery(read('when=past'), OPENS)).toEqual({ to: OPENS })
    expect(spanOfQuery(read('when=past&year=2024'), OPENS)).toEqual({ from: at('2024-01-01'), to: at('2025-01-01') })
    expect(spanOfQuery(read('when=past&year=2099'), OPENS)).toMatchObject({ to: OPENS })
    expect(read('year=2024').year).toBeUndefined()
    expect(read('when=past&year=20x4').year).toBeUndefined()
    expect(spanOfQuery(read('month=2026-12'), OPENS)).toEqual({ from: at('2026-12-01'), to: at('2027-01-01') })
    expect(spanOfQuery(read('from=2026-12-05&to=2026-12-05'), OPENS)).toEqual({
      from: at('2026-12-05'),
      to: at('2026-12-06'),
    })
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1)]).toEqual(['2027-01', '2025-12'])
  })
})
