import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMonth, monthOf } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { QUESTION_ROLES } from '#app/questions/question-policy.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import { listMonths } from '#app/questions/statistics-months.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useReportTabs } from '../components/report-frame.tsx'
import { RulesForm, RulesVersions } from '../components/score-rules.tsx'
import { defaultMonth } from '../league-page.server.ts'
import { MEASURED_LINES } from '../score.ts'
import { scoreRulesForm } from '../score-forms.ts'
import { scoreMessages } from '../score-messages.ts'
import { listObjections, mayAnswerObjections } from '../score-objections.server.ts'
import { editScoreRules, listScoreRules } from '../score-rules.server.ts'
import { readScores } from '../scores.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const at = now()
    const query = new URL(args.request.url).searchParams
    const scores = await readScores(reader(), actor, query.get('month') || defaultMonth(at), at)
    const objections = await listObjections(reader(), scores.month)
    return json({
      ...scores,
      rows: scores.rows.map((row) => {
        const own = objections.filter(({ departmentId }) => departmentId === row.id)
        return { ...row, objections: own.length, open: own.filter(({ verdict }) => verdict === null).length }
      }),
      versions: (await listScoreRules(reader())).toReversed(),
      months: await listMonths(reader(), at),
      thisMonth: monthOf(at),
      oversees: mayAnswerObjections(actor),
      done: query.get('done') === 'saved',
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const values = await formValues(args.request)
    const form = checkForm(values, scoreRulesForm)
    if (!form.ok) return refused(form)
    const saved = await inTransaction(actor, (work) => editScoreRules(work, form.value))
    if (saved.outcome === 'saved') return seeOther('/console/statistics/scores?done=saved')
    return refused({ errors: { fromMonth: saved.outcome }, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, scoreMessages)('title'), matches, { robots: 'noindex' })
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function ScoresPage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(scoreMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const tabs = useReportTabs('scores')
  const errors = wordErrors(form, text)
  const { month, months, oversees, versions } = data
  return (
    <ConsolePage
      current={oversees ? 'statistics' : 'oversight'}
      title={text('title')}
      lead={text('lead')}
      tabs={oversees ? tabs : undefined}
    >
      <ErrorSummary errors={errors} />
      {data.done && !form ? <Banner tone="success" result title={text('done_saved')} /> : null}
      <Form method="get" action="/console/statistics/scores" className="flex flex-wrap items-end gap-x-4 [&>*]:my-2">
        <SelectField
          name="month"
          label={words('month')}
          defaultValue={month}
          options={[...new Set([month, ...months])].map((value) => ({ value, label: formatMonth(value, language) }))}
        />
        <Button>{words('show')}</Button>
      </Form>
      <Section id="scores" title={text('of', { month: formatMonth(month, language) })}>
        <p className="hint">
          {text(data.closed ? 'closed' : 'live')} {data.over ? null : text('running')}
        </p>
        <Scores data={data} />
      </Section>
      <Section id="rules" title={text('rules')}>
        <RulesVersions versions={versions} month={month} />
        <p>
          <Link href="/statistics/rules">{text('publicLink')}</Link>
        </p>
        {oversees && versions[0] ? (
          <RulesForm newest={versions[0]} thisMonth={data.thisMonth} form={form} errors={errors} />
        ) : null}
      </Section>
    </ConsolePage>
  )
}

function Scores({ data: { rows, month } }: { data: Data }) {
  const text = useMessages(scoreMessages)
  const words = useMessages(statisticsMessages)
  const language = useLanguage()
  const href = (code: string) => `/console/statistics/scores/${month}/${code}`
  const points = (row: Data['rows'][number], name: string) => {
    const line = row.score.lines.find((one) => one.line === name)
    return line && (line.share !== null || line.points !== 0) ? line.points : text('none')
  }
  return (
    <Table
      caption={text('title')}
      captionHidden
      rows={rows}
      rowKey={({ code }) => code}
      empty={text('empty')}
      narrow="tiles"
      columns={[
        {
          key: 'name',
          label: words('department'),
          rowHeader: true,
          cell: ({ code, name, nameEn }) => <Link href={href(code)}>{localName(language, name, nameEn)}</Link>,
        },
        ...[...MEASURED_LINES, 'orders' as const].map((line) => ({
          key: line,
          label: text(`line_${line}`),
          numeric: true,
          cell: (row: Data['rows'][number]) => points(row, line),
        })),
        {
          key: 'total',
          label: text('total'),
          numeric: true,
          cell: ({ score }) =>
            score.total === null ? <span className="hint">{text('notScored')}</span> : <b>{score.total}</b>,
        },
        {
          key: 'objections',
          label: text('objections'),
          numeric: true,
          cell: ({ code, objections, open }) =>
            objections === 0 ? (
              0
            ) : (
              <>
                <Link href={`${href(code)}#objections`}>{objections}</Link>
                {open > 0 ? <span className="hint block">{text('objectionsOpen', { count: open })}</span> : null}
              </>
            ),
        },
      ]}
    />
  )
}
