// Every URL on one page, grouped by audience. Paths are relative to app/.
import { index, type RouteConfig, route } from '@remix-run/route-config'

export default [
  // public
  index('events/routes/home-page.tsx'),
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
  route('preview/:token', 'events/routes/preview-page.tsx'),

  // staff
  route('console/events', 'events/routes/console-events-page.tsx'),
  route('console/events/new', 'events/routes/console-event-new-page.tsx'),
  route('console/events/:id', 'events/routes/console-event-page.tsx'),
  route('console/events/:id/edit', 'events/routes/console-event-edit-page.tsx'),
  route('console/events/:id/cover', 'events/routes/console-event-cover-page.tsx'),
  route('console/events/:id/slots', 'events/routes/console-event-slots-page.tsx'),
  route('console/events/:id/slots/:slotId', 'events/routes/console-slot-page.tsx'),
  route('console/events/:id/stalls', 'events/routes/console-event-stalls-page.tsx'),
  route('console/events/:id/poster', 'events/routes/console-event-poster-page.tsx'),
  route('console/events/:id/review', 'events/routes/console-event-review-page.tsx'),
  route('console/events/:id/preview', 'events/routes/console-event-preview-page.tsx'),
  route('console/events/:id/history', 'events/routes/console-event-history-page.tsx'),
  route('console/events/:id/duplicate', 'events/routes/console-event-duplicate-page.tsx'),
  route('console/events/:id/cancel', 'events/routes/console-event-cancel-page.tsx'),
  route('console/campaigns', 'events/routes/console-campaigns-page.tsx'),
  route('console/campaigns/:id', 'events/routes/console-campaign-page.tsx'),

  // gate

  // machines
  route('healthz', 'web/routes/healthz.ts'),
  route('api/v1/events', 'events/routes/api-events.ts'),
  route('api/v1/events/:slug', 'events/routes/api-event.ts'),
  route('api/v1/openapi.json', 'events/routes/openapi.ts'),

  // the frame
  route('display', 'web/routes/display.ts'),
  route('api/*', 'web/routes/api-not-found.ts'),
  route('*', 'web/routes/not-found-page.tsx'),
] satisfies RouteConfig
