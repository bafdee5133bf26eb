import { describe, expect, it } from 'vitest'
import { groupOf, readGroups, slotRange, slotTimes } from '#app/events/reserved-group.ts'

describe('readGroups', () => {
  it('reads a name and its places, one group a line', () => {
    expect(readGroups('人大代表 10\n企业，20人\r\n\n社区：5 席\n学生(高中) 8')).toEqual([
      { name: '人大代表', nameEn: null, capacity: 10 },
      { name: '企业', nameEn: null, capacity: 20 },
      { name: '社区', nameEn: null, capacity: 5 },
      { name: '学生(高中)', nameEn: null, capacity: 8 },
    ])
  })

  it('takes an English name behind a stroke, half or full width', () => {
    expect(readGroups('人大代表 / Deputies 10\n第2小学 ／ Primary school 2, 30 people')).toEqual([
      { name: '人大代表', nameEn: 'Deputies', capacity: 10 },
      { name: '第2小学', nameEn: 'Primary school 2', capacity: 30 },
    ])
  })

  it('has none when nothing is written', () => {
    expect(readGroups(' \n ')).toEqual([])
  })

  it.each([
    ['a group without places', '企业'],
    ['places without a group', '20'],
    ['no place at all', '企业 0'],
    ['a fraction', '企业 2.5 席'],
    ['a group named twice', '企业 20\n企业 5'],
    ['a name that is too long', `${'企'.repeat(41)} 5`],
    ['too many groups', Array.from({ length: 13 }, (_, at) => `群体${at} 人 5`).join('\n')],
  ])('refuses %s', (_what, text) => {
    expect(readGroups(text)).toBeUndefined()
  })
})

describe('the name of a slot', () => {
  const slot = { startsAt: new Date('2026-12-05T01:00:00Z'), endsAt: new Date('2026-12-05T03:00:00Z') }

  it('tells the group in the language of the reader, and in Chinese where there is no other', () => {
    const reserved = { ...slot, reservedFor: '企业', reservedForEn: 'Companies' }
    expect(slotTimes(reserved, 'zh-CN')).toBe('09:00–11:00 · 企业')
    expect(slotTimes(reserved, 'en')).toBe('09:00–11:00 · Companies')
    expect(slotTimes({ ...reserved, reservedForEn: null }, 'en')).toBe('09:00–11:00 · 企业')
    expect(slotRange(reserved, 'zh-CN')).toBe('2026年12月5日（星期六）09:00–11:00 · 企业')
  })

  it('is the time alone where the places are everybody’s', () => {
    const open = { ...slot, reservedFor: null, reservedForEn: null }
    expect(slotTimes(open, 'zh-CN')).toBe('09:00–11:00')
    expect(groupOf(open, 'en')).toBe('')
  })
})
