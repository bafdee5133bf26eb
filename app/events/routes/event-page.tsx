import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { eventFileHref, listEventFiles } from '#app/occasions/event-files.server.ts'
import { publicTranscript } from '#app/occasions/transcript.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { listAnswers } from '#app/questions/answer-queries.server.ts'
import { eventQuestionFigures } from '#app/questions/event-ledger.server.ts'
import { readResultFacts } from '#app/reports/result-figures.server.ts'
import { useMessages } from '#app/ui/language.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { articleMeta, columnMeta } from '#app/web/government-meta.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { EventArticle } from '../components/event-article.tsx'
import { isTalk } from '../event.ts'
import { eventListMessages } from '../event-list-messages.ts'
import { readEventPage } from '../event-page.server.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import { getPublicEvent } from '../event-queries.server.ts'
import { findPublicResult } from '../result-queries.server.ts'
import { resultView } from '../result-view.server.ts'
import { NO_QUESTIONS } from '../shown-questions.ts'
import { themeName } from '../theme.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const event = await getPublicEvent(reader(), args.params.slug ?? '')
    const at = now()
    const language = languageOf(args.request)
    const [figures, answers, transcript, papers, result] = await Promise.all([
      eventQuestionFigures(reader(), [event.id], at),
      listAnswers(reader(), { event: event.slug, limit: 5, offset: 0 }),
      isTalk(event.kind) ? publicTranscript(reader(), event.id) : [],
      isTalk(event.kind) ? listEventFiles(reader(), event.id, { released: true }) : [],
      event.endsAt <= at && event.state !== 'cancelled' ? findPublicResult(reader(), event.id) : undefined,
    ])
    const files = papers.map((file) => ({
      href: eventFileHref(event.slug, file.id),
      name: file.name,
      picture: file.mediaType.startsWith('image/'),
    }))
    const questions = { figures: figures.get(event.id) ?? NO_QUESTIONS.figures, answers: answers.items }
    const talk = { transcript, files }
    const past = result
      ? resultView(result, await readResultFacts(reader(), event.id, at), language, {
          decidedAt: result.decidedAt ?? result.savedAt,
          first: result.firstPublished,
        })
      : null
    return json({ ...(await readEventPage(reader(), event, language, at, { questions, talk })), result: past })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  if (!data) return pageMeta('', matches)
  const { meta: facts, title, url } = data
  const list = translator(language, eventListMessages)
  return [
    ...pageMeta(title, matches, { description: facts.description }),
    ...columnMeta({
      name: list('listTitle'),
      type: list('upcoming'),
      description: list('listDescription'),
      keywords: list('upcoming'),
    }),
    ...articleMeta({
      title,
      publishedOn: facts.publishedOn,
      source: facts.source,
      author: facts.source,
      keywords: themeName(data.theme, language),
      description: facts.description,
      url,
    }),
    { tagName: 'link', rel: 'canonical', href: url },
    { property: 'og:title', content: title },
    { property: 'og:description', content: facts.description },
    { property: 'og:url', content: url },
    ...(data.result?.photos[0]
      ? [{ property: 'og:image', content: new URL(data.result.photos[0].src, url).href }]
      : []),
    { 'script:ld+json': data.jsonLd },
  ]
}

export default function EventPage() {
  const event = useLoaderData<typeof loader>()
  const text = useMessages(eventPageMessages)
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/events', label: text('events') },
        { label: event.title },
      ]}
      printNote={event.printNote}
    >
      <EventArticle event={event} result={event.result} />
    </PublicPage>
  )
}
