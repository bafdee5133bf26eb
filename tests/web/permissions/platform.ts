import { api, everybody, open, openWith, page, post, type Row } from './row.ts'

export const PLATFORM_ROWS: readonly Row[] = [
  open('/'),
  open('/sitemap'),
  open('/healthz'),
  open('/readyz'),
  openWith('/metrics', () => '/metrics', 404),
  open('/display', 303),
  post('/display', everybody, 303),
  openWith('/api/*', () => '/api/v1/nothing', 404),
  page('/console/settings', ['admin']),
  post('/console/settings', ['admin'], 422),
  api('POST', '/api/*', 404, () => '/api/v1/nothing'),
  openWith('/*', () => '/nothing', 404),
  post('/*', everybody, 404, { path: () => '/nothing' }),
]
