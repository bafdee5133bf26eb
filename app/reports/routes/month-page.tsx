import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { FigureDefinitions } from '#app/questions/components/figure-definitions.tsx'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { listMonths } from '#app/questions/statistics-months.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { MonthTableView } from '../components/month-table-view.tsx'
import { MonthBar, useReportTabs } from '../components/report-frame.tsx'
import { defaultMonth } from '../league-page.server.ts'
import { closeMonth, readMonthTable } from '../month-table.server.ts'
import { askedVersion } from '../report-query.ts'
import '../month-table.css'
import { reportMessages } from '../report-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

const LONGEST_NOTE = 500

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const at = now()
    const query = new URL(args.request.url).searchParams
    const version = askedVersion(new URL(args.request.url))
    const table = await readMonthTable(reader(), query.get('month') || defaultMonth(at), at, version)
    if (!table) throw new NotFound()
    const months = await listMonths(reader(), at)
    return json({ table, months, asOf: at, done: query.has('done') })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const values = await formValues(args.request)
    const month = String(values.month ?? '')
    const note = cleanText(String(values.note ?? '')).slice(0, LONGEST_NOTE)
    const basedOn = versionOf(values.basedOn)
    const { outcome } = await inTransaction(actor, (work) => closeMonth(work, { month, basedOn, note }))
    if (outcome === 'closed') return seeOther(`/console/statistics/monthly?month=${month}&done=1`)
    if (outcome === 'noteMissing') return refused({ errors: { note: 'noteMissing' }, values })
    return conflict({ outcome })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, reportMessages)('monthTitle'), matches)
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function MonthPage() {
  const { table, months, asOf, done } = useLoaderData<typeof loader>()
  const answer = useActionData() as (RefusedForm & { outcome?: 'notOver' | 'olderVersion' }) | undefined
  const text = useMessages(reportMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const errors = wordErrors(answer?.errors ? answer : undefined, text)
  const moment = formatMoment(new Date(asOf), language)
  return (
    <ConsolePage current="statistics" title={text('monthTitle')} lead={text('monthLead')} tabs={useReportTabs('month')}>
      <ErrorSummary errors={errors} />
      {done ? <Banner tone="success" result title={text('done')} /> : null}
      {answer?.outcome ? (
        <Banner tone="error" result title={text('outcomeTitle')}>
          <p>{text(`outcome_${answer.outcome}`)}</p>
        </Banner>
      ) : null}
      <MonthBar path="/console/statistics/monthly" month={table.month} months={months} />
      <Section id="table" title={text('monthOf', { month: formatMonth(table.month, language) })}>
        <Standing table={table} moment={moment} />
        <MonthTableView rows={table.rows} month={table.month} />
      </Section>
      {table.mayClose ? <CloseForm table={table} error={errors} note={String(answer?.values?.note ?? '')} /> : null}
      <Section id="definitions" title={words('definitions')}>
        <FigureDefinitions asOf="" />
      </Section>
    </ConsolePage>
  )
}

function Standing({ table, moment }: { table: Data['table']; moment: string }) {
  const text = useMessages(reportMessages)
  const language = useLanguage()
  if (!table.closed) {
    return (
      <p className="hint">
        {text('live', { moment })} {table.mayClose ? null : text('liveRunning')}
      </p>
    )
  }
  return (
    <ul className="my-2">
      {table.versions.map((version) => (
        <li key={version.version}>
          <Link href={`/console/statistics/monthly?month=${table.month}&version=${version.version}`}>
            {text('closedVersion', {
              version: version.version,
              name: version.closedBy,
              moment: formatMoment(new Date(version.closedAt), language),
            })}
          </Link>
          {version.note ? <> {text('correction', { note: version.note })}</> : null}
        </li>
      ))}
    </ul>
  )
}

type CloseFormProps = { table: Data['table']; error: ReturnType<typeof wordErrors>; note: string }

function CloseForm({ table, error, note }: CloseFormProps) {
  const text = useMessages(reportMessages)
  const last = table.versions[0]?.version ?? 0
  return (
    <Section id="close" title={text(last > 0 ? 'correctTitle' : 'closeTitle')}>
      <Form method="post" action="/console/statistics/monthly">
        <HiddenFields values={{ month: table.month, basedOn: String(last) }} />
        <p>{last > 0 ? text('correctText', { version: last + 1 }) : text('closeText')}</p>
        {last > 0 ? (
          <TextArea
            name="note"
            label={text('note')}
            hint={text('noteHint')}
            rows={2}
            defaultValue={note}
            error={error.note}
          />
        ) : null}
        <Button variant="primary">{text(last > 0 ? 'correct' : 'close')}</Button>
      </Form>
    </Section>
  )
}
