import { expect, it } from 'vitest'
import { needsOf, needsText } from '#app/registrations/needs.ts'

it('what was ticked and written comes back as it was', () => {
  for (const [needs, other] of [
    [[], ''],
    [['wheelchair', 'hearing'], ''],
    [['signLanguage'], '带导盲犬'],
    [[], '带导盲犬；需要座椅'],
  ] as const)
    expect(needsOf(needsText(needs, other) || null)).toEqual({ needs, other })
})

it('words of staff are free words', () => {
  expect(needsOf('要轮椅席')).toEqual({ needs: [], other: '要轮椅席' })
})
