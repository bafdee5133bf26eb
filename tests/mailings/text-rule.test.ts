import { describe, expect, it } from 'vitest'
import { addressesIn, cleanWords, textFaults } from '#app/mailings/text-rule.ts'
import { inOwnWords } from '#app/outbox/own-words.ts'
import { sampleLetter } from '#app/outbox/sample-letters.ts'
import { type MessageWords, sortOf, TEXT_KINDS, type TextKind } from '#app/outbox/text-kinds.ts'
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { smsLength } from '#app/platform/sms-segments.ts'

const longestOf = (kind: TextKind, language: Language) =>
  sampleLetter(kind, {
    language,
    origin: 'https://openday.qingdao.gov.cn',
    site: '',
    department: { name: '即墨区水利局', phone: '0532-8551 1205' },
    longest: true,
  }).values ?? {}

function faults(words: Partial<MessageWords>, kind: TextKind = 'registration-confirmed', language: Language = 'zh-CN') {
  const cleaned = cleanWords({ subject: '', body: '', sms: '', ...words })
  return textFaults(cleaned, { kind, language, hosts: ['gov.cn'], longest: longestOf(kind, language) })
}
const MAIL = { subject: '报名成功：{活动}', body: '{姓名}，名额已留好。' }

describe('the words of a department', () => {
  it.each(TEXT_KINDS.flatMap((kind) => LANGUAGES.map((language) => [kind, language] as const)))(
    'may be those of the house: %s in %s',
    (kind, language) => {
      expect(faults(sortOf(kind).house(language), kind, language)).toEqual({})
    },
  )

  it('may be left empty, as mail or as text message, and are then those of the house', () => {
    expect(faults({})).toEqual({})
    expect(faults(MAIL)).toEqual({})
    expect(faults({ sms: '已报名{活动}，{链接}' })).toEqual({})
  })

  it('need a subject with a text and a text with a subject', () => {
    expect(faults({ body: '名额已留好。' })).toEqual({ subject: { error: 'subjectMissing' } })
    expect(faults({ subject: '报名成功' })).toEqual({ body: { error: 'bodyMissing' } })
    expect(faults({ subject: '报名成功', body: ' \n\u200b\n ' })).toEqual({ body: { error: 'bodyMissing' } })
  })

  it.each([
    ['{constructor}', '{constructor}'],
    ['{__proto__}', '{__proto__}'],
    ['{toString}', '{toString}'],
    ['{{name}}', '{ }'],
    ['{{', '{'],
    ['{姓名', '{'],
    ['{}', '{}'],
    ['{名字}', '{名字}'],
    // Traditional characters are a name of their own.
    ['{活動}', '{活動}'],
    // A variable of other messages.
    ['{查询码}', '{查询码}'],
    ['{期限}', '{期限}'],
    ['{候补序号} {deadline}', '{候补序号} {deadline}'],
  ])('name no variable %s', (text, what) => {
    expect(faults({ ...MAIL, body: text })).toEqual({ body: { error: 'unknownVariable', what } })
    expect(faults({ ...MAIL, subject: text })).toEqual({ subject: { error: 'unknownVariable', what } })
    expect(faults({ sms: `{活动}{链接}${text}` })).toEqual({ sms: { error: 'unknownVariable', what } })
  })

  it('are plain: marks, traditional characters and emoji are only characters', () => {
    expect(
      faults({
        subject: '報名成功 🎉',
        body: '**親愛的** <b>{姓名}</b> 👨‍👩‍👧 &amp; %s $1 $&',
        sms: '🎉{活动}{链接}',
      }),
    ).toEqual({})
    const letter = sampleLetter('registration-confirmed', {
      language: 'zh-CN',
      origin: 'https://o.gov.cn',
      site: '',
      department: { name: '水利局', phone: undefined },
    })
    const own = inOwnWords(letter, { subject: '{姓名}', body: '<b>{姓名}</b> $& $1', sms: '' })
    expect(own.blocks.find((block) => block.kind === 'paragraph')).toMatchObject({ text: '<b>李明</b> $& $1' })
  })

  it('lose line ends of a subject, controls and marks that turn the reading round', () => {
    const words = cleanWords({
      subject: '报名成功\r\nBcc: everybody@example.org',
      body: '一\r\n\r\n\r\n二\u202e三\u0000四',
      sms: '甲\n乙',
    })
    expect(words).toEqual({ subject: '报名成功 Bcc: everybody@example.org', body: '一\n二三四', sms: '甲 乙' })
  })

  it('leave the link of a mail to the house', () => {
    expect(faults({ ...MAIL, body: '请打开{链接}' })).toEqual({ body: { error: 'linkInMail', what: '{链接}' } })
    expect(faults({ ...MAIL, subject: '｛link｝' })).toEqual({ subject: { error: 'linkInMail', what: '{链接}' } })
  })

  it('say in a text message what nothing else says', () => {
    expect(faults({ sms: '报名成功' })).toEqual({ sms: { error: 'missingVariable', what: '{活动} {链接}' } })
    expect(faults({ sms: '{event} {链接}' })).toEqual({})
    expect(faults({ sms: '{活动}{链接}' }, 'registration-offered')).toEqual({
      sms: { error: 'missingVariable', what: '{期限}' },
    })
    expect(faults({ sms: 'Answered: {department}' }, 'answer-published', 'en')).toEqual({
      sms: { error: 'missingVariable', what: '{link}' },
    })
    expect(faults({ subject: '请确认', body: '请点按钮。' }, 'registration-confirm')).toEqual({
      body: { error: 'missingVariable', what: '{期限}' },
    })
    expect(faults({ sms: '{链接}' }, 'answer-follow-news')).toEqual({ sms: { error: 'noSms' } })
  })

  it('have their lengths', () => {
    const long = (letters: number) => ({ subject: '题'.repeat(letters), body: '文' })
    expect(faults(long(60))).toEqual({})
    expect(faults(long(61))).toEqual({ subject: { error: 'tooLong' } })
    expect(faults({ subject: 'x'.repeat(120), body: 'y' }, 'registration-confirmed', 'en')).toEqual({})
    expect(faults({ subject: '😀'.repeat(60), body: '文' })).toEqual({})
    expect(faults({ subject: '题', body: '文'.repeat(1001) })).toEqual({ body: { error: 'tooLong' } })
    expect(faults({ subject: '题', body: Array(13).fill('段').join('\n') })).toEqual({
      body: { error: 'tooManyParagraphs', what: '12' },
    })
  })

  it('fit three text messages with the longest names, and whatever is put in', () => {
    const sms = (more: number) => `${'字'.repeat(more)}{活动}{链接}`
    const room =
      3 * 67 -
      smsLength(
        '{活动}{链接}'
          .replace('{活动}', longestOf('registration-confirmed', 'zh-CN').event ?? '')
          .replace('{链接}', longestOf('registration-confirmed', 'zh-CN').link ?? ''),
      ).units
    expect(faults({ sms: sms(room) })).toEqual({})
    expect(faults({ sms: sms(room + 1) })).toEqual({ sms: { error: 'smsTooLong', what: '4' } })
    // In English letters it would fit; a title without an English name makes every character cost double.
    expect(faults({ sms: `${'x'.repeat(150)} {event} {link}` }, 'registration-confirmed', 'en')).toEqual({
      sms: { error: 'smsTooLong', what: '4' },
    })
  })

  it.each([
    ['详见 https://www.qingdao.gov.cn/a?b=1，欢迎。', undefined],
    ['详见www.jimo.gov.cn。', undefined],
    ['有问题写信到 kf@163.com 或 wang.li@qq.com', undefined],
    ['1.5 公里，9.30 开始，约 3.5km，e.g. 如此', undefined],
    ['详见 http://www.qingdao.gov.cn', 'http://www.qingdao.gov.cn'],
    ['登录evil.com领取', 'evil.com'],
    ['登录 EVIL.COM/win 领取', 'EVIL.COM/win'],
    ['ｈｔｔｐｓ：／／ｅｖｉｌ．ｃｏｍ', 'https://evil.com'],
    ['evilgov.cn', 'evilgov.cn'],
    ['https://gov.cn@evil.com/', 'https://gov.cn@evil.com/'],
    ['https://{活动}.gov.cn', 'https://{'],
    ['javascript://gov.cn/%0aalert(1)', 'javascript://gov.cn/%0aalert(1'],
  ])('name only addresses of hosts on the list: %s', (text, foreign) => {
    const found = faults({ ...MAIL, body: text }).body
    if (foreign === undefined) expect(found).toBeUndefined()
    else expect(found).toMatchObject({ error: 'hostNotAllowed' })
    if (foreign !== undefined) expect(addressesIn(text)[0]).toContain(foreign)
  })
})
