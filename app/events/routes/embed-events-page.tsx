import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { DateLeaf } from '#app/ui/date-leaf.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { EventStateTag } from '../components/event-cards.tsx'
import styles from '../embed.css?url'
import { readEmbedCount } from '../embed-snippet.ts'
import { eventListMessages } from '../event-list-messages.ts'
import { listHref, readListQuery, spanOfQuery } from '../event-list-query.ts'
import { eventMessages } from '../event-messages.ts'
import { eventPageMessages } from '../event-page-messages.ts'
import { listEvents } from '../event-queries.server.ts'
import { cardsOf } from '../home-page.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true, styles }

/** The list for another site's frame, with the filters of the list. Its links open our own pages. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const search = new URL(args.request.url).searchParams
    const query = readListQuery(search)
    const { theme, department, area, campaign, q } = query
    const at = now()
    const filter = {
      theme,
      department,
      area,
      campaign,
      query: q,
      ...spanOfQuery(query, at),
      limit: readEmbedCount(search.get('count')),
    }
    const list = await listEvents(reader(), filter, at)
    const cards = await cardsOf(reader(), list.events, languageOf(args.request), at)
    const { publicOrigin } = config()
    return json({
      cards: cards.map((card) => ({ ...card, href: publicOrigin + card.href })),
      all: publicOrigin + listHref({ theme, department, area, campaign, q }),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, eventListMessages)('listTitle'), matches, { robots: 'noindex' })
}

export default function EmbedEventsPage() {
  const { cards, all } = useLoaderData<typeof loader>()
  const text = useMessages(eventPageMessages)
  const listText = useMessages(eventListMessages)
  const words = useMessages(eventMessages)
  return (
    <main id="main">
      <h1>{listText('upcoming')}</h1>
      {cards.length > 0 ? (
        <ul>
          {cards.map((card) => (
            <li key={card.id}>
              <DateLeaf {...card.leaf} muted={card.muted} />
              <div>
                <p className="state">
                  <EventStateTag state={card.state} /> {card.note}
                </p>
                <h2>
                  <a href={card.href} target="_blank" rel="noopener">
                    {card.title}
                  </a>
                </h2>
                {(card.foreign ? [...card.lines, words('foreign')] : card.lines).map((line) => (
                  <p key={line} className="line">
                    {line}
                  </p>
                ))}
              </div>
            </li>
          ))}
        </ul>
      ) : (
        <p>{text('embedNone')}</p>
      )}
      <p>
        <a href={all} target="_blank" rel="noopener">
          {text('embedMore')}
        </a>
      </p>
    </main>
  )
}
