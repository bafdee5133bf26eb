import { ofEvent, open, page, post, type Row } from './row.ts'

export const OVERSIGHT_ROWS: readonly Row[] = [
  open('/statistics/rules'),
  page('/console/statistics', ['overseer']),
  page('/console/statistics/print', ['overseer']),
  page('/console/statistics/questions', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], {
    path: () => '/console/statistics/questions?month=2026-01&figure=received',
  }),
  post('/console/statistics/questions/export', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 200, {
    path: () => '/console/statistics/questions/export?month=2026-01&figure=received',
  }),
  page('/console/statistics/events', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], {
    path: () => '/console/statistics/events?month=2026-01&figure=planned',
  }),
  post('/console/statistics/events/export', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 200, {
    path: () => '/console/statistics/events/export?month=2026-01&figure=planned',
  }),
  page('/console/statistics/export', ['overseer']),
  page('/console/statistics/monthly', ['overseer']),
  post('/console/statistics/monthly', ['overseer'], 409),
  page('/console/statistics/monthly/print', ['overseer']),
  page('/console/statistics/monthly/export', ['overseer']),
  page('/console/statistics/year', ['overseer']),
  page('/console/statistics/year/print', ['overseer']),
  page('/console/statistics/year/export', ['overseer']),
  page('/console/statistics/annual', ['overseer']),
  page('/console/statistics/annual/docx', ['overseer']),
  page('/console/statistics/scores', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/statistics/scores', ['overseer'], 422),
  page('/console/statistics/scores/:month/:code', ['answerOfficer', 'reviewer', 'overseer'], {
    path: (world) => `/console/statistics/scores/2026-01/${world.departmentCode}`,
  }),
  post('/console/statistics/scores/:month/:code', ['reviewer'], 422, {
    path: (world) => `/console/statistics/scores/2026-01/${world.departmentCode}`,
  }),
  page('/console/statistics/briefings', ['overseer']),
  ...(['', '/print', '/docx'] as const).map((tail) =>
    page(`/console/statistics/briefings/:month${tail}`, ['overseer'], {
      path: () => `/console/statistics/briefings/2026-01${tail}`,
    }),
  ),
  post('/console/statistics/briefings/:month', ['overseer'], 400, {
    path: () => '/console/statistics/briefings/2026-01',
  }),
  page('/console/reports', ['organiser', 'reviewer', 'overseer', 'outsider']),
  page('/console/reports/export', ['organiser', 'reviewer', 'overseer', 'outsider']),
  page('/console/reports/:id/urge', ['overseer'], { path: (world) => `/console/reports/${world.event.id}/urge` }),
  post('/console/reports/:id/urge', ['overseer'], 422, {
    path: (world) => `/console/reports/${world.event.id}/urge`,
  }),
  ofEvent('GET', '/reports', ['organiser', 'reviewer', 'overseer']),
  ...(['', '/print', '/docx'] as const).map((tail) =>
    page(`/console/events/:id/reports/:kind${tail}`, ['organiser', 'reviewer', 'overseer'], {
      path: (world) => `/console/events/${world.event.id}/reports/summary${tail}`,
    }),
  ),
  page('/console/events/:id/reports/:kind/questions', ['organiser', 'reviewer', 'overseer'], {
    path: (world) => `/console/events/${world.event.id}/reports/summary/questions?of=asked`,
  }),
  page('/console/events/:id/reports/:kind/export', ['organiser', 'reviewer', 'overseer'], {
    path: (world) => `/console/events/${world.event.id}/reports/questionList/export`,
  }),
  post('/console/events/:id/reports/:kind', ['organiser'], 422, {
    path: (world) => `/console/events/${world.event.id}/reports/summary`,
  }),
  page('/console/concerns/kinds', ['overseer', 'admin']),
  post('/console/concerns/kinds', ['overseer', 'admin'], 422),
  page('/console/limits', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/limits', ['overseer'], 422),

  page('/console/questions/:id/supervise', ['overseer'], {
    path: (world) => `/console/questions/${world.questionId}/supervise`,
  }),
  post('/console/questions/:id/supervise', ['overseer'], 422, {
    path: (world) => `/console/questions/${world.questionId}/supervise`,
  }),
  page('/console/oversight', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  page('/console/oversight/settings', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/oversight/settings', ['overseer'], 422),
  page('/console/oversight/misroutes', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  page('/console/overdue', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/overdue/export', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 200),
  page('/console/concerns', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  page('/console/concerns/new', ['overseer']),
  post('/console/concerns/new', ['overseer'], 422),
  page('/console/supervision', ['answerOfficer', 'reviewer', 'overseer', 'outsider']),
  post('/console/supervision/export', ['answerOfficer', 'reviewer', 'overseer', 'outsider'], 200),
  ...(['', '/print', '/docx'] as const).map((tail) =>
    page(`/console/supervision/:id${tail}`, ['answerOfficer', 'reviewer', 'overseer'], {
      path: (world) => `/console/supervision/${world.orderId}${tail}`,
    }),
  ),
  post('/console/supervision/:id', ['answerOfficer', 'reviewer', 'overseer'], 400, {
    path: (world) => `/console/supervision/${world.orderId}`,
  }),
]
