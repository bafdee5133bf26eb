import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { NotFound } from '#app/platform/failures.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { EventArticle } from '../components/event-article.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { readEventPage } from '../event-page.server.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { eventsById } from '../event-queries.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** The page of an event as citizens will see it, for the frame of the preview; for whoever may read the event. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const [event] = await eventsById(reader(), [frame.id])
    if (!event) throw new NotFound()
    const page = await readEventPage(reader(), event, language, now(), {
      questions: NO_QUESTIONS,
      attachmentBase: `/console/events/${frame.id}`,
    })
    return json({ ...page, framed: new URL(args.request.url).searchParams.has('framed') })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.title ?? '', matches, { robots: 'noindex' })

/** In the frame a press leads nowhere: no other page may be shown there. It reads and scrolls as for citizens. */
export default function ConsoleEventPreviewFrame() {
  const event = useLoaderData<typeof loader>()
  return (
    <div className={event.framed ? 'preview-still' : undefined}>
      <PublicPage current="events">
        <EventArticle event={event} preview />
      </PublicPage>
    </div>
  )
}
