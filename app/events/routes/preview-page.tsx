import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { EventArticle } from '../components/event-article.tsx'
import { PUBLIC_STATES } from '../event.ts'
import { readEventPage } from '../event-page.server.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import { getEventByPreview } from '../event-queries.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const token = args.params.token ?? ''
    const event = await getEventByPreview(reader(), hashSecret(token), now())
    const language = languageOf(args.request)
    const page = await readEventPage(reader(), event, language, now(), {
      questions: NO_QUESTIONS,
      pictureQuery: `?preview=${encodeURIComponent(token)}`,
      attachmentBase: `/preview/${encodeURIComponent(token)}`,
    })
    const endsAt = event.previewEndsAt ? formatMoment(event.previewEndsAt, language) : ''
    return json(
      { ...page, endsAt, isPublic: PUBLIC_STATES.includes(event.state) },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.title ?? '', matches, { robots: 'noindex' })

export default function PreviewPage() {
  const event = useLoaderData<typeof loader>()
  const text = useMessages(eventPageMessages)
  return (
    <PublicPage current="events">
      <Banner tone="warning" title={text('previewTitle')}>
        <p>
          {text(event.isPublic ? 'previewPublic' : 'previewText')}{' '}
          {event.endsAt ? text('previewEnds', { at: event.endsAt }) : ''}
        </p>
      </Banner>
      <EventArticle event={event} preview />
    </PublicPage>
  )
}
