import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { normaliseEmail, normalisePhone } from '#app/registrations/contact.ts'
import { pinyinInitials } from '#app/registrations/pinyin-initials.ts'

describe('a telephone number', () => {
  it.each([
    ['139 0532 0174', '13905320174'],
    ['+86 139-0532-0174', '13905320174'],
    ['008613905320174', '13905320174'],
    ['８６１３９０５３２０１７４', '13905320174'],
    ['0532-8855 1234', '053288551234'],
    ['+86 532 8855 1234', '053288551234'],
    ['（010）65551234', '01065551234'],
    ['+852 9123 4567', '+85291234567'],
    ['00853 6612 3456', '+85366123456'],
    ['+886 912 345 678', '+886912345678'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normalisePhone(typed)).toBe(kept)
    expect(normalisePhone(kept)).toBe(kept)
  })

  it.each([
    '1390532017',
    '12905320174',
    '139053201744',
    '110',
    '',
    'abc',
    '+1 415 555 0100',
    '13905320174;rm',
    '9123 4567',
  ])('%s is none', (typed) => expect(normalisePhone(typed)).toBeUndefined())
})

describe('an e-mail address', () => {
  it.each([
    ['Sun.Yumei@Example.ORG', 'Sun.Yumei@example.org'],
    ['  a+b@mail.example.com.cn ', 'a+b@mail.example.com.cn'],
    ['user@xn--fiqs8s.xn--fiqs8s', 'user@xn--fiqs8s.xn--fiqs8s'],
  ])('%s is kept as %s', (typed, kept) => expect(normaliseEmail(typed)).toBe(kept))

  it.each([
    'a@x.org, b@y.org',
    'a@x.org;b@y.org',
    'a@x.org b@y.org',
    '"a b"@x.org',
    '<a@x.org>',
    'grp: a@x.org;',
    'a@x.org\r\nBcc: v@y.org',
    'a@localhost',
    'a@x..org',
    '.a@x.org',
    'a@-x.org',
    'a@x.123',
    '@x.org',
    'a@@x.org',
  ])('%s is none', (typed) => expect(normaliseEmail(typed)).toBeUndefined())

  it('once accepted holds nothing that separates or quotes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.emailAddress()), (typed) => {
        const kept = normaliseEmail(typed)
        if (kept !== undefined) expect(kept).toMatch(/^[^\s,;:"<>()[\]\\]+@[a-z0-9.-]+$/)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('initials of a name', () => {
  it.each([
    ['孙玉梅', 'sym'],
    ['欧阳静', 'oyj'],
    ['单田芳', 'stf'],
    ['曾国强', 'zgq'],
    ['即墨二十八中', 'jmesbz'],
    ['John Smith', 'js'],
  ])('%s are %s', (name, initials) => expect(pinyinInitials(name)).toBe(initials))
})
