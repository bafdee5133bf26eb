import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { ReadingTools } from '#app/ui/reading-tools.tsx'
import { Section } from '#app/ui/section.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { articleMeta } from '#app/web/government-meta.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { columnMessages } from '../column-messages.ts'
import { readColumnPage } from '../column-view.server.ts'
import { ColumnArticle } from '../components/column-article.tsx'
import { ColumnCards } from '../components/column-cards.tsx'
import { getPublicColumn } from '../public-columns.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

/** 410 with the reason for a column that was withdrawn. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const found = await getPublicColumn(reader(), args.params.slug ?? '')
    if (found.outcome === 'withdrawn') {
      const { title, titleEn, withdrawnAt, reason } = found
      const day = formatDay(dayOf(withdrawnAt), language)
      return json({ page: null, gone: { title: localName(language, title, titleEn), day, reason } }, { status: 410 })
    }
    return json({ page: await readColumnPage(reader(), found.column, language, now()), gone: null })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  if (!data) return pageMeta('', matches)
  const { page, gone } = data
  if (!page) return pageMeta(gone?.title ?? '', matches, { robots: 'noindex' })
  const { view, url } = page
  const [title, description] = [view.title.text, view.summary.text]
  return [
    ...pageMeta(title, matches, { description }),
    ...articleMeta({
      title,
      publishedOn: page.publishedOn,
      source: page.department.name,
      author: page.department.name,
      keywords: view.sections.map(({ heading }) => heading.text).join(','),
      description,
      url,
    }),
    { tagName: 'link', rel: 'canonical', href: url },
    { tagName: 'link', rel: 'alternate', type: 'application/atom+xml', title, href: `${new URL(url).pathname}.atom` },
    { property: 'og:title', content: title },
    { property: 'og:description', content: description },
    { property: 'og:url', content: url },
    ...(view.cover ? [{ property: 'og:image', content: new URL(view.cover.src, url).href }] : []),
  ]
}

export default function ColumnPage() {
  const { page, gone } = useLoaderData<typeof loader>()
  const text = useMessages(columnMessages)
  const title = page ? page.view.title.text : (gone?.title ?? '')
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[{ href: '/', label: text('home') }, { href: '/columns', label: text('columns') }, { label: title }]}
      printNote={page?.printNote}
    >
      {page ? <Column page={page} /> : null}
      {gone ? (
        <>
          <PageTitle>{text('withdrawnTitle', { title })}</PageTitle>
          <EmptyState
            icon="file"
            title={text('withdrawnText', gone)}
            actions={<ButtonLink href="/columns">{text('allColumns')}</ButtonLink>}
          />
        </>
      ) : null}
    </PublicPage>
  )
}

type Page = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['page']>

function Column({ page }: { page: Page }) {
  const text = useMessages(columnMessages)
  const frame = useFrame()
  const { view, department } = page
  return (
    <div className="mx-auto max-w-[48rem]">
      <PageTitle
        eyebrow={text('eyebrow')}
        lead={<span lang={view.summary.foreign ? 'zh-CN' : undefined}>{view.summary.text}</span>}
      >
        <span lang={view.title.foreign ? 'zh-CN' : undefined}>{view.title.text}</span>
      </PageTitle>
      <p className="hint">
        {text('publishedBy')} <Link href={department.href}>{department.name}</Link>
        {` · ${text('publishedAt', { day: page.published })}`}
        {page.updated ? ` · ${text('updatedAt', { day: page.updated })}` : null}
        <span className="no-print">
          {' · '}
          <Link href={`${new URL(page.url).pathname}.atom`}>{text('feed')}</Link>
        </span>
      </p>
      <ReadingTools sizeForm={{ action: '/display', size: frame.size, returnTo: frame.path }} qr={page.qr} />
      <ColumnArticle view={view} />
      <div className="no-print mt-8">
        <Panel tone="wash" title={text('askTitle')}>
          <p>{text('askText')}</p>
          <p className="mt-4">
            <ButtonLink href="/ask" icon="question">
              {text('ask')}
            </ButtonLink>
          </p>
        </Panel>
        {page.others.length > 0 ? (
          <Section id="others" title={text('others')} aside={<Link href="/columns">{text('allColumns')}</Link>}>
            <ColumnCards cards={page.others} />
          </Section>
        ) : null}
      </div>
    </div>
  )
}
