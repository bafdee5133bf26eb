// Every URL on one page, grouped by audience. Paths are relative to app/.
import { index, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // public
  index('events/routes/home-page.tsx'),

  // citizens with a secret link

  // staff

  // gate

  // machines
  route('healthz', 'web/routes/healthz.ts'),

  // the frame
  route('display', 'web/routes/display.ts'),
  route('api/*', 'web/routes/api-not-found.ts'),
  route('*', 'web/routes/not-found-page.tsx'),
] satisfies RouteConfig
