import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { columnMeta } from '#app/web/government-meta.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { columnMessages } from '../column-messages.ts'
import { columnCard, columnsUrl } from '../column-view.server.ts'
import { ColumnCards } from '../components/column-cards.tsx'
import { listPublicColumns } from '../public-columns.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const columns = await listPublicColumns(reader())
    return json({ url: columnsUrl(), cards: columns.map((column) => columnCard(column, language)) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, columnMessages)
  const [name, description] = [text('columns'), text('columnsLead')]
  return [
    ...pageMeta(name, matches, { description }),
    ...columnMeta({ name, type: name, description, keywords: text('columnsKeywords') }),
    ...(data ? [{ tagName: 'link', rel: 'canonical', href: data.url }] : []),
    {
      tagName: 'link',
      rel: 'alternate',
      type: 'application/atom+xml',
      title: text('feedTitle'),
      href: '/columns.atom',
    },
    { property: 'og:title', content: name },
    { property: 'og:description', content: description },
  ]
}

export default function ColumnsPage() {
  const { cards } = useLoaderData<typeof loader>()
  const text = useMessages(columnMessages)
  return (
    <PublicPage current="answers" breadcrumbs={[{ href: '/', label: text('home') }, { label: text('columns') }]}>
      <PageTitle lead={text('columnsLead')}>{text('columns')}</PageTitle>
      {cards.length > 0 ? (
        <>
          <ColumnCards cards={cards} headingLevel={2} />
          <p className="hint">
            <Link href="/columns.atom">{text('feed')}</Link>
          </p>
        </>
      ) : (
        <EmptyState
          icon="file"
          title={text('columnsNone')}
          actions={
            <>
              <ButtonLink href="/answers">{text('answers')}</ButtonLink>
              <ButtonLink href="/ask">{text('ask')}</ButtonLink>
            </>
          }
        >
          <p>{text('columnsNoneText')}</p>
        </EmptyState>
      )}
    </PublicPage>
  )
}
