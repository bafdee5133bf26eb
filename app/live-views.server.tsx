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
import type { Actor } from './platform/actor.ts'
import { now, seconds } from './platform/clock.ts'
import { NotFound } from './platform/failures.ts'
import { HostCard, hostGroup } from './questions/components/host-parts.tsx'
import { CountsPart, EmptyPart, ListPart, NowPart } from './questions/components/wall-regions.tsx'
import { hostedWallEvent, publicWallEvent } from './questions/wall-event.server.ts'
import { WALL_ROLES } from './questions/wall-policy.ts'
import { hostQueue, wallContent } from './questions/wall-queries.server.ts'
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
    return { id: `${id}/${query.get('per') === '5' ? 5 : 1}`, language }
  },
  concerns: (change, { id }) => change.kind === 'headCount' && id.startsWith(`${change.eventId}/`),
  async read(topic) {
    const [eventId = '', per] = topic.id.split('/')
    const perMinutes = per === '5' ? 5 : 1
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

const wall: LiveView = {
  name: 'wall',
  pattern: '/wall/:slug/live',
  between: 100,
  refreshEvery: seconds(15),
  async admit({ params, language }) {
    const { id } = await publicWallEvent(reader(), params.slug ?? '')
    return { id, language }
  },
  concerns: (change, { id }) => (change.kind === 'wall' || change.kind === 'question') && change.eventId === id,
  async read(topic) {
    const { now: first, list, counts } = await wallContent(reader(), topic.id)
    const parts = list.map((question) => ({ key: question.id, html: draw(topic, <ListPart question={question} />) }))
    const empty = first || list.length > 0 ? [] : [{ key: 'empty', html: draw(topic, <EmptyPart />) }]
    return {
      now: first ? [{ key: first.id, html: draw(topic, <NowPart question={first} />) }] : [],
      list: [...parts, ...empty],
      counts: [{ key: 'all', html: draw(topic, <CountsPart counts={counts} />) }],
    }
  },
}

/** The host's queue shows which questions this person handles, so that each has a stream of their own. */
const wallHost: LiveView = {
  name: 'wall host',
  pattern: '/console/events/:id/wall/live',
  between: 300,
  refreshEvery: seconds(15),
  async admit({ request, params, language }) {
    const staff = await requireStaff(request, WALL_ROLES)
    const { id } = await hostedWallEvent(reader(), staff, params.id ?? '')
    return { id, language, actor: staff }
  },
  concerns: (change, { id }) => (change.kind === 'wall' || change.kind === 'question') && change.eventId === id,
  async read(topic) {
    const queue = await hostQueue(reader(), topic.actor as Actor, topic.id)
    const group = (name: ReturnType<typeof hostGroup>): LivePart[] =>
      queue
        .filter((question) => hostGroup(question) === name)
        .map((question) => ({
          key: question.id,
          html: draw(topic, <HostCard eventId={topic.id} question={question} />),
        }))
    return { onWall: group('onWall'), waiting: group('waiting'), rest: group('rest') }
  },
}

export const LIVE_VIEWS: readonly LiveView[] = [board, checkInConsole, wall, wallHost]

/** What a reader of the stream at this address would get first. */
export async function liveState(request: Request): Promise<LiveRegions> {
  const { pathname } = new URL(request.url)
  const [found] = LIVE_VIEWS.flatMap((view) => matchLive(view, pathname) ?? [])
  if (!found) throw new NotFound()
  const topic = await found.view.admit({ request, params: found.params, language: languageOf(request) })
  return found.view.read(topic)
}
