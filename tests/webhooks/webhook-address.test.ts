import { expect, it } from 'vitest'
import { readConfig } from '#app/config.server.ts'
import { faultOfAddress, isPublicAddress } from '#app/webhooks/webhook-address.ts'

const HOSTS = ['hooks.jimo.example', 'data.jimo.example']

it.each([
  ['https://hooks.jimo.example/open-day?key=1', undefined],
  ['https://HOOKS.jimo.example:443/', undefined],
  ['http://hooks.jimo.example/', 'httpsOnly'],
  ['ftp://hooks.jimo.example/', 'httpsOnly'],
  ['file:///etc/passwd', 'httpsOnly'],
  ['javascript:alert(1)', 'httpsOnly'],
  ['//hooks.jimo.example/', 'urlWrong'],
  ['hooks.jimo.example', 'urlWrong'],
  ['https://hooks.jimo.example/#part', 'urlWrong'],
  [`https://hooks.jimo.example/${'x'.repeat(500)}`, 'urlWrong'],
  ['https://hooks.jimo.example:8443/', 'portRefused'],
  ['https://hooks.jimo.example:80/', 'portRefused'],
  ['https://user@hooks.jimo.example/', 'credentialsRefused'],
  ['https://hooks.jimo.example:x@evil.example/', 'credentialsRefused'],
  ['https://evil.example/', 'hostRefused'],
  ['https://hooks.jimo.example.evil.example/', 'hostRefused'],
  ['https://evil.example/hooks.jimo.example', 'hostRefused'],
  ['https://evil.example\\@hooks.jimo.example/', 'hostRefused'],
  ['https://hooks.jimo.example./', 'hostRefused'],
  ['https://sub.hooks.jimo.example/', 'hostRefused'],
  ['https://hooks.jimо.example/', 'hostRefused'],
  ['https://localhost/', 'hostRefused'],
  ['https://127.0.0.1/', 'hostRefused'],
  ['https://2130706433/', 'hostRefused'],
  ['https://0x7f.1/', 'hostRefused'],
  ['https://0177.0.0.1/', 'hostRefused'],
  ['https://①②⑦.⓪.⓪.①/', 'hostRefused'],
  ['https://[::1]/', 'hostRefused'],
  ['https://[::ffff:169.254.169.254]/', 'hostRefused'],
  ['https://93.184.216.34/', 'hostRefused'],
])('%s → %s', (url, fault) => {
  expect(faultOfAddress(url, HOSTS)).toBe(fault)
})

it('has no hosts, and so no addresses, unless the operator names some', () => {
  expect(readConfig({}).webhookHosts).toEqual([])
  expect(faultOfAddress('https://hooks.jimo.example/', [])).toBe('hostRefused')
  expect(readConfig({ WEBHOOK_HOSTS: 'Hooks.jimo.example, data.jimo.example' }).webhookHosts).toEqual(HOSTS)
  for (const wrong of ['127.0.0.1', '*.jimo.example', 'https://a.example', 'a.example:443', 'localhost', '[::1]']) {
    expect(() => readConfig({ WEBHOOK_HOSTS: wrong }), wrong).toThrow(/^WEBHOOK_HOSTS:/)
  }
})

it.each([
  ...['93.184.216.34', '223.5.5.5', '2400:3200::1', '2606:2800:220:1:248:1893:25c8:1946'].map(
    (a) => [a, true] as const,
  ),
  ...['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1'].map(
    (a) => [a, false] as const,
  ),
  ...['169.254.169.254', '100.64.0.1', '100.100.100.200', '192.0.0.192', '198.18.0.1', '192.0.2.1', '224.0.0.1'].map(
    (a) => [a, false] as const,
  ),
  ...[
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    'fe80::1',
    'fe80::1%eth0',
    'fc00::1',
    'fd00:ec2::254',
    'ff02::1',
  ].map((a) => [a, false] as const),
  ...[
    '::ffff:127.0.0.1',
    '::ffff:93.184.216.34',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '2002:7f00:1::',
    '2001:db8::1',
  ].map((a) => [a, false] as const),
  ...['', 'hooks.jimo.example', 'not an address'].map((a) => [a, false] as const),
])('the address %s is public: %s', (address, isPublic) => {
  expect(isPublicAddress(address)).toBe(isPublic)
})
