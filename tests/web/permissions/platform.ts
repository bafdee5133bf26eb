import { api, everybody, open, openWith, post, type Row } from './row.ts'

export const PLATFORM_ROWS: readonly Row[] = [
  open('/'),
  open('/healthz'),
  open('/readyz'),
  openWith('/metrics', () => '/metrics', 404),
  open('/display', 303),
  post('/display', everybody, 303),
  openWith('/api/*', () => '/api/v1/nothing', 404),
  api('POST', '/api/*', 404, () => '/api/v1/nothing'),
  openWith('/*', () => '/nothing', 404),
  post('/*', everybody, 404, { path: () => '/nothing' }),
]
