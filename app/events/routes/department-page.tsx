import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { columnMessages } from '#app/columns/column-messages.ts'
import { columnCard } from '#app/columns/column-view.server.ts'
import { ColumnCards } from '#app/columns/components/column-cards.tsx'
import { listPublicColumns } from '#app/columns/public-columns.server.ts'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { listAnswers } from '#app/questions/answer-queries.server.ts'
import { DepartmentFigures } from '#app/questions/components/department-figures.tsx'
import { readDepartmentYear } from '#app/questions/department-year.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { EventCards } from '../components/event-cards.tsx'
import { readDepartmentPage } from '../department-page.server.ts'
import { eventListMessages } from '../event-list-messages.ts'
import { eventPageMessages } from '../event-page-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const department = args.params.code ?? ''
    const language = languageOf(args.request)
    const [answers, columns] = await Promise.all([
      listAnswers(reader(), { department, limit: 5, offset: 0 }),
      listPublicColumns(reader(), { department }),
    ])
    const at = now()
    const page = await readDepartmentPage(reader(), department, language, at, answers)
    const year = await readDepartmentYear(reader(), department, at)
    return json({ ...page, year, columns: columns.map((column) => columnCard(column, language)) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  if (!data) return pageMeta('', matches)
  const description = translator(language, eventListMessages)('departmentDescription', { name: data.name })
  return columnPageMeta(data.name, matches, { description, type: data.area })
}

export default function DepartmentPage() {
  const department = useLoaderData<typeof loader>()
  const text = useMessages(eventListMessages)
  const pageText = useMessages(eventPageMessages)
  const topics = useMessages(columnMessages)
  const contact = [
    department.phone
      ? {
          label: text('phone'),
          value: <Link href={`tel:${department.phone.replace(/[^+\d]/g, '')}`}>{department.phone}</Link>,
        }
      : undefined,
    department.address ? { label: text('address'), value: department.address } : undefined,
  ].filter((row) => row !== undefined)
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/events', label: pageText('events') },
        { label: department.name },
      ]}
    >
      <PageTitle eyebrow={department.area} lead={department.introduction}>
        {department.name}
      </PageTitle>
      <Columns
        aside={
          <>
            <Panel title={pageText('contact')}>
              {contact.length > 0 ? <SummaryList compact rows={contact} /> : null}
              <ButtonLink href="/ask" block icon="question">
                {text('departmentAsk')}
              </ButtonLink>
            </Panel>
            <Section
              id="answers"
              title={text('departmentAnswers')}
              aside={
                department.answers.length > 0 ? (
                  <Link href={`/answers?department=${department.code}`}>{text('answerLibrary')}</Link>
                ) : null
              }
            >
              {department.answers.length > 0 ? (
                <LinkList items={department.answers} />
              ) : (
                <p className="hint">{text('departmentNoAnswers')}</p>
              )}
            </Section>
          </>
        }
      >
        <Section id="events" title={text('departmentEvents')} first>
          {department.ahead.length > 0 ? <EventCards cards={department.ahead} /> : <p>{text('departmentNoEvents')}</p>}
        </Section>
        {department.columns.length > 0 ? (
          <Section id="columns" title={topics('columns')}>
            <ColumnCards cards={department.columns} />
          </Section>
        ) : null}
        {department.year ? <DepartmentFigures code={department.code} year={department.year} /> : null}
        <Section id="past" title={text('departmentPast')}>
          {department.past.length > 0 ? <EventCards cards={department.past} /> : <p>{text('departmentNoPast')}</p>}
        </Section>
      </Columns>
    </PublicPage>
  )
}
