import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { columnMessages } from '#app/columns/column-messages.ts'
import { columnCard } from '#app/columns/column-view.server.ts'
import { ColumnCards } from '#app/columns/components/column-cards.tsx'
import { listPublicColumns } from '#app/columns/public-columns.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { listAnswers } from '#app/questions/answer-queries.server.ts'
import { readHomeFigures } from '#app/reports/home-figures.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { Hero } from '#app/ui/hero.tsx'
import { HomeIllustration } from '#app/ui/illustration.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { Section } from '#app/ui/section.tsx'
import { SizeOffer } from '#app/ui/size-form.tsx'
import { Tiles } from '#app/ui/tiles.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { columnMeta } from '#app/web/government-meta.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { EventCards } from '../components/event-cards.tsx'
import { eventListMessages } from '../event-list-messages.ts'
import { readHomePage } from '../home-page.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

const COLUMNS_SHOWN = 2

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const at = now()
    const [answers, columns, figures] = await Promise.all([
      listAnswers(reader(), { limit: 4, offset: 0 }),
      listPublicColumns(reader(), { limit: COLUMNS_SHOWN }),
      readHomeFigures(reader(), at),
    ])
    const home = await readHomePage(reader(), language, at, { answers, figures })
    return json({ ...home, columns: columns.map((column) => columnCard(column, language)) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, eventListMessages)
  const description = text('homeDescription')
  return [
    ...pageMeta(text('homeTitle'), matches, { description }),
    ...columnMeta({ name: text('home'), type: text('home'), description, keywords: text('upcoming') }),
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', href: '/events.atom' },
  ]
}

type Home = ReturnType<typeof useLoaderData<typeof loader>>

export default function HomePage() {
  const home = useLoaderData<typeof loader>()
  const text = useMessages(eventListMessages)
  const topics = useMessages(columnMessages)
  const frame = useFrame()
  return (
    <PublicPage bleed>
      <Hero
        title={[text('promise1'), text('promise2'), text('promise3')]}
        lead={text('homeLead')}
        actions={
          <>
            <ButtonLink href="/events" variant="primary" size="l">
              {text('seeEvents')}
            </ButtonLink>
            <ButtonLink href="/ask" size="l">
              {text('ask')}
            </ButtonLink>
          </>
        }
        illustration={<HomeIllustration sign={text('sign')} />}
      />
      <div className="wrap">
        <SizeOffer action="/display" size={frame.size} returnTo={frame.path} />
        <Tiles
          label={text('jobs')}
          items={[
            { href: '/find', icon: 'ticket', title: text('myRegistration'), text: text('myRegistrationText') },
            { href: '/questions', icon: 'clock', title: text('progress'), text: text('progressText') },
            {
              href: '/answers',
              icon: 'file',
              title: text('answers'),
              text: text('answersText', { count: home.answerTotal }),
            },
          ]}
        />
        <Columns aside={<Aside home={home} />}>
          <div className="mt-6">
            <SearchBox action="/events" label={text('search')} />
          </div>
          <Section
            id="upcoming"
            title={text('upcoming')}
            aside={home.total > 0 ? <Link href="/events">{text('allEvents', { count: home.total })}</Link> : null}
          >
            {home.cards.length > 0 ? (
              <EventCards cards={home.cards} />
            ) : (
              <EmptyState
                icon="calendar"
                title={text('noUpcoming')}
                actions={<ButtonLink href="/events?when=past">{text('listTitlePast')}</ButtonLink>}
              >
                {text('noUpcomingText')}
              </EmptyState>
            )}
          </Section>
          {home.columns.length > 0 ? (
            <Section id="columns" title={topics('columns')} aside={<Link href="/columns">{topics('allColumns')}</Link>}>
              <ColumnCards cards={home.columns} />
            </Section>
          ) : null}
        </Columns>
      </div>
    </PublicPage>
  )
}

function Aside({ home }: { home: Home }) {
  const text = useMessages(eventListMessages)
  const { campaign, figures } = home
  return (
    <>
      {campaign ? (
        <Panel tone="accent" title={campaign.title}>
          <p>{text('campaignText', campaign)}</p>
          <p>{campaign.summary}</p>
          <p className="mt-4">
            <ButtonLink href={campaign.href} block>
              {text('campaignButton')}
            </ButtonLink>
          </p>
        </Panel>
      ) : null}
      <Section
        id="answers"
        first={!campaign}
        title={text('latestAnswers')}
        aside={<Link href="/answers">{text('answerLibrary')}</Link>}
      >
        {home.answers.length > 0 ? <LinkList items={home.answers} /> : <p className="hint">{text('noAnswers')}</p>}
      </Section>
      <Section id="figures" title={text('figures')} aside={<Link href="/statistics">{text('statistics')}</Link>}>
        <Figures>
          <Figure
            label={text('figureEvents')}
            value={figures.events}
            unit={text('unitEvents', { count: figures.events })}
          />
          <Figure
            label={text('figureVisitors')}
            value={figures.visitors}
            unit={text('unitPeople', { count: figures.visitors })}
          />
          <Figure
            label={text('figureAsked')}
            value={figures.asked}
            unit={text('unitQuestions', { count: figures.asked })}
          />
          <Figure
            label={text('figureOnTime')}
            value={figures.onTimeRate ?? '—'}
            unit={figures.onTimeRate ? '%' : undefined}
            note={
              figures.onTimeRate ? text('onTimeNote', { due: figures.due, onTime: figures.onTime }) : text('onTimeNone')
            }
          />
        </Figures>
        <p className="hint mt-3">{text('figuresNote', { since: figures.since })}</p>
      </Section>
    </>
  )
}
