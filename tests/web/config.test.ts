import { expect, test } from 'vitest'
import { BadSetting, readConfig } from '#app/config.server.ts'

test.each([
  ['PORT', 'eighty'],
  ['PORT', '70000'],
  ['PUBLIC_ORIGIN', 'open.example.gov.cn'],
  ['PUBLIC_ORIGIN', 'ftp://open.example.gov.cn'],
  ['DATABASE_URL', 'mysql://db.example/open'],
  ['DATABASE_URL', 'postgres://['],
  ['SMTP_URL', 'smtp://['],
  ['SMTP_URL', 'relay.example'],
  ['MAIL_FROM', '政务开放日'],
  ['MAIL_FROM', 'Open Day <one@example.org>, <two@example.org>'],
  ['SMS_GATEWAY_URL', 'sms.example'],
  ['SMS_GATEWAY_URL', 'javascript:send()'],
  ['TRUSTED_PROXIES', '10.0.0.0/99'],
  ['STAFF_NETWORKS', 'office'],
  ['EMBED_ORIGINS', 'portal.example.gov.cn'],
  ['EMBED_ORIGINS', 'https://portal.example.gov.cn, *'],
  ['WEBHOOK_HOSTS', '127.0.0.1'],
  ['OIDC_ISSUER', 'id.example.gov.cn'],
  ['OIDC_ISSUER', 'http://id.example.gov.cn'],
  ['OIDC_ISSUER', 'https://id.example.gov.cn/?tenant=1'],
  ['LOCAL_SIGN_IN', 'sometimes'],
  ['LOCAL_SIGN_IN', 'off'],
  ['LOG_LEVEL', 'loud'],
])('%s=%s is refused in one line that names it and says what is expected', (name, value) => {
  const reading = () => readConfig({ SMS_GATEWAY_SECRET: 'x', [name]: value })
  expect(reading).toThrow(BadSetting)
  expect(reading).toThrow(new RegExp(`^${name}: [^\\n]*expects[^\\n]*$`))
})

test('text messages are never signed with nothing', () => {
  expect(() => readConfig({ SMS_GATEWAY_URL: 'https://sms.example.gov.cn/send' })).toThrow(
    /^SMS_GATEWAY_SECRET: expects/,
  )
})

test('a provider of identities needs the name and the secret of this site', () => {
  const issuer = { OIDC_ISSUER: 'https://id.example.gov.cn/realms/staff' }
  expect(() => readConfig(issuer)).toThrow(/^OIDC_CLIENT_ID: expects/)
  expect(() => readConfig({ ...issuer, OIDC_CLIENT_ID: 'open-day' })).toThrow(/^OIDC_CLIENT_SECRET: expects/)
  const given = { ...issuer, OIDC_CLIENT_ID: 'open-day', OIDC_CLIENT_SECRET: 'secret', LOCAL_SIGN_IN: 'off' }
  expect(readConfig(given)).toMatchObject({
    oidc: { issuer: issuer.OIDC_ISSUER, clientId: 'open-day', clientSecret: 'secret' },
    localSignIn: false,
  })
  expect(readConfig({})).toMatchObject({ oidc: undefined, localSignIn: true })
})

test('what is empty counts as not given, and what is given is read', () => {
  expect(readConfig({ SMTP_URL: '', PORT: '' })).toMatchObject({ smtpUrl: undefined, port: 3000 })
  expect(readConfig({ EMBED_ORIGINS: 'https://portal.example.gov.cn/, https://b.example:8443' })).toMatchObject({
    embedOrigins: ['https://portal.example.gov.cn', 'https://b.example:8443'],
  })
})
