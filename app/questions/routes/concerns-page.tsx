import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { pageOf } from '#app/platform/whole-numbers.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { statusWord } from '../case-words.ts'
import { DueChip } from '../components/due-chip.tsx'
import { HandOverLedger } from '../components/hand-over-panels.tsx'
import { CONCERN_CHOICES } from '../concern-forms.ts'
import { concernKindMessages } from '../concern-kind-messages.ts'
import { readConcernNames } from '../concern-kinds.server.ts'
import { concernMessages } from '../concern-messages.ts'
import { CONCERNS_PER_PAGE, concernFigures, listConcerns } from '../concern-queries.server.ts'
import { mayEnterConcern } from '../enter-concern.server.ts'
import { handOverLedger } from '../hand-over-queries.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const at = now()
    const params = new URL(args.request.url).searchParams
    const medium = CONCERN_CHOICES.medium.find((one) => one === params.get('medium'))
    const page = pageOf(params.get('page'))
    const { rows, total } = await listConcerns(reader(), actor, at, { page, medium })
    return json({
      at,
      rows,
      page,
      pages: Math.ceil(total / CONCERNS_PER_PAGE),
      medium: medium ?? '',
      mayEnter: mayEnterConcern(actor),
      figures: await concernFigures(reader(), actor, at),
      kindNames: await readConcernNames(reader(), languageOf(args.request)),
      ledger: await handOverLedger(reader(), actor),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, concernMessages)('title'), matches, { robots: 'noindex' })
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function ConcernsPage() {
  const data = useLoaderData<typeof loader>()
  const text = useMessages(concernMessages)
  const kinds = useMessages(concernKindMessages)
  const language = useLanguage()
  const href = (page: number) =>
    `/console/concerns?${new URLSearchParams({ ...(data.medium ? { medium: data.medium } : {}), page: String(page) })}`
  return (
    <ConsolePage
      current="oversight"
      title={text('title')}
      lead={text('lead')}
      actions={
        <>
          {data.mayEnter ? (
            <ButtonLink variant="primary" icon="plus" href="/console/concerns/new">
              {text('enter')}
            </ButtonLink>
          ) : null}
          {data.mayEnter ? (
            <ButtonLink icon="settings" href="/console/concerns/kinds">
              {kinds('link')}
            </ButtonLink>
          ) : null}
          <ButtonLink icon="chart" href="/console/oversight">
            {text('toOverview')}
          </ButtonLink>
        </>
      }
    >
      <Form method="get" action="/console/concerns" className="my-4 flex flex-wrap items-end gap-x-4 [&>*]:my-2">
        <SelectField
          name="medium"
          label={text('medium')}
          placeholder={text('any')}
          defaultValue={data.medium}
          options={CONCERN_CHOICES.medium.map((value) => ({ value, label: text(value) }))}
        />
        <Button icon="filter">{text('filter')}</Button>
      </Form>
      <Table
        caption={text('title')}
        captionHidden
        rows={data.rows}
        rowKey={(row) => row.id}
        empty={text(data.medium ? 'noneHere' : 'none')}
        columns={[
          {
            key: 'matter',
            label: text('matter'),
            rowHeader: true,
            cell: (row) => <Link href={`/console/questions/${row.id}`}>{row.title}</Link>,
          },
          { key: 'source', label: text('source'), cell: (row) => `${text(row.medium)} · ${row.outlet}` },
          { key: 'voices', label: text('voices'), numeric: true, nowrap: true, cell: (row) => row.voices },
          {
            key: 'unit',
            label: text('unit'),
            cell: (row) => localName(language, row.department.name, row.department.nameEn),
          },
          { key: 'state', label: text('state'), nowrap: true, cell: (row) => statusWord(row.status, language) },
          {
            key: 'due',
            label: text('due'),
            nowrap: true,
            cell: (row) =>
              row.doneAt ? (
                '—'
              ) : row.paused ? (
                <StateTag tone="idle" icon="pause">
                  {text('paused')}
                </StateTag>
              ) : (
                <DueChip dueAt={row.dueAt} dueRule={row.dueRule} timeliness={row.timeliness} at={data.at} />
              ),
          },
        ]}
      />
      <Pagination page={data.page} pages={data.pages} href={href} />
      <Figures figures={data.figures} kindNames={data.kindNames} />
      <HandOverLedger ledger={data.ledger} />
    </ConsolePage>
  )
}

function Figures({ figures, kindNames }: Pick<Data, 'figures' | 'kindNames'>) {
  const text = useMessages(concernMessages)
  if (figures.length === 0) return null
  return (
    <Section id="figures" title={text('figures')}>
      <Table
        caption={text('figures')}
        captionHidden
        rows={figures}
        rowKey={(row) => row.kind ?? ''}
        empty={text('none')}
        note={text('figuresNote')}
        columns={[
          {
            key: 'kind',
            label: text('kind'),
            rowHeader: true,
            cell: (row) => (row.kind ? (kindNames[row.kind] ?? row.kind) : text('noKind')),
          },
          { key: 'entered', label: text('entered'), numeric: true, cell: (row) => row.entered },
          { key: 'answered', label: text('answered'), numeric: true, cell: (row) => row.answered },
          { key: 'inTime', label: text('inTime'), numeric: true, cell: (row) => row.inTime },
          { key: 'late', label: text('late'), numeric: true, cell: (row) => row.late },
          {
            key: 'rate',
            label: text('rate'),
            numeric: true,
            cell: (row) => (row.rate === null ? '–' : `${Math.round(row.rate * 1000) / 10}%`),
          },
        ]}
      />
    </Section>
  )
}
