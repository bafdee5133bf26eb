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

  // citizens with a secret link
  route('questions/:trackingCode', 'questions/routes/question-page.tsx'),

  // staff
  route('login', 'accounts/routes/sign-in-page.tsx'),
  route('login/forgotten', 'accounts/routes/forgotten-page.tsx'),
  route('set-up/:token', 'accounts/routes/set-up-page.tsx'),
  route('invitation/:token', 'accounts/routes/invitation-page.tsx'),

  // gate
  route('api/v1/gate/pair', 'check-in/routes/gate-api-pair.ts'),
  route('api/v1/gate/scans', 'check-in/routes/gate-api-scans.ts'),
  route('api/v1/gate/undo', 'check-in/routes/gate-api-undo.ts'),
  route('api/v1/gate/walk-ins', 'check-in/routes/gate-api-walk-ins.ts'),
  route('api/v1/gate/search', 'check-in/routes/gate-api-search.ts'),
  route('api/v1/gate/count', 'check-in/routes/gate-api-count.ts'),

  // machines
  route('api/v1/slots/:slotId/registrations', 'registrations/routes/api-slot-registrations.ts'),
  route('api/v1/registrations/:manageToken', 'registrations/routes/api-registration.ts'),
  route('healthz', 'web/routes/healthz.ts'),
  route('readyz', 'web/routes/readyz.ts'),
  route('metrics', 'web/routes/metrics.ts'),

  // the frame
  route('display', 'web/routes/display.ts'),
  route('api/*', 'web/routes/api-not-found.ts'),
  route('*', 'web/routes/not-found-page.tsx'),
] satisfies RouteConfig
