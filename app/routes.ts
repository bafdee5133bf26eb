// Every URL on one page, grouped by audience. Paths are relative to app/.
import { index, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // public
  index('events/routes/home-page.tsx'),
  route('ask', 'questions/routes/ask-page.tsx'),
  route('questions', 'questions/routes/find-question-page.tsx'),
  route('answers', 'questions/routes/answers-page.tsx'),
  route('answers.atom', 'questions/routes/answers-atom.ts'),
  route('answers/:id', 'questions/routes/answer-page.tsx'),
  route('statistics', 'questions/routes/statistics-page.tsx'),
  route('events', 'events/routes/events-page.tsx'),
  route('events.ics', 'events/routes/events-ics.ts'),
  route('events.atom', 'events/routes/events-atom.ts'),
  route('events/:slug', 'events/routes/event-page.tsx'),
  route('events/:slug.ics', 'events/routes/event-ics.ts'),
  route('calendar', 'events/routes/calendar-page.tsx'),
  route('campaigns', 'events/routes/campaigns-page.tsx'),
  route('campaigns/:slug', 'events/routes/campaign-page.tsx'),
  route('departments/:code', 'events/routes/department-page.tsx'),
  route('privacy', 'events/routes/privacy-page.tsx'),
  route('embed/events', 'events/routes/embed-events-page.tsx'),
  route('files/:hash', 'events/routes/file.ts'),

  // citizens with a secret link
  route('questions/:trackingCode', 'questions/routes/question-page.tsx'),

  // staff
  route('login', 'accounts/routes/sign-in-page.tsx'),
  route('login/forgotten', 'accounts/routes/forgotten-page.tsx'),
  route('set-up/:token', 'accounts/routes/set-up-page.tsx'),
  route('invitation/:token', 'accounts/routes/invitation-page.tsx'),
  route('console', 'web/routes/today-page.tsx'),
  route('console/sign-out', 'accounts/routes/sign-out.ts'),
  route('console/account', 'accounts/routes/account-page.tsx'),
  route('console/account/codes', 'accounts/routes/codes-page.tsx'),
  route('console/staff', 'accounts/routes/staff-page.tsx'),
  route('console/staff/invite', 'accounts/routes/invite-page.tsx'),
  route('console/staff/:id', 'accounts/routes/staff-member-page.tsx'),
  route('console/departments', 'departments/routes/departments-page.tsx'),
  route('console/departments/new', 'departments/routes/department-form-page.tsx', { id: 'console-department-new' }),
  route('console/departments/areas/new', 'departments/routes/area-form-page.tsx'),
  route('console/departments/:id', 'departments/routes/department-form-page.tsx'),
  route('console/questions', 'questions/routes/inbox-page.tsx'),
  route('console/questions/new', 'questions/routes/new-question-page.tsx'),
  route('console/questions/:id', 'questions/routes/case-page.tsx'),
  route('console/questions/:id/preview', 'questions/routes/preview-page.tsx'),

  // gate
  route('gate', 'check-in/routes/gate-page.tsx'),
  route('gate/pair/:token', 'check-in/routes/gate-pair-page.tsx'),
  route('api/v1/gate/pair', 'check-in/routes/gate-api-pair.ts'),
  route('api/v1/gate/scans', 'check-in/routes/gate-api-scans.ts'),
  route('api/v1/gate/undo', 'check-in/routes/gate-api-undo.ts'),
  route('api/v1/gate/walk-ins', 'check-in/routes/gate-api-walk-ins.ts'),
  route('api/v1/gate/search', 'check-in/routes/gate-api-search.ts'),
  route('api/v1/gate/count', 'check-in/routes/gate-api-count.ts'),

  // machines
  route('api/v1/slots/:slotId/registrations', 'registrations/routes/api-slot-registrations.ts'),
  route('api/v1/registrations/:manageToken', 'registrations/routes/api-registration.ts'),
  route('api/v1/questions', 'questions/routes/api-questions.ts'),
  route('api/v1/questions/similar', 'questions/routes/api-similar.ts'),
  route('api/v1/questions/:trackingCode', 'questions/routes/api-question.ts'),
  route('api/v1/answers', 'questions/routes/api-answers.ts'),
  route('api/v1/statistics', 'questions/routes/api-statistics.ts'),
  route('healthz', 'web/routes/healthz.ts'),
  route('readyz', 'web/routes/readyz.ts'),
  route('metrics', 'web/routes/metrics.ts'),
  route('api/v1/events', 'events/routes/api-events.ts'),
  route('api/v1/events/:slug', 'events/routes/api-event.ts'),
  route('api/v1/openapi.json', 'events/routes/openapi.ts'),

  // the frame
  route('display', 'web/routes/display.ts'),
  route('api/*', 'web/routes/api-not-found.ts'),
  route('*', 'web/routes/not-found-page.tsx'),
] satisfies RouteConfig
