// The decision table of the router: each of the six rules, and what holds when several of them speak at once.
import { expect, test } from 'vitest'
import {
  misroutesByRule,
  type RouteArea,
  type RouteQuestion,
  type RouteUnit,
  readRules,
  routeQuestion,
  writeRules,
} from '#app/questions/route-question.ts'

const AREAS: RouteArea[] = [
  { id: 'city', parentId: null, level: 'city', name: '青岛市' },
  { id: 'jimo', parentId: 'city', level: 'county', name: '即墨区' },
  { id: 'laoshan', parentId: 'city', level: 'county', name: '崂山区' },
]
const unit = (id: string, areaId: string, keywords: string[], given: Partial<RouteUnit> = {}): RouteUnit => ({
  id,
  areaId,
  parentId: null,
  name: id,
  verticallyManaged: false,
  coordinates: false,
  keywords,
  ...given,
})
const UNITS = [
  unit('jimo-office', 'jimo', ['政务公开'], { coordinates: true }),
  unit('jimo-water', 'jimo', ['供水', '管网', '自来水', '水质']),
  unit('jimo-housing', 'jimo', ['物业', '老旧小区', '加装电梯']),
  unit('jimo-tax', 'jimo', ['个税', '发票'], { verticallyManaged: true, parentId: 'city-tax' }),
  unit('laoshan-water', 'laoshan', ['供水', '管网']),
  unit('city-office', 'city', ['政务公开'], { coordinates: true }),
  unit('city-water', 'city', ['供水', '管网', '水价']),
  unit('city-tax', 'city', ['个税', '发票', '税收优惠']),
]
const route = (text: string, given: Partial<RouteQuestion> = {}) => {
  const question: RouteQuestion = {
    text,
    topic: null,
    departmentId: 'jimo-office',
    gravity: 'normal',
    statePolicy: false,
    areaIds: [],
    ...given,
  }
  const { lead, coUnits, coordinator, stateCouncil, principal, rules } = routeQuestion(question, UNITS, AREAS)
  return {
    lead: lead?.id ?? null,
    co: coUnits.map(({ id }) => id),
    coordinator: coordinator?.id ?? null,
    stateCouncil,
    principal,
    rules: rules.map(({ rule }) => rule),
    words: rules.map(({ words }) => words),
  }
}

test('rule 1: a matter of the State Council names its department first, and still finds who acts here', () => {
  expect(route('医保改革后自来水水质谁管', { statePolicy: true })).toMatchObject({
    stateCouncil: true,
    lead: 'jimo-water',
    rules: ['1', '2'],
  })
})

test('rule 2: the department of the place with the duty leads, and its office co-ordinates', () => {
  expect(route('老管网什么时候改造？')).toMatchObject({
    lead: 'jimo-water',
    co: [],
    coordinator: 'jimo-office',
    rules: ['2'],
    words: [['管网']],
  })
})

test('rule 3: for a vertically managed lead the body above it co-ordinates, not the local office', () => {
  expect(route('发票怎么开？')).toMatchObject({ lead: 'jimo-tax', coordinator: 'city-tax', rules: ['2', '3'] })
})

test('rule 4: several places are led from above them, and their departments help', () => {
  expect(route('两个区的管网接在一起', { areaIds: ['jimo', 'laoshan'] })).toMatchObject({
    lead: 'city-water',
    co: ['jimo-water', 'laoshan-water'],
    coordinator: 'city-office',
    rules: ['4', 'above'],
    words: [['即墨区', '崂山区'], ['管网']],
  })
})

test('rule 5: another department whose duty it is as well is a co-unit', () => {
  expect(route('老旧小区的自来水管网改造')).toMatchObject({
    lead: 'jimo-water',
    co: ['jimo-housing'],
    rules: ['2', '5'],
  })
  // A single short word beside a clear duty is no second department.
  expect(route('供水管网自来水水质，顺便问物业')).toMatchObject({ lead: 'jimo-water', co: [] })
})

test('rule 6: exceptional gravity adds the head of government and changes no department', () => {
  expect(route('自来水污染', { gravity: 'exceptional' })).toMatchObject({
    lead: 'jimo-water',
    principal: true,
    rules: ['2', '6'],
  })
  expect(route('自来水污染', { gravity: 'major' }).principal).toBe(false)
})

test('conflicts: several places go before the place of the department, vertical management before the local office', () => {
  // 4 against 2
  expect(route('供水', { departmentId: 'jimo-water', areaIds: ['laoshan', 'jimo'] }).lead).toBe('city-water')
  // 4 against 3: led from above, where nobody is vertically managed
  expect(route('个税', { areaIds: ['jimo', 'laoshan'] })).toMatchObject({
    lead: 'city-tax',
    coordinator: 'city-office',
  })
  // 3 against 5: a vertically managed lead keeps its co-ordinator and has co-units
  expect(route('物业发票')).toMatchObject({ lead: 'jimo-tax', co: ['jimo-housing'], coordinator: 'city-tax' })
  // 1, 4, 5 and 6 at once
  expect(
    route('管网和老旧小区', { statePolicy: true, gravity: 'exceptional', areaIds: ['jimo', 'laoshan'] }),
  ).toMatchObject({ stateCouncil: true, principal: true, lead: 'city-water', rules: ['1', '4', 'above', '6'] })
})

test('a place inside another that is named counts as one place', () => {
  expect(route('管网', { areaIds: ['jimo', 'city'] })).toMatchObject({ lead: 'city-water', rules: ['2'] })
})

test('a duty that the place does not have goes one level up', () => {
  expect(route('明年水价会涨吗？')).toMatchObject({ lead: 'city-water', coordinator: 'city-office', rules: ['above'] })
})

test('several places without a department above are led by the first of them', () => {
  const only = UNITS.filter(({ areaId }) => areaId !== 'city')
  const found = routeQuestion(
    {
      text: '管网',
      topic: null,
      departmentId: 'jimo-office',
      gravity: 'normal',
      statePolicy: false,
      areaIds: ['jimo', 'laoshan'],
    },
    only,
    AREAS,
  )
  expect([found.lead?.id, found.coUnits.map(({ id }) => id)]).toEqual(['jimo-water', ['laoshan-water']])
})

test('no duty word: first contact keeps it, and an office that only co-ordinates proposes nobody', () => {
  expect(route('你们好', { departmentId: 'jimo-housing' })).toMatchObject({
    lead: 'jimo-housing',
    rules: ['firstContact'],
  })
  expect(route('你们好')).toMatchObject({ lead: null, rules: ['noDuty'] })
})

test('words count in full width, in the topic, and once inside a longer one', () => {
  expect(route('一户一表', { topic: '供水' }).lead).toBe('jimo-water')
  const units = [unit('a', 'jimo', ['水', '水质']), unit('b', 'jimo', ['水质检测'])]
  const found = routeQuestion(
    { text: '水质检测报告', topic: null, departmentId: 'a', gravity: 'normal', statePolicy: false, areaIds: [] },
    units,
    AREAS,
  )
  expect(found.lead?.id).toBe('b')
})

test('the same question is routed alike whatever the order of departments', () => {
  const turned = [...UNITS].reverse()
  const question: RouteQuestion = {
    text: '老旧小区的自来水管网改造',
    topic: null,
    departmentId: 'jimo-office',
    gravity: 'normal',
    statePolicy: false,
    areaIds: [],
  }
  expect(routeQuestion(question, turned, AREAS)).toEqual(routeQuestion(question, UNITS, AREAS))
})

test('misroutes are told by the rule and the duty word that led to them', () => {
  const kept = writeRules([
    { rule: '2', words: ['水质', '老旧 管网'] },
    { rule: '5', words: ['区住建局'] },
  ])
  expect(kept).toBe('2:水质|老旧管网 5')
  expect(readRules(`${kept} firstContact made-up`)).toEqual([
    { rule: '2', words: ['水质', '老旧管网'] },
    { rule: '5', words: [] },
    { rule: 'firstContact', words: [] },
  ])
  expect(
    misroutesByRule([
      { rules: kept, wasProposed: true },
      { rules: '2:水质', wasProposed: false },
    ]),
  ).toEqual([
    { rule: '2', word: '水质', count: 2, proposed: 1 },
    { rule: '2', word: '老旧管网', count: 1, proposed: 1 },
    { rule: '5', word: '', count: 1, proposed: 1 },
  ])
})
