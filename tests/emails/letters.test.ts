import { describe, expect, it } from 'vitest'
import { MESSAGE_KINDS } from '#app/outbox/message-kinds.ts'
import { LANGUAGES } from '#app/platform/language.ts'
import { definedCatalogues } from '#app/platform/messages.ts'
import type { Letter } from '#emails/letter.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import { letterOf, MANAGE_URL, TICKET_URL } from './letters.ts'

const VOID = new Set(['area', 'base', 'br', 'col', 'hr', 'img', 'input', 'link', 'meta', 'source', 'wbr'])

/** Names of elements that are opened and not closed, or closed and not opened. */
function unbalanced(html: string): string[] {
  const open: string[] = []
  const faults: string[] = []
  for (const [, closing, name = '', selfClosing] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)\b[^>]*?(\/?)>/g)) {
    if (VOID.has(name) || selfClosing) continue
    if (!closing) open.push(name)
    else if (open.pop() !== name) faults.push(name)
  }
  return [...faults, ...open]
}

const wordsOf = (html: string) =>
  html
    .replace(/<(style|title)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replaceAll('&quot;', '"')
const linksOf = (html: string) =>
  [...html.matchAll(/href="([^"]+)"/g)].map(([, href = '']) => href.replaceAll('&amp;', '&'))
const timesOf = (text: string) => new Set(text.match(/\b\d{2}:\d{2}\b/g) ?? [])
const datesOf = (text: string) => new Set(text.match(/\d{4}年\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]{2} \d{4}/g) ?? [])

/** Keys of a catalogue that stand in a text instead of their words; those of one word may be a word of the text. */
function bareKeys(text: string): string[] {
  const keys = [...definedCatalogues().values()].flatMap((catalogue) => Object.keys(catalogue['zh-CN']))
  return keys.filter((key) => /[A-Z]/.test(key) && new RegExp(`(^|[^a-zA-Z])${key}($|[^a-zA-Z])`).test(text))
}

const cases = MESSAGE_KINDS.flatMap((kind) =>
  LANGUAGES.flatMap((language) => (['full', 'bare'] as const).map((fullness) => ({ kind, language, fullness }))),
)

describe.each(cases)('$kind in $language, $fullness', ({ kind, language, fullness }) => {
  const letter = letterOf(kind, language, fullness)
  const mail = renderLetter(letter)

  it('has a subject on one line and no gap where a value should be', () => {
    expect(mail.subject).toMatch(/^\S.*\S$/)
    for (const text of [mail.subject, mail.text, mail.sms, wordsOf(mail.html)]) {
      expect(text).not.toMatch(/\{\{|\}\}|undefined|null|NaN|Invalid|\[object/)
      expect(bareKeys(text)).toEqual([])
    }
  })

  it('is well-formed html in its language, without scripts and without anything from outside', () => {
    expect(mail.html).toMatch(new RegExp(`^<!DOCTYPE html><html lang="${language}">`))
    expect(unbalanced(mail.html)).toEqual([])
    expect(mail.html).not.toMatch(/<(script|iframe|form|object|link)\b|javascript:|url\(/)
    for (const [, source = ''] of mail.html.matchAll(/src="([^"]*)"/g)) expect(source).toMatch(/^cid:/)
    for (const [image] of mail.html.matchAll(/<img[^>]*>/g)) expect(image).toMatch(/alt="[^"]+"/)
  })

  it('says the same in plain text: every link, time and date', () => {
    for (const link of linksOf(mail.html)) expect(mail.text).toContain(link)
    expect(timesOf(mail.text)).toEqual(timesOf(wordsOf(mail.html).replace(letter.preview, '')))
    expect(datesOf(mail.text)).toEqual(datesOf(wordsOf(mail.html)))
    expect(mail.text).toContain(letter.heading)
  })

  it('says who writes, whom to ask and why one gets it', () => {
    for (const text of [mail.text, wordsOf(mail.html)]) {
      expect(text).toContain(letter.footer.sender)
      expect(text).toContain(letter.footer.contact)
      expect(text).toContain(letter.footer.reason)
    }
  })

  it('fits a text message', () => {
    expect(mail.sms).not.toMatch(/\n/)
    expect([...mail.sms].length).toBeLessThan(330)
  })
})

describe.each(LANGUAGES)('letters about a registration in %s', (language) => {
  const about = MESSAGE_KINDS.filter((kind) => /^(registration|event)-/.test(kind) && kind !== 'registration-links')

  it.each(about)('%s tells day, time and place without a click', (kind) => {
    const { text } = renderLetter(letterOf(kind, language))
    expect(text).toContain(language === 'en' ? 'Sat, 5 Dec 2026' : '2026年12月5日（星期六）')
    expect(text).toContain('09:00–11:00')
    expect(text).toContain(language === 'en' ? 'Smart Water Control Centre' : '智慧水务调度中心')
  })

  it('carries the ticket only when the place is confirmed', () => {
    const withTicket = about.filter((kind) => hasTicket(letterOf(kind, language)))
    expect(withTicket.sort()).toEqual(
      [
        'event-changed',
        'event-letter',
        'event-reminder',
        'event-thanks',
        'registration-changed',
        'registration-confirmed',
        'registration-drawn',
        'registration-promoted',
      ].filter((kind) => kind !== 'event-thanks'),
    )
    expect(renderLetter(letterOf('registration-waiting', language)).text).not.toContain(TICKET_URL)
  })

  it('names what changed, old and new', () => {
    const { text } = renderLetter(letterOf('event-changed', language))
    expect(text).toMatch(/09:00–11:00 → .*14:00–16:00/)
    expect(text).toContain('水利局二楼会议室 → ')
  })

  it('gives the manage link and the deadline of an offer', () => {
    const { text, subject } = renderLetter(letterOf('registration-offered', language))
    expect(text).toContain(MANAGE_URL)
    const deadline = language === 'en' ? 'Thu, 3 Dec 2026, 18:00' : '2026年12月3日（星期四）18:00'
    expect(text).toContain(deadline)
    expect(subject).toContain(deadline)
  })
})

const hasTicket = (letter: Letter) => letter.blocks.some((block) => block.kind === 'ticket')

describe('what somebody typed', () => {
  const answer = (markdown: string): Letter => ({
    ...letterOf('answer-published', 'zh-CN'),
    blocks: [{ kind: 'prose', markdown }],
  })

  it('stays text in the html', () => {
    const letter = letterOf('registration-confirmed', 'zh-CN')
    const { html } = renderLetter({
      ...letter,
      greeting: '<img src=x onerror=alert(1)>',
      heading: '"><script>alert(1)</script>',
      subject: 'a\r\nBcc: third@evil.example',
    })
    expect(html).not.toMatch(/<script|<img src=x/)
    expect(unbalanced(html)).toEqual([])
  })

  it('cannot break the subject into a header', () => {
    const letter = letterOf('registration-confirmed', 'zh-CN')
    expect(renderLetter({ ...letter, subject: 'a\r\nBcc: third@evil.example' }).subject).toBe(
      'a Bcc: third@evil.example',
    )
  })

  it('brings no html, script, picture or odd link through Markdown', () => {
    const { html } = renderLetter(
      answer(
        '<b onclick=x>b</b> ![p](https://evil.example/p.png) [j](javascript:alert(1)) [d](data:text/html,x) [ok](https://a.example)',
      ),
    )
    expect(html).not.toMatch(/<b onclick|<img|href="(javascript|data):/)
    // A picture becomes a link that nothing follows by itself.
    expect(linksOf(html)).toEqual(['https://evil.example/p.png', 'https://a.example'])
  })
})
