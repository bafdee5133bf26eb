import { api, ofEvent, page, post, type Row } from './row.ts'

export const OUTBOX_ROWS: readonly Row[] = [
  page('/console/webhooks', ['admin']),
  post('/console/webhooks', ['admin'], 422),
  page('/console/webhooks/:id', ['admin'], { path: (world) => `/console/webhooks/${world.endpointId}` }),
  post('/console/webhooks/:id', ['admin'], 422, { path: (world) => `/console/webhooks/${world.endpointId}` }),
  page('/console/outbox', ['organiser', 'answerOfficer', 'overseer', 'admin', 'outsider']),
  post('/console/outbox', ['organiser', 'answerOfficer', 'overseer', 'admin', 'outsider'], 303),
  page('/console/outbox/:id', ['organiser', 'overseer', 'admin'], {
    path: (world) => `/console/outbox/${world.messageId}`,
  }),
  post('/console/outbox/:id', ['organiser', 'admin'], 409, {
    path: (world) => `/console/outbox/${world.messageId}`,
    refusal: { overseer: 403 },
  }),
  page('/console/outbox/:id/letter', ['organiser', 'overseer', 'admin'], {
    path: (world) => `/console/outbox/${world.messageId}/letter`,
  }),

  api('POST', '/api/v1/sms/reports', 401),

  ofEvent('GET', '/messages', ['organiser']),
  ofEvent('POST', '/messages', ['organiser'], 303),
  page('/console/mailings/new', ['organiser'], { path: (world) => `/console/mailings/new?event=${world.event.id}` }),
  post('/console/mailings/new', ['organiser'], 422, { form: (world) => ({ event: world.event.id }) }),
  page('/console/mailings/:id', ['organiser'], { path: (world) => `/console/mailings/${world.mailingId}` }),
  post('/console/mailings/:id', ['organiser'], 422, { path: (world) => `/console/mailings/${world.mailingId}` }),
  page('/console/texts', ['organiser', 'answerOfficer', 'admin', 'outsider']),
  page('/console/texts/:departmentId/:kind', ['organiser', 'admin'], {
    path: (world) => `/console/texts/${world.departmentId}/registration-confirmed`,
  }),
  post('/console/texts/:departmentId/:kind', ['organiser', 'admin'], 303, {
    path: (world) => `/console/texts/${world.departmentId}/registration-confirmed`,
  }),
  page('/console/mailings/:id/letter', ['organiser'], {
    path: (world) => `/console/mailings/${world.mailingId}/letter`,
  }),
]
