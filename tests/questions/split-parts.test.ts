import { expect, test } from 'vitest'
import { areSame, isTakenFrom } from '#app/questions/split-parts.ts'

const WHOLE = '您好！我家水压小，什么时候改造？\n另外，小区门口的路灯坏了三盏，  晚上看不见。谢谢。'

test.each([
  ['我家水压小，什么时候改造？', true],
  ['小区门口的路灯坏了三盏，晚上看不见。', true],
  ['小区门口的路灯坏了三盏,晚上看不见', true],
  ['您好！小区门口的路灯坏了三盏。', true],
  ['路灯坏了，请尽快维修。', false],
  ['我家水压小。路灯归谁管？', false],
  ['。！', false],
  ['', false],
])('a part is taken from the whole sentence by sentence: %s', (part, taken) => {
  expect(isTakenFrom(part, WHOLE)).toBe(taken)
})

test('parts that differ in spaces and punctuation alone are the same', () => {
  expect(areSame('路灯坏了。', ' 路灯，坏了')).toBe(true)
  expect(areSame('路灯坏了', '路灯坏了三盏')).toBe(false)
})
