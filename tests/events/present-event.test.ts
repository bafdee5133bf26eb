import { describe, expect, test } from 'vitest'
import { whenInFull, whenLines } from '#app/events/present-event.ts'

/** Slots on days of December 2026, each from 9 to 11 in Beijing. */
function eventOn(...days: number[]) {
  const at = (day: number, hour: number) => new Date(Date.UTC(2026, 11, day, hour - 8))
  const slots = days.map((day) => ({ startsAt: at(day, 9), endsAt: at(day, 11), state: 'open' as const }))
  return { startsAt: at(days[0] as number, 9), endsAt: at(days.at(-1) as number, 11), slots }
}

describe('when an event of several days is', () => {
  test('says the times once when every day has a session at the same time', () => {
    expect(whenLines(eventOn(1, 2, 3), 'zh-CN')).toEqual({
      strong: '2026年12月1日（星期二）至12月3日（星期四）',
      rest: ['每天 09:00–11:00'],
    })
  })

  test('names each day when days without a session lie between', () => {
    expect(whenLines(eventOn(1, 8), 'zh-CN')).toEqual({
      strong: '2026年12月1日（星期二）至12月8日（星期二）',
      rest: ['12月1日（星期二） 09:00–11:00', '12月8日（星期二） 09:00–11:00'],
    })
  })

  test('states days and times as lines of one text, as a plan does', () => {
    expect(whenInFull(eventOn(1, 2), 'zh-CN')).toBe('2026年12月1日（星期二）至12月2日（星期三）\n每天 09:00–11:00')
  })
})
