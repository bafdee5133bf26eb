import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hours } from '#app/platform/clock.ts'
import { instantOf, timeOf } from '#app/platform/dates.ts'
import { isNight, offerExpiry } from '#app/registrations/offer-expiry.ts'

const at = (day: string, time: string) => instantOf(day, time) as Date
const farAway = at('2027-06-01', '09:00')

describe('an offer', () => {
  it('stands for 24 hours when that ends by day', () => {
    expect(offerExpiry(at('2026-11-23', '15:00'), farAway)).toEqual(at('2026-11-24', '15:00'))
  })

  it('that would end at night ends the next morning', () => {
    expect(offerExpiry(at('2026-11-23', '22:30'), farAway)).toEqual(at('2026-11-25', '09:00'))
    expect(offerExpiry(at('2026-11-23', '03:00'), farAway)).toEqual(at('2026-11-24', '09:00'))
    expect(offerExpiry(at('2026-11-23', '21:00'), farAway)).toEqual(at('2026-11-25', '09:00'))
  })

  it('ends when the doors open at the latest, or the evening before when they open at night', () => {
    expect(offerExpiry(at('2026-11-23', '15:00'), at('2026-11-24', '08:30'))).toEqual(at('2026-11-24', '08:30'))
    expect(offerExpiry(at('2026-11-23', '15:00'), at('2026-11-24', '07:30'))).toEqual(at('2026-11-23', '20:59'))
  })

  it('is not made when less than an hour is left', () => {
    expect(offerExpiry(at('2026-11-24', '07:45'), at('2026-11-24', '08:30'))).toBeUndefined()
    expect(offerExpiry(at('2026-11-24', '09:00'), at('2026-11-24', '08:30'))).toBeUndefined()
  })

  it('never ends at night, before an hour has passed, or after the doors open', () => {
    const minute = fc.integer({ min: 0, max: 60 * 24 * 60 })
    fc.assert(
      fc.property(minute, fc.integer({ min: -3000, max: 60 * 24 * 10 }), (start, left) => {
        const now = new Date(at('2026-11-01', '00:00').getTime() + start * 60_000)
        const latest = new Date(now.getTime() + left * 60_000)
        const end = offerExpiry(now, latest)
        if (!end) return
        expect(isNight(end), timeOf(end)).toBe(false)
        expect(end.getTime()).toBeGreaterThanOrEqual(now.getTime() + hours(1))
        expect(end.getTime()).toBeLessThanOrEqual(latest.getTime())
      }),
      { numRuns: 3000 },
    )
  })
})
