import { expect, test } from 'vitest'
import { type MainStep, mainStepOf } from '#app/questions/main-step.ts'

const NOTHING: Record<MainStep, boolean> = {
  accept: false,
  acknowledge: false,
  redact: false,
  draft: false,
  requestReview: false,
  review: false,
  publish: false,
}
const may = (...steps: MainStep[]) => ({ ...NOTHING, ...Object.fromEntries(steps.map((step) => [step, true])) })
const version = { copyChanged: false, isOwn: false }
const ALL = ['business', 'legal', 'secrecy']

test.each([
  ['submitted', may('accept', 'redact'), null, null, ALL, 'accept'],
  ['dispatched', may('acknowledge', 'redact'), null, null, ALL, 'acknowledge'],
  ['accepted', may('redact'), null, null, ALL, 'redact'],
  ['accepted', may('redact', 'draft'), '老管网何时改造？', null, ALL, 'draft'],
  ['drafting', may('redact', 'draft', 'requestReview'), '老管网何时改造？', version, ALL, 'requestReview'],
  ['inReview', may('review', 'publish'), '老管网何时改造？', version, ['secrecy'], 'review'],
  ['approved', may('publish', 'draft'), '老管网何时改造？', version, [], 'publish'],
] as const)('%s: %#', (status, steps, publicText, latest, missing, expected) => {
  expect(mainStepOf({ status, may: steps, publicText, latest, missing })).toBe(expected)
})

test('whoever wrote the version is led neither to its review nor to its publication', () => {
  const own = { copyChanged: false, isOwn: true }
  const given = { may: may('review', 'publish', 'draft'), publicText: '何时？', latest: own }
  expect(mainStepOf({ ...given, status: 'inReview', missing: ALL })).toBeUndefined()
  expect(mainStepOf({ ...given, status: 'approved', missing: [] })).toBeUndefined()
})

test('an answer beside another copy than the question’s is saved anew before it is handed in', () => {
  const latest = { copyChanged: true, isOwn: true }
  const given = { may: may('draft', 'requestReview'), publicText: '何时？', latest, missing: ALL }
  expect(mainStepOf({ ...given, status: 'drafting' })).toBe('draft')
})
