import { describe, expect, it } from 'vitest'
import { isHere, NOTED_EVERY, needsNoting, SEEN_WITHIN, writtenValues } from '#app/drafts/draft.ts'
import { after as later } from '#app/platform/clock.ts'

const at = new Date('2026-12-02T10:31:00+08:00')

describe('who has a page open', () => {
  it('is there for two minutes after having been seen', () => {
    expect(isHere(at, later(at, SEEN_WITHIN - 1))).toBe(true)
    expect(isHere(at, later(at, SEEN_WITHIN))).toBe(false)
  })

  it('is noted when they come, and again after twenty seconds', () => {
    expect(needsNoting(undefined, at)).toBe(true)
    expect(needsNoting(at, later(at, NOTED_EVERY - 1))).toBe(false)
    expect(needsNoting(at, later(at, NOTED_EVERY))).toBe(true)
  })
})

it('what was written are the fields, not the button; lists end with their last filled row', () => {
  expect(
    writtenValues({ intent: 'save', title: ' 供水 ', dutyTask: ['引导', '', ' ', '讲解', '', ' '], dutyWho: ['', ''] }),
  ).toEqual({ title: ' 供水 ', dutyTask: ['引导', '', ' ', '讲解'], dutyWho: [] })
})
