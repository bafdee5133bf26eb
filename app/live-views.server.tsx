// Pages that keep themselves up to date, on one page. Each names its stream; /live.js puts what comes into the page.
import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { reader } from '#db/work.ts'
import { CHECK_IN_ROLES } from './check-in/check-in-policy.ts'
import { arrivalsOf, checkInEvent } from './check-in/check-in-queries.server.ts'
import { OVERVIEW_REGIONS } from './check-in/components/arrivals-overview.tsx'
import { BOARD_REGIONS } from './check-in/components/board-regions.tsx'
import type { Arrivals } from './check-in/components/check-in-types.ts'
import { screenEvent } from './check-in/screen-access.server.ts'
import { now, seconds } from './platform/clock.ts'
import { NotFound } from './platform/failures.ts'
import { LanguageProvider } from './ui/language.tsx'
import { languageOf } from './web/language.server.ts'
import { type LivePart, type LiveRegions, type LiveTopic, type LiveView, matchLive } from './web/live-view.server.ts'
import { requireStaff } from './web/session.server.ts'

function draw({ language }: LiveTopic, element: ReactElement): string {
  return renderToStaticMarkup(<LanguageProvider language={language}>{element}</LanguageProvider>)
}

/** A region of one part. */
function whole(topic: LiveTopic, element: ReactElement, Box: 'div' | 'span' = 'div'): LivePart[] {
  return [{ key: 'all', html: draw(topic, <Box data-key="all">{element}</Box>) }]
}

/** Dates become text, as on their way through a loader. */
const sent = (arrivals: Awaited<ReturnType<typeof arrivalsOf>>) => JSON.parse(JSON.stringify(arrivals)) as Arrivals

const board: LiveView = {
  name: 'board',
  pattern: '/board/:slug/live',
  between: 500,
  refreshEvery: seconds(2),
  async admit({ request, params, language }) {
    const query = new URL(request.url).searchParams
    const staff = () => requireStaff(request, CHECK_IN_ROLES)
    const asked = { slug: params.slug ?? '', kind: 'board' as const, key: query.get('key'), staff }
    const { id } = await screenEvent(reader(), asked)
    return { id: `${id}/${query.get('per') === '1' ? 1 : 5}`, language }
  },
  concerns: (change, { id }) => change.kind === 'headCount' && id.startsWith(`${change.eventId}/`),
  async read(topic) {
    const [eventId = '', per] = topic.id.split('/')
    const perMinutes = per === '1' ? 1 : 5
    const arrivals = sent(await arrivalsOf(reader(), eventId, now(), perMinutes))
    const regions: Record<string, LivePart[]> = {}
    for (const [name, Part] of Object.entries(BOARD_REGIONS)) {
      const inline = name === 'clock' || name === 'updated'
      const part = <Part arrivals={arrivals} at={now().toISOString()} perMinutes={perMinutes} />
      regions[name] = whole(topic, part, inline ? 'span' : 'div')
    }
    return regions satisfies LiveRegions
  },
}

const checkInConsole: LiveView = {
  name: 'check-in console',
  pattern: '/console/events/:id/check-in/live',
  between: 500,
  refreshEvery: seconds(2),
  async admit({ request, params, language }) {
    const staff = await requireStaff(request, CHECK_IN_ROLES)
    const { id } = await checkInEvent(reader(), staff, params.id ?? '')
    return { id, language }
  },
  concerns: (change, { id }) => change.kind === 'headCount' && change.eventId === id,
  async read(topic) {
    const arrivals = sent(await arrivalsOf(reader(), topic.id, now()))
    const parts = Object.entries(OVERVIEW_REGIONS).map(
      ([name, Part]) => [name, whole(topic, <Part arrivals={arrivals} />)] as const,
    )
    return Object.fromEntries(parts)
  },
}

export const LIVE_VIEWS: readonly LiveView[] = [board, checkInConsole]

/** What a reader of the stream at this address would get first. */
export async function liveState(request: Request): Promise<LiveRegions> {
  const { pathname } = new URL(request.url)
  const [found] = LIVE_VIEWS.flatMap((view) => matchLive(view, pathname) ?? [])
  if (!found) throw new NotFound()
  const topic = await found.view.admit({ request, params: found.params, language: languageOf(request) })
  return found.view.read(topic)
}
