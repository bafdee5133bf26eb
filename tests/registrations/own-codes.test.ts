import { describe, expect, test } from 'vitest'
import { companionName, companionsOf, numbersAfter } from '#app/registrations/own-codes.ts'

const party = (people: number, ...names: string[]) => ({ people, names })
const numbers = (before: ReturnType<typeof party>, then: ReturnType<typeof party>) =>
  Object.fromEntries(numbersAfter(before, then))

describe('who keeps the own code when a party changes', () => {
  test('nothing changed, everybody keeps it', () => {
    expect(numbers(party(4, '王芳', '李强'), party(4, '王芳', '李强'))).toEqual({ 2: 2, 3: 3, 4: 4 })
  })

  test('a smaller party without names loses the last ones', () => {
    expect(numbers(party(4), party(2))).toEqual({ 2: 2 })
    expect(numbers(party(4), party(1))).toEqual({})
  })

  test('whose name was taken out is gone, the others move up and keep theirs', () => {
    expect(numbers(party(4, '王芳', '李强', '赵敏'), party(3, '王芳', '赵敏'))).toEqual({ 2: 2, 4: 3 })
    expect(numbers(party(3, '王芳'), party(2))).toEqual({ 3: 2 })
  })

  test('those without a name go before those with one', () => {
    expect(numbers(party(4, '王芳'), party(3, '王芳'))).toEqual({ 2: 2, 3: 3 })
  })

  test('who is replaced loses the code, who only gets a name keeps it', () => {
    expect(numbers(party(3, '王芳'), party(3, '李强'))).toEqual({ 3: 3 })
    expect(numbers(party(3, '王芳'), party(3, '王芳', '李强'))).toEqual({ 2: 2, 3: 3 })
  })

  test('two of one name are two people', () => {
    expect(numbers(party(3, '王芳', '王芳'), party(2, '王芳'))).toEqual({ 2: 2 })
  })

  test('a larger party keeps what it has', () => {
    expect(numbers(party(2, '王芳'), party(4, '王芳'))).toEqual({ 2: 2 })
  })

  test('names in another order keep their codes', () => {
    expect(numbers(party(3, '王芳', '李强'), party(3, '李强', '王芳'))).toEqual({ 2: 3, 3: 2 })
  })
})

test('companions are numbered after who registered', () => {
  expect(companionsOf(4)).toEqual([2, 3, 4])
  expect(companionsOf(1)).toEqual([])
  expect(companionName([{ name: '王芳' }], 2)).toBe('王芳')
  expect(companionName([{ name: '王芳' }], 3)).toBeUndefined()
  expect(companionName(null, 2)).toBeUndefined()
})
