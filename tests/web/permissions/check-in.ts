import { api, everybody, ofEvent, open, openWith, page, post, type Row } from './row.ts'

export const CHECK_IN_ROWS: readonly Row[] = [
  open('/gate'),
  openWith('/gate/pair/:token', () => '/gate/pair/nothing', 410),
  post('/gate/pair/:token', everybody, 422, { path: () => '/gate/pair/nothing' }),
  api('POST', '/api/v1/gate/pair', 422),
  api('POST', '/api/v1/gate/scans', 401),
  api('POST', '/api/v1/gate/undo', 401),
  api('POST', '/api/v1/gate/walk-ins', 401),
  api('POST', '/api/v1/gate/walk-outs', 401),
  api('POST', '/api/v1/gate/crowd', 401),
  api('POST', '/api/v1/gate/look', 401),
  api('GET', '/api/v1/gate/search', 401),
  api('GET', '/api/v1/gate/snapshot', 401),
  api('GET', '/api/v1/gate/count', 401),
  api('GET', '/api/v1/gate/conflicts', 401),
  api('POST', '/api/v1/gate/conflicts', 401),
  page('/console/events/:id/check-in', ['organiser', 'gate'], {
    path: (world) => `/console/events/${world.event.id}/check-in`,
  }),
  post('/console/events/:id/check-in', ['organiser', 'gate'], 422, {
    path: (world) => `/console/events/${world.event.id}/check-in`,
  }),
  ofEvent('GET', '/attendance', ['organiser']),
  ofEvent('POST', '/attendance/export', ['organiser'], 200),
  page('/console/events/:id/check-in/list', ['organiser'], {
    path: (world) => `/console/events/${world.event.id}/check-in/list`,
  }),
  page('/console/events/:id/check-in/live', ['organiser', 'gate'], {
    path: (world) => `/console/events/${world.event.id}/check-in/live`,
  }),
  page('/board/:slug', ['organiser', 'gate'], { path: (world) => `/board/${world.event.slug}` }),
  openWith('/board/:slug', (world) => `/board/${world.event.slug}?key=${world.boardKey}`),
  // A key counts alone: one of another kind, or none of ours, opens nothing to anybody.
  openWith('/board/:slug', (world) => `/board/${world.event.slug}?key=${world.screenKey}`, 404),
  page('/console/check-in/runbook', ['organiser', 'gate', 'outsider']),
  page('/console/check-in/practice', ['organiser', 'gate', 'outsider']),
  page('/screen/:slug', ['organiser', 'gate'], { path: (world) => `/screen/${world.event.slug}` }),
  openWith('/screen/:slug', (world) => `/screen/${world.event.slug}?key=${world.screenKey}`),
  openWith('/screen/:slug', (world) => `/screen/${world.event.slug}?key=${world.boardKey}`, 404),
  page('/screen/:slug/codes', ['organiser', 'gate'], { path: (world) => `/screen/${world.event.slug}/codes` }),
  openWith('/screen/:slug/codes', (world) => `/screen/${world.event.slug}/codes?key=${world.screenKey}`),
  openWith('/here', (world) => `/here?e=${world.event.slug}`),
  openWith('/here', () => '/here', 404),
  post('/here', everybody, 422, { path: (world) => `/here?e=${world.event.slug}` }),
  page('/board/:slug/live', ['organiser', 'gate'], { path: (world) => `/board/${world.event.slug}/live` }),
  openWith('/board/:slug/live', (world) => `/board/${world.event.slug}/live?key=${world.boardKey}`),
]
