// Every URL, who may, and what they get. A route of app/routes.ts without a row here fails the test.
//
// To add a route: one row per method it answers. `path` fills the pattern from the world; `may` names who is admitted and
// `answer` what they get. Everybody else gets 404, and who is not signed in is sent to the sign-in page on console URLs.
// What a person needs to exist goes into `makeWorld` of permission-world.ts.
import { PEOPLE, type Person, STAFF_PEOPLE } from '#tests/support/people.ts'
import type { World } from './permission-world.ts'

export type Row = {
  /** `GET /console/staff/:id`, as app/routes.ts has it */
  route: string
  path: (world: World) => string
  may: readonly Person[]
  answer: number
  /** who is not admitted and signed in; 404 unless the page is seen and the act refused */
  refusal?: number
  form?: (world: World) => Record<string, string>
  json?: (world: World) => unknown
}

const everybody = PEOPLE
const staff = STAFF_PEOPLE

/** A page that everybody sees alike. */
const open = (path: string, answer = 200): Row => ({ route: `GET ${path}`, path: () => path, may: everybody, answer })
const openWith = (pattern: string, path: (world: World) => string, answer = 200): Row => ({
  route: `GET ${pattern}`,
  path,
  may: everybody,
  answer,
})
/** A form that everybody may send; `answer` is what an empty one gets. */
const post = (pattern: string, may: readonly Person[], answer: number, more: Partial<Row> = {}): Row => ({
  route: `POST ${pattern}`,
  path: () => pattern,
  may,
  answer,
  ...more,
})
const page = (pattern: string, may: readonly Person[], more: Partial<Row> = {}): Row => ({
  route: `GET ${pattern}`,
  path: () => pattern,
  may,
  answer: 200,
  ...more,
})
/** An API endpoint; `answer` is what a request without credentials or with an empty body gets. */
const api = (method: string, pattern: string, answer: number, path?: (world: World) => string): Row => ({
  route: `${method} ${pattern}`,
  path: path ?? (() => pattern),
  may: everybody,
  answer,
  json: method === 'GET' ? undefined : () => ({}),
})

const bulk = (world: World) => `/console/events/${world.event.id}/registrations/bulk/${world.actId}`
const consoleDraw = (world: World) => `/console/events/${world.event.id}/slots/${world.lottery.id}/draw`
const manage = (world: World) => `/r/${world.registration.manageToken}`

/** A page of one event in the console. */
const ofEvent = (method: 'GET' | 'POST', tail: string, may: readonly Person[], answer = 200): Row => ({
  route: `${method} /console/events/:id${tail}`,
  path: (world) =>
    `/console/events/${world.event.id}${tail.replace(':slotId', world.slot.id).replace(':questionId', 'new')}`,
  may,
  answer,
})

export const ROWS: readonly Row[] = [
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

  // accounts
  page('/login', ['anonymous']),
  // Who is signed in already is sent on.
  post('/login', ['anonymous'], 422, { refusal: 303 }),
  open('/login/forgotten'),
  post('/login/forgotten', everybody, 422),
  openWith('/set-up/:token', (world) => `/set-up/${world.setUpToken}`),
  post('/set-up/:token', everybody, 422, { path: (world) => `/set-up/${world.setUpToken}` }),
  openWith('/invitation/:token', (world) => `/invitation/${world.invitation}`),
  post('/invitation/:token', everybody, 422, { path: (world) => `/invitation/${world.invitation}` }),
  page('/console', staff),
  page('/console/sign-out', staff, { answer: 303 }),
  post('/console/sign-out', staff, 303),
  page('/console/account', staff),
  post('/console/account', staff, 422),
  page('/console/account/codes', staff),
  post('/console/account/codes', staff, 303),
  page('/console/staff', ['admin']),
  page('/console/staff/invite', ['admin']),
  post('/console/staff/invite', ['admin'], 422),
  page('/console/staff/:id', ['admin'], { path: (world) => `/console/staff/${world.staffIds.organiser}` }),
  post('/console/staff/:id', ['admin'], 422, { path: (world) => `/console/staff/${world.staffIds.organiser}` }),

  // departments
  page('/console/departments', ['admin', 'overseer']),
  page('/console/departments/new', ['admin']),
  post('/console/departments/new', ['admin'], 422),
  page('/console/departments/areas/new', ['admin']),
  post('/console/departments/areas/new', ['admin'], 422),
  page('/console/departments/:id', ['admin'], { path: (world) => `/console/departments/${world.departmentId}` }),
  post('/console/departments/:id', ['admin'], 422, { path: (world) => `/console/departments/${world.departmentId}` }),

  // events
  open('/events'),
  open('/events.ics'),
  open('/events.atom'),
  openWith('/events/:slug', (world) => `/events/${world.event.slug}`),
  openWith('/events/:slug.ics', (world) => `/events/${world.event.slug}.ics`),
  open('/calendar'),
  open('/campaigns'),
  openWith('/campaigns/:slug', (world) => `/campaigns/${world.campaign.slug}`),
  openWith('/departments/:code', () => '/departments/nothing', 404),
  open('/privacy'),
  open('/embed/events'),
  openWith('/files/:hash', () => '/files/nothing', 404),
  open('/api/v1/events'),
  openWith('/api/v1/events/:slug', (world) => `/api/v1/events/${world.event.slug}`),
  open('/api/v1/openapi.json'),

  openWith('/preview/:token', () => '/preview/nothing', 404),
  page('/console/campaigns', ['organiser', 'reviewer', 'overseer', 'outsider']),
  post('/console/campaigns', ['overseer'], 422),
  page('/console/campaigns/:id', ['organiser', 'reviewer', 'overseer', 'outsider'], {
    path: (world) => `/console/campaigns/${world.campaign.id}`,
  }),
  page('/console/embed', ['organiser', 'reviewer', 'overseer', 'outsider']),
  page('/console/campaigns/:id/poster', ['organiser', 'reviewer', 'overseer', 'outsider'], {
    path: (world) => `/console/campaigns/${world.campaign.id}/poster`,
  }),
  post('/console/campaigns/:id', ['overseer'], 422, {
    path: (world) => `/console/campaigns/${world.campaign.id}`,
  }),
  page('/console/events', ['organiser', 'reviewer', 'overseer', 'outsider']),
  page('/console/events/new', ['organiser', 'outsider']),
  post('/console/events/new', ['organiser', 'outsider'], 422),
  ofEvent('GET', '', ['organiser', 'reviewer', 'overseer']),
  ofEvent('POST', '', ['organiser'], 409),
  ofEvent('GET', '/edit', ['organiser']),
  ofEvent('POST', '/edit', ['organiser'], 422),
  ofEvent('GET', '/cover', ['organiser']),
  ofEvent('POST', '/cover', ['organiser'], 422),
  ofEvent('GET', '/duplicate', ['organiser']),
  ofEvent('POST', '/duplicate', ['organiser'], 422),
  ofEvent('GET', '/history', ['organiser', 'reviewer', 'overseer']),
  ofEvent('GET', '/poster', ['organiser', 'reviewer', 'overseer']),
  ofEvent('GET', '/preview', ['organiser', 'reviewer', 'overseer']),
  ofEvent('POST', '/preview', ['organiser']),
  ofEvent('GET', '/plan', ['organiser', 'reviewer', 'overseer']),
  ofEvent('POST', '/plan', ['organiser'], 409),
  ofEvent('GET', '/plan/print', ['organiser', 'reviewer', 'overseer']),
  ofEvent('GET', '/comments', ['organiser', 'reviewer', 'overseer']),
  ofEvent('POST', '/comments', ['organiser', 'reviewer', 'overseer'], 422),
  page('/console/publishing', ['overseer']),
  post('/console/publishing', ['overseer'], 422),
  ofEvent('GET', '/review', ['reviewer', 'overseer']),
  ofEvent('GET', '/slots', ['organiser', 'reviewer', 'overseer']),
  ofEvent('POST', '/slots', ['organiser'], 422),
  ofEvent('GET', '/slots/:slotId', ['organiser']),
  ofEvent('GET', '/stalls', ['organiser', 'reviewer', 'overseer']),
  ofEvent('GET', '/cancel', ['organiser']),
  ofEvent('POST', '/review', ['reviewer', 'overseer'], 422),
  ofEvent('POST', '/slots/:slotId', ['organiser'], 422),
  ofEvent('POST', '/stalls', ['organiser'], 422),
  ofEvent('POST', '/cancel', ['organiser'], 422),

  // outbox
  page('/console/outbox', ['organiser', 'answerOfficer', 'overseer', 'admin', 'outsider']),
  post('/console/outbox', ['organiser', 'answerOfficer', 'overseer', 'admin', 'outsider'], 303),
  page('/console/outbox/:id', [], { path: () => '/console/outbox/nothing' }),
  post('/console/outbox/:id', [], 404, { path: () => '/console/outbox/nothing' }),
  page('/console/outbox/:id/letter', [], { path: () => '/console/outbox/nothing/letter' }),

  api('POST', '/api/v1/sms/reports', 401),

  // mailings
  ofEvent('GET', '/messages', ['organiser']),
  ofEvent('POST', '/messages', ['organiser'], 303),
  page('/console/mailings/new', ['organiser'], { path: (world) => `/console/mailings/new?event=${world.event.id}` }),
  post('/console/mailings/new', ['organiser'], 422, { form: (world) => ({ event: world.event.id }) }),
  page('/console/mailings/:id', ['organiser'], { path: (world) => `/console/mailings/${world.mailingId}` }),
  post('/console/mailings/:id', ['organiser'], 422, { path: (world) => `/console/mailings/${world.mailingId}` }),
  page('/console/mailings/:id/letter', ['organiser'], {
    path: (world) => `/console/mailings/${world.mailingId}/letter`,
  }),

  // registrations
  api('POST', '/api/v1/slots/:slotId/registrations', 422, (world) => `/api/v1/slots/${world.slot.id}/registrations`),
  openWith('/api/v1/registrations/:manageToken', () => '/api/v1/registrations/nothing', 404),
  api('POST', '/api/v1/registrations/:manageToken', 405, () => '/api/v1/registrations/nothing'),
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

  open('/ask'),
  post('/ask', everybody, 422),
  open('/questions'),
  post('/questions', everybody, 422),
  openWith('/wall/:slug', (world) => `/wall/${world.event.slug}`),
  post('/wall/:slug', everybody, 422, { path: (world) => `/wall/${world.event.slug}` }),
  openWith('/wall/:slug/live', (world) => `/wall/${world.event.slug}/live`),
  ofEvent('GET', '/wall', ['organiser', 'answerOfficer']),
  ofEvent('POST', '/wall', ['organiser', 'answerOfficer'], 422),
  ofEvent('GET', '/wall/live', ['organiser', 'answerOfficer']),
  page('/console/events/:id/wall/:questionId', ['answerOfficer'], {
    path: (world) => `/console/events/${world.event.id}/wall/${world.questionId}`,
  }),
  post('/console/events/:id/wall/:questionId', ['answerOfficer'], 422, {
    path: (world) => `/console/events/${world.event.id}/wall/${world.questionId}`,
  }),
  openWith('/questions/:trackingCode', () => '/questions/0000000000', 404),
  openWith('/questions/:trackingCode/supplement', () => '/questions/0000000000/supplement', 404),
  post('/questions/:trackingCode/supplement', everybody, 404, { path: () => '/questions/0000000000/supplement' }),
  post('/questions/:trackingCode', everybody, 404, { path: () => '/questions/0000000000' }),
  openWith('/events/:slug/questions', (world) => `/events/${world.event.slug}/questions`),
  openWith('/q/:secret', () => '/q/1000000000-nothing', 404),
  post('/q/:secret', everybody, 404, { path: () => '/q/1000000000-nothing' }),
  openWith('/follow/:token', () => '/follow/nothing', 404),
  post('/follow/:token', everybody, 404, { path: () => '/follow/nothing' }),
  openWith('/answers/:id/files/:fileId', () => '/answers/nothing/files/nothing', 404),
  openWith('/q/:secret/files/:fileId', () => '/q/1000000000-nothing/files/nothing', 404),
  page('/console/answers', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/answers', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 422),
  page('/console/questions/:id/review-sheet', [], { path: () => '/console/questions/nothing/review-sheet' }),
  page('/console/questions/:id/files', [], { path: () => '/console/questions/nothing/files' }),
  post('/console/questions/:id/files', [], 404, { path: () => '/console/questions/nothing/files' }),
  page('/console/questions/:id/sent/:fileId', [], { path: () => '/console/questions/nothing/sent/nothing' }),
  page('/console/questions/:id/files/:fileId', [], { path: () => '/console/questions/nothing/files/nothing' }),
  page('/console/feedback', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  open('/answers'),
  open('/answers.atom'),
  openWith('/answers/:id', () => '/answers/nothing', 404),
  post('/answers/:id', everybody, 404, { path: () => '/answers/nothing' }),
  open('/statistics'),
  open('/overdue'),

  api('GET', '/api/v1/questions', 405),
  api('POST', '/api/v1/questions', 422),
  openWith('/api/v1/questions/:trackingCode', () => '/api/v1/questions/0000000000', 404),
  open('/api/v1/questions/similar'),
  open('/api/v1/answers'),
  open('/api/v1/statistics'),
  page('/console/questions', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/questions', ['answerOfficer', 'overseer', 'outsider'], 422),
  page('/console/questions/new', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/questions/new', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 422),
  page('/console/questions/:id', [], { path: () => '/console/questions/nothing' }),
  post('/console/questions/:id', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 400, {
    path: () => '/console/questions/nothing',
  }),
  page('/console/questions/:id/preview', [], { path: () => '/console/questions/nothing/preview' }),

  page('/console/limits', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/limits', ['overseer'], 422),

  page('/console/questions/:id/supervise', [], { path: () => '/console/questions/nothing/supervise' }),
  post('/console/questions/:id/supervise', [], 404, { path: () => '/console/questions/nothing/supervise' }),
  page('/console/oversight', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  page('/console/oversight/settings', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/oversight/settings', ['overseer'], 422),
  page('/console/overdue', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  page('/console/supervision', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/supervision/export', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 200),
  page('/console/supervision/:id', [], { path: () => '/console/supervision/nothing' }),
  post('/console/supervision/:id', [], 404, { path: () => '/console/supervision/nothing' }),

  // gate
  open('/gate'),
  openWith('/gate/pair/:token', () => '/gate/pair/nothing', 410),
  post('/gate/pair/:token', everybody, 422, { path: () => '/gate/pair/nothing' }),
  api('POST', '/api/v1/gate/pair', 422),
  api('POST', '/api/v1/gate/scans', 401),
  api('POST', '/api/v1/gate/undo', 401),
  api('POST', '/api/v1/gate/walk-ins', 401),
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
