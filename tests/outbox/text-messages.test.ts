import { describe, expect, it } from 'vitest'
import { inOwnWords } from '#app/outbox/own-words.ts'
import { sampleLetter } from '#app/outbox/sample-letters.ts'
import { isTextKind, sortOf, TEXT_KINDS, type TextKind, textKindOf } from '#app/outbox/text-kinds.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { smsLength } from '#app/platform/sms-segments.ts'
import { fitSms } from '#emails/fit-sms.ts'
import { renderLetter } from '#emails/render-letter.tsx'

const ORIGIN = 'https://openday.qingdao.gov.cn'
const DEPARTMENT = { 'zh-CN': '即墨区水利局', en: 'Jimo Water Bureau' } as const

const sample = (kind: TextKind, language: Language, longest = false) =>
  sampleLetter(kind, {
    language,
    origin: ORIGIN,
    site: '政务开放日',
    department: { name: DEPARTMENT[language], phone: '0532-8551 1205' },
    longest,
  })

const cases = TEXT_KINDS.flatMap((kind) => LANGUAGES.map((language) => ({ kind, language })))
const bySms = cases.filter(({ kind }) => sortOf(kind).neededInSms !== null)

/** Where the address of a one-time page leaves no room for a title of sixty characters. */
const MAY_CUT: readonly TextKind[] = ['registration-confirm']

describe.each(cases)('$kind in $language', ({ kind, language }) => {
  const letter = sample(kind, language)
  const house = sortOf(kind).house(language)

  it('says the same whether the words come from the house or are the same words of a department', () => {
    expect(inOwnWords(letter, house)).toEqual(letter)
  })

  it('knows a value for every variable it offers', () => {
    for (const variable of sortOf(kind).variables) expect(letter.values?.[variable], variable).toBeTruthy()
  })

  it('keeps facts, ticket and links whatever a department writes', () => {
    const own = inOwnWords(letter, { subject: '主题', body: '一行。\n又一行。', sms: '' })
    const [before, after] = [renderLetter(letter).html, renderLetter(own).html]
    const links = (html: string) => [...html.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, link]) => link)
    expect(links(after)).toEqual(links(before))
    expect(own.blocks.filter((block) => !('lead' in block))).toEqual(
      letter.blocks.filter((block) => !('lead' in block)),
    )
    expect(after).toContain('又一行。')
    expect(own.heading).toBe(letter.heading)
    expect(own.subject).toBe('主题')
    expect(own.sms).toBe(letter.sms)
  })
})

describe.each(bySms)('the text message of $kind in $language', ({ kind, language }) => {
  const usual = sample(kind, language)
  const longest = sample(kind, language, true)

  it('names the link, and fits three parts with the longest names in use', () => {
    for (const letter of [usual, longest]) {
      expect(letter.sms).toContain(letter.values?.link)
      expect(smsLength(letter.sms).segments, letter.sms).toBeLessThanOrEqual(3)
    }
    if (!MAY_CUT.includes(kind)) expect(longest.sms).not.toMatch(/…|\.{3}/)
    expect(usual.sms).not.toMatch(/…|\.{3}/)
  })

  it('is spelled in the alphabet that holds most, where the language allows it', () => {
    if (language === 'en') expect(smsLength(usual.sms).encoding).toBe('GSM-7')
  })

  it('has what a text message of a department must have', () => {
    for (const variable of sortOf(kind).neededInSms ?? []) {
      expect(usual.sms, variable).toContain(usual.values?.[variable])
    }
  })

  it('fits three parts, the link whole, with a Chinese title in an English message and values of any length', () => {
    const write = (values: Record<string, string>) =>
      inOwnWords({ ...usual, values }, { ...sortOf(kind).house(language), subject: '', body: '' }).sms
    const values = Object.fromEntries(
      Object.entries(usual.values ?? {}).map(([key, value]) =>
        ['event', 'place', 'reason', 'department', 'name'].includes(key) ? [key, '水'.repeat(300)] : [key, value],
      ),
    )
    const text = write(values)
    expect(text).toContain(values.link)
    expect(smsLength(text).segments, text).toBeLessThanOrEqual(3)
  })
})

describe('a text message that is too long', () => {
  it('loses the ends of its longest values, not more than it must', () => {
    const write = ({ event = '', reason = '', link = '' }: Record<string, string>) => `${event}${reason}${link}`
    const link = 'https://openday.qingdao.gov.cn/r/q3v9tm5wn8xk2hd7zc4rp6yjbg'
    const fitted = fitSms(write, { event: '场'.repeat(40), reason: '因'.repeat(180), link })
    expect(fitted).toMatch(new RegExp(`^场{40}因+…${link}$`))
    expect(smsLength(fitted).segments).toBe(3)
    expect(smsLength(fitted).units).toBeGreaterThan(190)
  })

  it('stays in the alphabet that holds most', () => {
    const fitted = fitSms(({ event = '' }) => `You are registered for ${event}.`, { event: 'water '.repeat(100) })
    expect(smsLength(fitted)).toMatchObject({ encoding: 'GSM-7', segments: 3 })
    expect(fitted).toMatch(/water\.{4}$|wat?e?r?\.{4}$/)
  })

  it('is left alone when nothing in it may be cut', () => {
    expect(fitSms(() => '字'.repeat(300), { event: '短' })).toBe('字'.repeat(300))
  })
})

describe('which words a message takes', () => {
  it.each([
    ['registration-cancelled', { values: {}, cancelledBy: 'citizen' }, 'registration-cancelled'],
    ['registration-cancelled', { values: {}, cancelledBy: 'organiser' }, 'registration-cancelled-by-others'],
    ['registration-cancelled', { values: {}, cancelledBy: null }, 'registration-cancelled-by-others'],
    ['event-reminder', { values: {} }, 'event-reminder'],
    ['event-reminder', { values: { before: 'days' } }, 'event-reminder-days'],
    ['event-reminder', { values: { before: 'hours' } }, 'event-reminder-hours'],
    ['answer-follow-news', { values: { corrected: false } }, 'answer-follow-news'],
    ['answer-follow-news', { values: { corrected: true } }, 'answer-follow-correction'],
    ['registration-links', { values: {} }, undefined],
    ['staff-invitation', { values: {} }, undefined],
    ['event-letter', { values: {} }, undefined],
  ] as const)('%s %j: %s', (kind, about, expected) => {
    expect(textKindOf(kind, about)).toBe(expected)
  })

  it('knows only its own names', () => {
    expect(['constructor', '__proto__', 'toString', '', 'test-mail', undefined].filter(isTextKind)).toEqual([])
  })
})
