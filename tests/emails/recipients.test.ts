import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { connectionOf, type MailTransport, openMailTransport } from '#app/outbox/mail-transport.server.ts'
import { recipientName } from '#app/outbox/recipient-name.ts'
import { isMailAddress, readMailbox } from '#app/platform/mail-address.ts'
import { type SmtpSink, startSmtpSink } from '../outbox/smtp-sink.ts'

const GOOD = [
  'sun@citizen.example',
  'Sun.Yumei+open-day@mail.citizen.example',
  "o'neill@citizen.example",
  '1@2.example',
  `${'l'.repeat(64)}@citizen.example`,
]

// What mail programs, lists and headers make of more than one plain address.
const ATTACKS = [
  '',
  ' ',
  '@',
  'sun',
  'sun@',
  '@citizen.example',
  'sun@@citizen.example',
  'a@x.example, b@y.example',
  'a@x.example,b@y.example',
  'a@x.example;b@y.example',
  'a@x.example b@y.example',
  'a@x.example\tb@y.example',
  'a@x.example\nb@y.example',
  'a@x.example\r\nBcc: b@y.example',
  'a@x.example\r\n\r\nbody',
  'a@x.example\0b@y.example',
  'a@x.example\u2028b@y.example',
  'a@x.example%0ab@y.example',
  'a@x.example>\r\nRCPT TO:<b@y.example',
  'a@x.example> RCPT TO:<b@y.example>',
  '<a@x.example>',
  '<a@x.example',
  'a@x.example>',
  '<<a@x.example>>',
  'A <a@x.example>',
  '"A, B" <a@x.example>',
  'a@x.example <b@y.example>',
  '"a@x.example" b@y.example',
  '"a@x.example"@y.example',
  '"a b"@x.example',
  '"a\\"b"@x.example',
  'a"b@x.example',
  "'a@x.example'",
  '(comment)a@x.example',
  'a(comment)@x.example',
  'a@x.example(b@y.example)',
  'group: a@x.example, b@y.example;',
  'group:a@x.example;',
  ':;',
  'a@[127.0.0.1]',
  'a@[IPv6:::1]',
  '@relay.example:a@x.example',
  '<@relay.example,@other.example:a@x.example>',
  'a%y.example@x.example@z.example',
  'y.example!a@x.example b@y.example',
  'a\\@b@x.example',
  'a.@x.example',
  '.a@x.example',
  'a..b@x.example',
  'a@x..example',
  'a@.x.example',
  'a@x.example.',
  'a@-x.example',
  'a@x-.example',
  'a@x_y.example',
  'a@x.example/../y',
  'a@x.example?bcc=b@y.example',
  'mailto:a@x.example?cc=b@y.example',
  'a＠x.example',
  'a@x。example',
  'ａ@x.example',
  'a@x.example，b@y.example',
  'a\u200b@x.example',
  '\u202ea@x.example',
  '=?utf-8?q?a=40x=2Eexample=2Cb=40y=2Eexample?=',
  'a@=?utf-8?q?x=2Eexample?=',
  `${'l'.repeat(65)}@citizen.example`,
  `a@${'l'.repeat(64)}.example`,
  `a@${'l.'.repeat(130)}example`,
]

const MAIL = { subject: 's', html: '<p>h</p>', text: 't', sms: 's' }

describe('addresses', () => {
  it.each([...GOOD, 'a_b-c@xn--fiq228c.example'])('%s is one', (address) => expect(isMailAddress(address)).toBe(true))
  it.each(ATTACKS)('%j is not one plain address', (address) => expect(isMailAddress(address)).toBe(false))

  it('reads the sender of the configuration, with and without a name', () => {
    expect(readMailbox('即墨区政务开放日 <open-day@jimo.example>')).toEqual({
      name: '即墨区政务开放日',
      address: 'open-day@jimo.example',
    })
    expect(readMailbox('"Open, Day" <a@x.example>')).toEqual({ name: 'Open, Day', address: 'a@x.example' })
    expect(readMailbox('open-day@localhost')).toEqual({ name: '', address: 'open-day@localhost' })
    expect(readMailbox('A <a@x.example>, B <b@y.example>')).toBeUndefined()
    expect(readMailbox('nobody')).toBeUndefined()
  })
})

describe('the ledger of a mail server', () => {
  let sink: SmtpSink
  let transport: MailTransport
  beforeEach(async () => {
    sink = await startSmtpSink()
    const config = readConfig({
      SMTP_URL: sink.url,
      PUBLIC_ORIGIN: 'https://open.jimo.example',
      MAIL_FROM: 'Open Day <open-day@jimo.example>',
    })
    transport = openMailTransport(config) as MailTransport
  })
  afterEach(async () => {
    transport.close()
    await sink.close()
  })

  const sendTo = (address: string, name?: string) =>
    transport.send({ messageId: 'm1', to: { address, name }, language: 'zh-CN' }, MAIL)

  it('names exactly the recipients that were meant, whatever the address says', async () => {
    for (const address of ATTACKS) {
      await expect(sendTo(address), address).rejects.toMatchObject({ failure: 'permanent', code: 'not a mail address' })
    }
    for (const address of GOOD) await sendTo(address)
    expect(sink.asked).toEqual(GOOD)
    expect(sink.deliveries.map((mail) => mail.recipients)).toEqual(GOOD.map((address) => [address]))
  })

  it('names exactly the recipient that was meant, whatever the name says', async () => {
    for (const name of ATTACKS) await sendTo('sun@citizen.example', name)
    expect(new Set(sink.asked)).toEqual(new Set(['sun@citizen.example']))
    expect(sink.asked).toHaveLength(ATTACKS.length)
    for (const mail of sink.deliveries) {
      expect([mail.to].flat().flatMap((to) => to?.value ?? [])).toHaveLength(1)
      expect(mail.headerLines.map((line) => line.key)).not.toContain('bcc')
      expect(mail.cc).toBeUndefined()
      expect(mail.text?.trim()).toBe('t')
    }
  })

  it('keeps a subject and names on one header each, and lines within what servers take', async () => {
    const subject = `您的报名\r\nBcc: third@evil.example ${'长'.repeat(300)}`
    await transport.send(
      { messageId: 'm1', to: { address: 'sun@citizen.example', name: '孙\r\nX: y' }, language: 'zh-CN' },
      { ...MAIL, subject, text: '字'.repeat(3000), html: `<p>${'字'.repeat(3000)}</p>` },
    )
    const [mail] = sink.deliveries
    expect(mail?.subject).toBe(subject.replace('\r\n', ' '))
    expect(mail?.headerLines.map((line) => line.key)).not.toContain('bcc')
    expect(mail?.headerLines.map((line) => line.key)).not.toContain('x')
    for (const line of mail?.source.split('\r\n') ?? []) expect(line.length).toBeLessThanOrEqual(998)
  })
})

describe('the name in a greeting', () => {
  it.each(['孙玉梅', '欧阳 修', 'Anna-Maria O’Neill', 'J. R. Smith'])('greets %s', (name) =>
    expect(recipientName(name)).toBe(name),
  )
  it.each([
    null,
    '',
    '   ',
    'http://evil.example',
    '点这里 www.evil.example 领奖',
    '孙 evil.com',
    'a@b.example',
    '<b>孙</b>',
    '恭喜您中奖'.repeat(9),
  ])('greets without %j', (name) => expect(recipientName(name)).toBeUndefined())
})

describe('the connection', () => {
  it('demands encryption on every network but this machine', () => {
    expect(connectionOf('smtp://u:p%40ss@mail.jimo.example', 'h')).toMatchObject({
      port: 587,
      secure: false,
      requireTLS: true,
      ignoreTLS: false,
      auth: { user: 'u', pass: 'p@ss' },
    })
    expect(connectionOf('smtps://mail.jimo.example', 'h')).toMatchObject({ port: 465, secure: true, requireTLS: false })
    expect(connectionOf('smtp://127.0.0.1:2525', 'h')).toMatchObject({ port: 2525, requireTLS: false, ignoreTLS: true })
    expect(connectionOf('smtp://relay.internal:25?tls=none', 'h')).toMatchObject({ requireTLS: false, ignoreTLS: true })
    expect(connectionOf('smtp://relay.internal:25', 'h')).toMatchObject({ requireTLS: true })
  })
})
