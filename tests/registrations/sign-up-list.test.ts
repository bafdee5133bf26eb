import { describe, expect, it } from 'vitest'
import { after, now } from '#app/platform/clock.ts'
import { readAllQuestions } from '#app/registrations/event-form-queries.server.ts'
import { pinyinInitials } from '#app/registrations/pinyin-initials.ts'
import { phoneHash, phoneTailHash } from '#app/registrations/prepare-registration.server.ts'
import { listViews, removeView, saveView, viewQuery } from '#app/registrations/saved-views.server.ts'
import { selectSignUps } from '#app/registrations/select-sign-ups.server.ts'
import { mailingHref, readSignUpQuery, type SignUpFilter, signUpParams } from '#app/registrations/sign-up-query.ts'
import { listSignUps } from '#app/registrations/sign-ups.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeRegistration, makeSlot, makeStaff, useTestStore } from '#tests/support/world.ts'
import { ask, CHOICES } from './forms.ts'

useTestStore()

type Slot = { id: string; eventId: string }
let minute = 0
const person = (slot: Slot, name: string, phone: string, more: object = {}) => {
  minute += 1
  return makeRegistration(slot, {
    name,
    nameInitials: pinyinInitials(name),
    phone,
    phoneHash: phoneHash(phone),
    phoneTailHash: phoneTailHash(phone),
    arrival: minute,
    arrivedAt: after(now(), minute * 1000),
    ...more,
  })
}
const query = (text: string) => readSignUpQuery(new URLSearchParams(text))
const list = (eventId: string, text = '') => listSignUps(reader(), eventId, query(text))

async function threePeople() {
  const { event, slot, departmentId } = await makeEvent()
  const later = await makeSlot(event.id)
  const sun = await person(slot, '孙玉梅', '13900000174', { shortCode: '12345678' })
  const shan = await person(slot, '单雄信', '13700003320', { status: 'waiting', waitingPosition: 3 })
  const smith = await person(later, 'John Smith', '13100008816', { source: 'staff', arrivedPeople: 1 })
  const found = async (filter: SignUpFilter) => {
    const ids = await selectSignUps(reader(), event.id, filter)
    return [sun, shan, smith].filter(({ id }) => ids.includes(id)).map(({ name }) => name)
  }
  return { event, slot, later, departmentId, sun, shan, smith, found }
}

describe('the search of the sign-up list', () => {
  it('finds by name, initials, pinyin, last four digits, whole number and short code', async () => {
    const { found } = await threePeople()
    expect(await found({ q: '玉梅' })).toEqual(['孙玉梅'])
    expect(await found({ q: 'sym' })).toEqual(['孙玉梅'])
    expect(await found({ q: 'SunYu' })).toEqual(['孙玉梅'])
    // The surname 单 is read shan, not dan.
    expect(await found({ q: 'shanxiong' })).toEqual(['单雄信'])
    expect(await found({ q: 's' })).toEqual(['孙玉梅', '单雄信', 'John Smith'])
    expect(await found({ q: 'smith' })).toEqual(['John Smith'])
    expect(await found({ q: '3320' })).toEqual(['单雄信'])
    expect(await found({ q: '139 0000 0174' })).toEqual(['孙玉梅'])
    expect(await found({ q: '1234 5678' })).toEqual(['孙玉梅'])
    expect(await found({ q: '李' })).toEqual([])
    expect(await found({ q: '%' })).toEqual([])
  })

  it('stays within the filters', async () => {
    const { found, slot, later } = await threePeople()
    expect(await found({ q: 's', slotId: slot.id })).toEqual(['孙玉梅', '单雄信'])
    expect(await found({ q: 's', status: 'waiting' })).toEqual(['单雄信'])
    expect(await found({ source: 'staff' })).toEqual(['John Smith'])
    expect(await found({ arrival: 'came' })).toEqual(['John Smith'])
    expect(await found({ arrival: 'missing' })).toEqual(['孙玉梅'])
    expect(await found({ arrival: 'missing', slotId: later.id })).toEqual([])
  })

  it('never leaves the event', async () => {
    const { found } = await threePeople()
    const other = await makeEvent()
    await person(other.slot, '孙玉兰', '13900000174')
    expect(await found({ q: '孙' })).toEqual(['孙玉梅'])
    expect(await found({ q: '0174' })).toEqual(['孙玉梅'])
    expect((await list(other.event.id)).total).toBe(1)
    // A slot of another event counts and shows nothing.
    expect(await list(other.event.id, 'slot=nothing')).toMatchObject({ total: 0, rows: [] })
  })
})

describe('the pages of the sign-up list', () => {
  it('follow each other by a cursor: nobody twice, nobody left out, also when people register meanwhile', async () => {
    const { event, slot } = await makeEvent()
    for (let index = 0; index < 120; index++)
      await person(slot, `王${index}`, `1390000${String(index).padStart(4, '0')}`)
    const seen: string[] = []
    let next: string | undefined = ''
    while (next !== undefined) {
      const page = await list(event.id, next)
      expect(page.from).toBe(seen.length)
      seen.push(...page.rows.map(({ id }) => id))
      if (seen.length === 50) await person(slot, '新来的', '13800009999')
      next = page.next ? signUpParams({ after: page.next }).toString() : undefined
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })

  it('go on through the hits of a search', async () => {
    const { event, slot } = await makeEvent()
    for (let index = 0; index < 60; index++) await person(slot, '王小明', `1390000${String(index).padStart(4, '0')}`)
    const first = await list(event.id, 'q=wxm')
    expect(first).toMatchObject({ total: 60, from: 0 })
    const second = await list(event.id, `q=wxm&${signUpParams({ after: first.next ?? undefined })}`)
    expect(second.rows).toHaveLength(10)
    expect(second.next).toBeNull()
  })

  it('count every status, and show contacts masked', async () => {
    const { event } = await threePeople()
    const page = await list(event.id)
    expect(page.counts.toSorted((a, b) => a.parties - b.parties)).toEqual([
      { status: 'waiting', parties: 1 },
      { status: 'confirmed', parties: 2 },
    ])
    expect(page.rows.map(({ name, contact, initials }) => [name, contact, initials])).toEqual([
      ['J***', '131****8816', 'JS'],
      ['单*信', '137****3320', 'SXX'],
      ['孙*梅', '139****0174', 'SYM'],
    ])
    expect(JSON.stringify(page)).not.toContain('13900000174')
  })
})

it('the counts by status follow the list, the source, the arrival and the slot', async () => {
  const { event, slot } = await makeEvent()
  await person(slot, '孙玉梅', '13900000174', { listId: 'list-1' })
  await person(slot, '单雄信', '13700003320', { listId: 'list-1', status: 'cancelled' })
  await person(slot, '王小明', '13700003321', { source: 'staff', arrivedPeople: 1 })
  const counts = async (text: string) => {
    const page = await list(event.id, text)
    return [page.total, Object.fromEntries(page.counts.map(({ status, parties }) => [status, parties]))]
  }
  expect(await counts('')).toEqual([3, { confirmed: 2, cancelled: 1 }])
  expect(await counts('list=list-1')).toEqual([2, { confirmed: 1, cancelled: 1 }])
  expect(await counts('list=list-1&status=cancelled')).toEqual([1, { confirmed: 1, cancelled: 1 }])
  expect(await counts('source=staff')).toEqual([1, { confirmed: 1 }])
  expect(await counts('arrival=missing')).toEqual([1, { confirmed: 1 }])
  expect(await counts('list=list-1&slot=nothing')).toEqual([0, {}])
})

describe('answers as columns', () => {
  it('are read in words for the rows of the page, and only those that are asked for', async () => {
    const { event, slot, departmentId } = await makeEvent()
    const organiser = await makeStaff(['organiser'], departmentId)
    const way = await ask(organiser, event.id, { kind: 'one', label: '怎样过来', choices: CHOICES })
    const wish = await ask(organiser, event.id, { label: '想看什么' })
    await person(slot, '孙玉梅', '13900000174', { answers: { [way]: 'c2', [wish]: '泵房' } })
    await person(slot, '单雄信', '13700003320')
    const questions = await readAllQuestions(reader(), event.id)
    const shown = async (ids: readonly string[], language: 'zh-CN' | 'en' = 'zh-CN') => {
      const chosen = questions.filter(({ id }) => ids.includes(id))
      const page = await listSignUps(reader(), event.id, query(''), { questions: chosen, language })
      return page.rows.map(({ answers }) => answers)
    }
    expect(await shown([way, wish])).toEqual([
      ['', ''],
      ['自驾', '泵房'],
    ])
    expect(await shown([way], 'en')).toEqual([[''], ['Car']])
    expect(await shown([])).toEqual([[], []])
    expect(JSON.stringify(await list(event.id))).not.toContain('泵房')
  })

  it('stand in the address and in a saved view, and are passed over where they are not asked', () => {
    const text = 'col=contact.people.slot.status.at.note.q-abc.q-d-e'
    expect(query(text).questions).toEqual(['abc', 'd-e'])
    expect(signUpParams(query(text)).toString()).toBe(text)
    expect(viewQuery(query(`slot=s&list=l&q=x&${text}`))).toBe(text)
    expect(query('col=q-&col=q-a%27b').questions).toEqual([])
  })

  it('of one list of people are found by it', async () => {
    const { event, slot } = await makeEvent()
    await person(slot, '孙玉梅', '13900000174', { listId: 'one' })
    await person(slot, '单雄信', '13700003320')
    const page = await list(event.id, 'list=one')
    expect([page.total, page.rows.length]).toEqual([1, 1])
  })
})

describe('the address of the list', () => {
  it('carries the filter there and back', () => {
    const text = 'slot=s1&status=waiting&arrival=missing&source=web&q=%E5%AD%99&col=contact.came&after=12_ab-c_50'
    expect(signUpParams(query(text)).toString()).toBe(text)
    expect(signUpParams(query('')).toString()).toBe('')
  })

  it('knows nothing that it does not know', () => {
    expect(query('status=x&arrival=y&source=z&col=secret&after=abc')).toEqual(query(''))
  })
})

describe('a saved view', () => {
  it('belongs to one person, is replaced under its name, and keeps neither the search nor the slot', async () => {
    const { departmentId } = await makeEvent()
    const wang = await makeStaff(['organiser'], departmentId)
    const li = await makeStaff(['organiser'], departmentId, '李强')
    const save = (text: string) => inTransaction(wang, (work) => saveView(work, { name: '待审核', query: query(text) }))
    await save('status=pendingApproval&slot=s1&q=%E5%AD%99&col=contact.came')
    expect(await listViews(reader(), wang.staffId)).toMatchObject([
      { name: '待审核', query: 'status=pendingApproval&col=contact.came' },
    ])
    await save('status=waiting')
    const [view] = await listViews(reader(), wang.staffId)
    expect(view?.query).toBe('status=waiting')
    expect(await listViews(reader(), li.staffId)).toEqual([])
    await expect(inTransaction(li, (work) => removeView(work, view?.id ?? ''))).rejects.toThrow()
    await inTransaction(wang, (work) => removeView(work, view?.id ?? ''))
    expect(await listViews(reader(), wang.staffId)).toEqual([])
  })
})

describe('the address of a letter to chosen people', () => {
  it('says a status in words, a few rows by their ids, and nothing where an address is too short', () => {
    const ids = Array.from({ length: 51 }, (_, index) => `id-${index}`)
    const path = '/console/mailings/new?event=e1'
    expect(mailingHref('e1', { status: 'waiting', slotId: 's1' }, ids, true)).toBe(`${path}&status=waiting&slot=s1`)
    expect(mailingHref('e1', { arrival: 'missing' }, ids, true)).toBe(`${path}&status=missing`)
    expect(mailingHref('e1', { status: 'waiting' }, ['a', 'b'], false)).toBe(`${path}&ids=a,b`)
    expect(mailingHref('e1', { status: 'waiting', q: '孙' }, ['a'], true)).toBe(`${path}&ids=a`)
    expect(mailingHref('e1', { q: '孙' }, ids, true)).toBeUndefined()
    expect(mailingHref('e1', {}, ids, true)).toBeUndefined()
  })
})
