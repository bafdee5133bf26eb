import { describe, expect, it } from 'vitest'
import { mailingForm } from '#app/mailings/mailing-forms.ts'
import { fillTemplate, type TemplateValues, templateFaults } from '#app/outbox/message-template.ts'
import { smsLength } from '#app/platform/sms-segments.ts'

const VALUES: TemplateValues = {
  name: '孙玉梅',
  event: '善智墨水',
  time: '2026年12月5日（星期六）09:00–11:00',
  place: '智慧水务调度中心',
  people: '3',
  code: '8306 2175',
  link: 'https://open.jimo.example/r/abc',
  department: '即墨区水利局',
  phone: '12345',
}

describe('a text with variables', () => {
  it('is filled in both spellings, also in wide braces and with spaces inside', () => {
    expect(fillTemplate('{姓名}您好：{ event }，｛入场码｝', VALUES)).toBe('孙玉梅您好：善智墨水，8306 2175')
  })

  it('is not filled twice: a value that looks like a variable stays', () => {
    expect(fillTemplate('{姓名} {code}', { ...VALUES, name: '{入场码}' })).toBe('{入场码} 8306 2175')
  })

  it.each([
    ['{姓名} {活动}', []],
    ['{名字}，{姓名}', ['{名字}']],
    ['{名字}{名字}', ['{名字}']],
    ['{姓名', ['{']],
    ['姓名}', ['}']],
    ['{}', ['{}']],
    ['{{name}}', ['{', '}']],
    ['{constructor}', ['{constructor}']],
    ['没有变量', []],
  ])('%s has the faults %j', (text, faults) => {
    expect(templateFaults(text)).toEqual(faults)
  })
})

describe('the length of a text message', () => {
  it.each([
    ['', 'GSM-7', 0, 1],
    ['a'.repeat(160), 'GSM-7', 160, 1],
    ['a'.repeat(161), 'GSM-7', 161, 2],
    ['a'.repeat(306), 'GSM-7', 306, 2],
    ['a'.repeat(307), 'GSM-7', 307, 3],
    // The euro sign is written with an escape and not torn from it: 152 + 2 needs a second part.
    ['€'.repeat(80), 'GSM-7', 160, 1],
    [`${'a'.repeat(152)}€${'a'.repeat(150)}`, 'GSM-7', 304, 2],
    [`${'a'.repeat(152)}€${'a'.repeat(152)}`, 'GSM-7', 306, 3],
    ['您'.repeat(70), 'UCS-2', 70, 1],
    ['您'.repeat(71), 'UCS-2', 71, 2],
    ['您'.repeat(134), 'UCS-2', 134, 2],
    ['您'.repeat(135), 'UCS-2', 135, 3],
    // One Chinese character turns all the others into two bytes each.
    [`${'a'.repeat(70)}您`, 'UCS-2', 71, 2],
    ['😀'.repeat(35), 'UCS-2', 70, 1],
    // 67 units hold 33 pairs and leave one unit empty.
    ['😀'.repeat(67), 'UCS-2', 134, 3],
  ])('%#', (text, encoding, units, segments) => {
    expect(smsLength(text)).toEqual({ encoding, units, segments })
  })
})

describe('the text message of a letter to chosen people', () => {
  const read = (sms: string) => mailingForm.safeParse({ subject: '集合地点', body: '请提前到。', sms })

  it('is refused when it takes more than three parts once it is filled, in Chinese and in English', () => {
    expect(read(`请提前到{地点}。{链接}${'请带好雨具。'.repeat(5)}`).success).toBe(true)
    const long = read('请带好雨具。'.repeat(34))
    expect(long.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['sms', 'smsTooLong']])
    const english = mailingForm.safeParse({ subject: 'a', body: 'b', smsEn: 'Bring a coat. '.repeat(34) })
    expect(english.error?.issues.map(({ path, message }) => [path[0], message])).toEqual([['smsEn', 'smsTooLong']])
  })

  it('loses the end of a long title, not of what was written', () => {
    expect(read('{活动}{地点}{链接}').success).toBe(true)
  })
})
