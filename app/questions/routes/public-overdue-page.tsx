import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { publicOverdue } from '../overdue-ledger.server.ts'
import { oversightMessages } from '../oversight-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const at = now()
    return json({ at, ...(await publicOverdue(reader(), at)) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, oversightMessages)
  return columnPageMeta(text('publicTitle'), matches, { description: text('publicAbout') })
}

/** The public part of the overdue ledger: counts by department, titles where a place shows them. */
export default function PublicOverduePage() {
  const { at, shown, rows } = useLoaderData<typeof loader>()
  const text = useMessages(oversightMessages)
  const language = useLanguage()
  const moment = formatMoment(new Date(at), language)
  return (
    <PublicPage
      current="statistics"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/statistics', label: text('toStatistics') },
        { label: text('publicTitle') },
      ]}
    >
      <PageTitle lead={text('publicLead', { moment })}>{text('publicTitle')}</PageTitle>
      {shown ? (
        <>
          <Table
            caption={text('publicTitle')}
            captionHidden
            rows={rows}
            rowKey={(row) => row.department.name}
            empty={text('publicNone')}
            note={text(rows.some(({ entries }) => entries) ? 'publicNoteEntries' : 'publicNote')}
            columns={[
              {
                key: 'unit',
                label: text('unit'),
                rowHeader: true,
                cell: (row) => localName(language, row.department.name, row.department.nameEn),
              },
              { key: 'count', label: text('publicCount'), numeric: true, cell: (row) => row.count },
              {
                key: 'longest',
                label: text('publicLongest'),
                numeric: true,
                cell: (row) => text('workdays', { count: row.longest }),
              },
            ]}
          />
          {rows.map(({ department, entries }, index) =>
            entries ? (
              <Section
                key={department.name}
                id={`unit-${index + 1}`}
                title={localName(language, department.name, department.nameEn)}
              >
                <ul className="plain-list">
                  {entries.map(({ title, workdays }, number) => (
                    // biome-ignore lint/suspicious/noArrayIndexKey: entries have no id in public, and two may be alike.
                    <li key={number}>
                      {title ?? text('publicUntitled')} <b>{text('publicEntry', { count: workdays })}</b>
                    </li>
                  ))}
                </ul>
              </Section>
            ) : null,
          )}
        </>
      ) : (
        <p>{text('publicOff')}</p>
      )}
      <p className="my-4">
        <Link href="/statistics">{text('toStatistics')}</Link>
      </p>
    </PublicPage>
  )
}
