import type { World } from '../permission-world.ts'
import { api, everybody, ofEvent, open, openWith, page, post, type Row } from './row.ts'

const bulk = (world: World) => `/console/events/${world.event.id}/registrations/bulk/${world.actId}`
const consoleDraw = (world: World) => `/console/events/${world.event.id}/slots/${world.lottery.id}/draw`
const manage = (world: World) => `/r/${world.registration.manageToken}`

export const REGISTRATIONS_ROWS: readonly Row[] = [
  api('POST', '/api/v1/slots/:slotId/registrations', 422, (world) => `/api/v1/slots/${world.slot.id}/registrations`),
  openWith('/api/v1/registrations/:manageToken', () => '/api/v1/registrations/nothing', 404),
  api('POST', '/api/v1/registrations/:manageToken', 405, () => '/api/v1/registrations/nothing'),
  api('PATCH', '/api/v1/registrations/:manageToken', 404, () => '/api/v1/registrations/nothing'),
  api('DELETE', '/api/v1/registrations/:manageToken', 404, () => '/api/v1/registrations/nothing'),
  api(
    'PATCH',
    '/api/v1/registrations/:manageToken',
    422,
    (world) => `/api/v1${manage(world).replace('/r/', '/registrations/')}`,
  ),
  openWith('/events/:slug/draw/:slotId', (world) => `/events/${world.event.slug}/draw/${world.lottery.id}`),
  openWith(
    '/events/:slug/draw/:slotId/list.txt',
    (world) => `/events/${world.event.slug}/draw/${world.lottery.id}/list.txt`,
  ),
  ofEvent('GET', '/slots/:slotId/close', ['organiser']),
  ofEvent('POST', '/slots/:slotId/close', ['organiser'], 422),
  page('/console/events/:id/slots/:slotId/draw', ['organiser'], { path: consoleDraw }),
  post('/console/events/:id/slots/:slotId/draw', ['organiser'], 409, { path: consoleDraw }),
  openWith('/events/:slug/register', (world) => `/events/${world.event.slug}/register`),
  post('/events/:slug/register', everybody, 422, { path: (world) => `/events/${world.event.slug}/register` }),
  openWith('/events/:slug/register/group', (world) => `/events/${world.event.slug}/register/group`, 404),
  post('/events/:slug/register/group', everybody, 404, {
    path: (world) => `/events/${world.event.slug}/register/group`,
  }),
  openWith('/events/:slug/register/group/sample', (world) => `/events/${world.event.slug}/register/group/sample`),
  open('/find'),
  post('/find', everybody, 422),
  ofEvent('GET', '/registrations', ['organiser']),
  ofEvent('POST', '/registrations', ['organiser'], 422),
  ofEvent('GET', '/registrations/print', ['organiser']),
  ofEvent('GET', '/registrations/slips', ['organiser']),
  ofEvent('GET', '/registrations/badges', ['organiser']),
  ofEvent('GET', '/registrations/duplicates', ['organiser']),
  ofEvent('POST', '/registrations/duplicates', ['organiser'], 422),
  ofEvent('POST', '/registrations/export', ['organiser'], 200),
  page('/console/events/:id/registrations/bulk/:actId', ['organiser'], { path: bulk }),
  post('/console/events/:id/registrations/bulk/:actId', ['organiser'], 422, { path: bulk }),
  ofEvent('GET', '/registrations/list', ['organiser']),
  ofEvent('POST', '/registrations/list', ['organiser'], 422),
  ofEvent('GET', '/registrations/list/sample', ['organiser']),
  ofEvent('GET', '/registrations/new', ['organiser']),
  ofEvent('GET', '/form', ['organiser']),
  ofEvent('POST', '/form', ['organiser'], 422),
  ofEvent('GET', '/form/:questionId', ['organiser']),
  ofEvent('POST', '/form/:questionId', ['organiser'], 422),
  ofEvent('POST', '/registrations/new', ['organiser'], 422),
  post('/console/registrations/:id/files/:fileId', ['organiser', 'outsider'], 404, {
    path: (world) => `/console/registrations/${world.registration.id}/files/nothing`,
  }),
  openWith('/confirm/:token', () => '/confirm/nothing', 404),
  post('/confirm/:token', everybody, 404, { path: () => '/confirm/nothing' }),
  openWith('/api/v1/events/:slug/form', (world) => `/api/v1/events/${world.event.slug}/form`),
  page('/console/registrations/:id', ['organiser'], {
    path: (world) => `/console/registrations/${world.registration.id}`,
  }),
  post('/console/registrations/:id', ['organiser', 'outsider'], 422, {
    path: (world) => `/console/registrations/${world.registration.id}`,
  }),
  openWith('/t/:ticketSecret', (world) => `/t/${world.registration.ticketSecret}`),
  openWith('/t/:ticketSecret/codes', (world) => `/t/${world.registration.ticketSecret}/codes`),
  // A party of one.
  post('/t/:ticketSecret/codes', everybody, 409, { path: (world) => `/t/${world.registration.ticketSecret}/codes` }),
  openWith('/t/:ticketSecret/codes/print', (world) => `/t/${world.registration.ticketSecret}/codes/print`),
  openWith('/r/:manageToken', (world) => manage(world)),
  post('/r/:manageToken', everybody, 303, { path: (world) => manage(world) }),
  openWith('/r/:manageToken/calendar.ics', (world) => `${manage(world)}/calendar.ics`),
  openWith('/r/:manageToken/change', (world) => `${manage(world)}/change`),
  post('/r/:manageToken/change', everybody, 422, { path: (world) => `${manage(world)}/change` }),
  openWith('/r/:manageToken/cancel', (world) => `${manage(world)}/cancel`),
  openWith('/r/:manageToken/feedback', (world) => `${manage(world)}/feedback`),
  post('/r/:manageToken/feedback', everybody, 422, { path: (world) => `${manage(world)}/feedback` }),
  post('/r/:manageToken/cancel', everybody, 303, { path: (world) => `${manage(world)}/cancel` }),
  openWith('/r/:manageToken/print', (world) => `${manage(world)}/print`),
]
