import { describe, expect, it } from 'vitest'
import { slotsLine } from '#app/events/card-slots.ts'
import type { SlotRecord } from '#app/events/event-queries.server.ts'

const NOW = new Date('2026-12-01T00:00:00+08:00')
const slot = (at: string, given: Partial<SlotRecord> = {}) =>
  ({
    startsAt: new Date(`2026-12-${at}:00+08:00`),
    endsAt: new Date(`2026-12-${at.slice(0, 2)}T23:00:00+08:00`),
    signUpOpensAt: new Date('2026-11-20T00:00:00+08:00'),
    signUpClosesAt: new Date(`2026-12-${at}:00+08:00`),
    state: 'open',
    capacity: 10,
    taken: 5,
    waiting: 0,
    waitingCapacity: 0,
    allocation: 'firstCome',
    drawnAt: null,
    reservedFor: null,
    reservedForEn: null,
    ...given,
  }) as SlotRecord

describe('the slots on a card', () => {
  it('name the places left of each, three at most', () => {
    const slots = [
      slot('05T09:00'),
      slot('05T10:00', { taken: 10 }),
      slot('05T11:00', { taken: 10, waitingCapacity: 3 }),
      slot('05T13:00', { allocation: 'lottery' }),
    ]
    expect(slotsLine(slots, 'zh-CN', NOW)).toBe('09:00 余 5 · 10:00 已满 · 11:00 可候补，等 4 场')
    expect(slotsLine(slots, 'en', NOW)).toBe('09:00 5 left · 10:00 full · 11:00 waiting list; 4 slots in all')
    expect(slotsLine(slots.slice(2), 'zh-CN', NOW)).toBe('11:00 可候补 · 13:00 摇号')
  })
  it('say the day where there are several, and whose places they are', () => {
    const slots = [slot('05T09:00'), slot('05T10:00', { reservedFor: '企业' }), slot('06T09:00')]
    expect(slotsLine(slots, 'zh-CN', NOW)).toBe('12月5日 09:00 余 5 · 10:00 企业 余 5 · 12月6日 09:00 余 5')
  })
  it('say the day of those left where the card shows another one', () => {
    const later = new Date('2026-12-03T00:00:00+08:00')
    const slots = [
      slot('02T09:00'),
      slot('06T09:00', { reservedFor: '企业' }),
      slot('06T09:00', { reservedFor: '学生' }),
    ]
    expect(slotsLine(slots, 'zh-CN', later)).toBe('12月6日 09:00 企业 余 5 · 09:00 学生 余 5')
  })
  it('leave out what is over, cancelled or not open yet, and say nothing of one alone', () => {
    const later = new Date('2026-12-03T00:00:00+08:00')
    const slots = [
      slot('05T09:00'),
      slot('05T10:00', { state: 'cancelled' }),
      slot('02T10:00'),
      slot('06T09:00', { signUpOpensAt: new Date('2026-12-04T00:00:00+08:00') }),
    ]
    expect(slotsLine(slots, 'zh-CN', later)).toBeUndefined()
  })
})
