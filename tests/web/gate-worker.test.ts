import { expect, test } from 'vitest'
import { useConfig } from '#app/config.server.ts'
import { securityHeaders } from '#app/web/security-headers.server.ts'
import { testConfig } from '#tests/support/test-server.ts'

const policyOf = (path: string, live?: boolean) =>
  new Map(securityHeaders({ path, live })).get('Content-Security-Policy')

test('the gate’s worker may fetch what it keeps, whatever was asked for before; other files may not', () => {
  useConfig(testConfig())
  expect(policyOf('/favicon.svg')).not.toContain('connect-src')
  expect(policyOf('/gate-worker.js')).toContain("connect-src 'self'")
  expect(policyOf('/favicon.svg')).not.toContain('connect-src')
  expect(policyOf('/board/x', true)).toContain("connect-src 'self'")
  expect(policyOf('/board/x')).not.toContain('connect-src')
})
