import type { World } from '../permission-world.ts'
import { api, everybody, ofEvent, open, openWith, page, post, type Row } from './row.ts'

const ofModule = { path: (world: World) => `/console/text-modules/${world.textModuleId}` }
const ofCase = (tail = '') => ({ path: (world: World) => `/console/questions/${world.questionId}${tail}` })
/** Who handles questions in their department, and who oversees. */
const HANDLING = ['answerOfficer', 'reviewer', 'overseer'] as const

export const QUESTIONS_ROWS: readonly Row[] = [
  page('/console/questions/:id/hand-over', HANDLING, {
    path: (world) => `/console/questions/${world.questionId}/hand-over`,
  }),
  post('/console/questions/:id/hand-over', HANDLING, 422, {
    path: (world) => `/console/questions/${world.questionId}/hand-over`,
  }),
  page('/console/questions/:id/hand-over/:handOverId/slip', HANDLING, {
    path: (world) => `/console/questions/${world.questionId}/hand-over/nothing/slip`,
    answer: 404,
  }),
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
  openWith('/q/:secret/supplement', () => '/q/1000000000-nothing/supplement', 404),
  post('/q/:secret/supplement', everybody, 404, { path: () => '/q/1000000000-nothing/supplement' }),
  openWith('/q/:secret', () => '/q/1000000000-nothing', 404),
  post('/q/:secret', everybody, 404, { path: () => '/q/1000000000-nothing' }),
  openWith('/follow/:token', () => '/follow/nothing', 404),
  post('/follow/:token', everybody, 404, { path: () => '/follow/nothing' }),
  openWith('/answers/:id/files/:fileId', () => '/answers/nothing/files/nothing', 404),
  openWith('/q/:secret/files/:fileId', () => '/q/1000000000-nothing/files/nothing', 404),
  page('/console/answers', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/answers', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 422),
  page('/console/questions/:id/review-sheet', HANDLING, ofCase('/review-sheet')),
  page('/console/questions/:id/files', HANDLING, ofCase('/files')),
  post('/console/questions/:id/files', HANDLING, 422, ofCase('/files')),
  page('/console/questions/:id/sent/:fileId', [], { path: () => '/console/questions/nothing/sent/nothing' }),
  page('/console/questions/:id/files/:fileId', [], { path: () => '/console/questions/nothing/files/nothing' }),
  page('/console/feedback', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  open('/answers'),
  open('/answers.atom'),
  openWith('/answers/:id', () => '/answers/nothing', 404),
  post('/answers/:id', everybody, 404, { path: () => '/answers/nothing' }),
  open('/statistics'),
  open('/statistics.csv'),
  openWith('/statistics/questions', () => '/statistics/questions?month=2026-01&figure=received'),
  open('/overdue'),

  api('GET', '/api/v1/questions', 405),
  api('POST', '/api/v1/questions', 422),
  openWith('/api/v1/questions/:trackingCode', () => '/api/v1/questions/0000000000', 404),
  open('/api/v1/questions/similar'),
  open('/api/v1/answers'),
  open('/api/v1/statistics'),
  page('/console/questions', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/questions', ['answerOfficer', 'overseer', 'outsider'], 422),
  post('/console/questions', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 422, {
    path: () => '/console/questions?view=toPublish',
    form: () => ({ intent: 'publishMany' }),
  }),
  post('/console/questions/:id', HANDLING, 303, {
    ...ofCase(),
    form: () => ({ intent: 'note', noteText: '已电话核对。', audience: 'case' }),
  }),
  page('/console/questions/new', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/questions/new', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 422),
  page('/console/questions/:id', HANDLING, ofCase()),
  post('/console/questions/:id', [...HANDLING, 'outsider'], 400, ofCase()),
  post('/console/questions/:id', ['answerOfficer', 'overseer'], 409, {
    ...ofCase(),
    form: () => ({ intent: 'acknowledge' }),
    refusal: { reviewer: 403 },
  }),
  page('/console/questions/:id/draft', HANDLING, ofCase('/draft')),
  post('/console/questions/:id/draft', ['answerOfficer'], 200, {
    ...ofCase('/draft'),
    refusal: { reviewer: 403, overseer: 403 },
  }),
  page('/console/questions/:id/preview', HANDLING, ofCase('/preview')),
  page('/console/questions/:id/preview/letter', [], ofCase('/preview/letter')),
  page('/console/text-modules', ['answerOfficer', 'reviewer', 'overseer', 'admin', 'outsider']),
  post('/console/text-modules', ['answerOfficer', 'reviewer', 'overseer', 'admin', 'outsider'], 422),
  page('/console/text-modules/:id', ['answerOfficer', 'reviewer'], ofModule),
  post('/console/text-modules/:id', ['answerOfficer', 'reviewer'], 422, ofModule),
]
