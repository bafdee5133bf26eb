import { expect, it } from 'vitest'
import { companionLabels, partyAfter } from '#app/registrations/party-change.ts'

const family = { people: 4, names: ['李明', '李小雨', '李明'] }
const all = ['李明', '李小雨', '李明 (2)']

it('tells two of the same name apart', () => {
  expect(companionLabels(family.names)).toEqual(all)
})

it.each([
  ['nothing changed', family, { people: 4, stay: all, added: [] }, { people: 4, names: family.names }],
  [
    'one stays away, the number left alone',
    family,
    { people: 4, stay: ['李明', '李小雨'], added: [] },
    { people: 3, names: ['李明', '李小雨'] },
  ],
  [
    'the second of a name stays away',
    family,
    { people: 4, stay: ['李小雨', '李明'], added: [] },
    { people: 3, names: ['李明', '李小雨'] },
  ],
  ['all stay away', family, { people: 4, stay: [], added: [] }, { people: 1, names: [] }],
  [
    'one stays away, the number changed too',
    family,
    { people: 3, stay: ['李明', '李小雨'], added: [] },
    { people: 3, names: ['李明', '李小雨'] },
  ],
  [
    'somebody comes instead',
    family,
    { people: 4, stay: ['李明', '李小雨'], added: ['王芳'] },
    { people: 4, names: ['李明', '李小雨', '王芳'] },
  ],
  [
    'an unnamed one gets a name',
    { people: 3, names: ['李明'] },
    { people: 3, stay: ['李明'], added: ['王芳'] },
    { people: 3, names: ['李明', '王芳'] },
  ],
  [
    'unnamed ones stay when a named one goes',
    { people: 5, names: ['李明'] },
    { people: 5, stay: [], added: [] },
    { people: 4, names: [] },
  ],
  [
    'more people, typed',
    family,
    { people: 5, stay: all, added: ['王芳'] },
    { people: 5, names: [...family.names, '王芳'] },
  ],
])('%s', (_, before, asked, after) => {
  expect(partyAfter(before, { shown: before.people, ...asked })).toEqual({ ok: true, ...after })
})

it('never grows by a name alone, and never has more names than people', () => {
  const refused = { ok: false, fault: 'companionsTooManyStay' }
  expect(partyAfter(family, { shown: 4, people: 4, stay: all, added: ['王芳'] })).toEqual(refused)
  expect(partyAfter(family, { shown: 4, people: 2, stay: all, added: [] })).toEqual(refused)
})

it('goes by the number that stood on the page, when it was changed elsewhere meanwhile', () => {
  const now = { people: 3, names: ['李明', '李小雨'] }
  expect(partyAfter(now, { shown: 4, people: 4, stay: ['李明', '李小雨'], added: [] })).toEqual({
    ok: true,
    people: 3,
    names: ['李明', '李小雨'],
  })
})
