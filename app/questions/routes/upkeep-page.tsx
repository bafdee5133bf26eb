import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { addDays, dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { answerMessages } from '../answer-messages.ts'
import { flagByCitation, listCited, listUpkeep } from '../keep-answers.server.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const SOON_DAYS = 30

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const today = dayOf(now())
    const flagged = Number(new URL(args.request.url).searchParams.get('flagged') ?? Number.NaN)
    const rows = await listUpkeep(reader(), actor, addDays(today, SOON_DAYS))
    return json({
      flagged: Number.isInteger(flagged) ? flagged : null,
      cited: await listCited(actor),
      rows: rows.map(({ id, title, department, owner, reviewBy, flagged: isFlagged, staleReason }) => ({
        id,
        title,
        department: localName(language, department.name, department.nameEn),
        owner: owner ?? '—',
        by: reviewBy ? formatDay(reviewBy, language) : '',
        flagged: isFlagged,
        document: staleReason && staleReason !== 'date' ? staleReason : null,
      })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const values = await formValues(args.request)
    const title = typeof values.title === 'string' ? values.title : ''
    if (!title) return refused({ errors: { title: 'citedMissing' }, values })
    const { count } = await inTransaction(actor, (work) => flagByCitation(work, title))
    return seeOther(`/console/answers?flagged=${count}`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, answerMessages)('upkeepTitle'), matches, { robots: 'noindex' })
}

type Line = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

export default function UpkeepPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(answerMessages)
  const errors = wordErrors(answer, text)
  return (
    <ConsolePage current="questions" title={text('upkeepTitle')} lead={text('upkeepLead')}>
      {page.flagged === null ? null : (
        <Banner tone="success" result title={text('done_flagged', { count: page.flagged })} />
      )}
      <ErrorSummary errors={errors} />
      <Table<Line>
        caption={text('upkeepTitle')}
        captionHidden
        rows={page.rows}
        rowKey={(row) => row.id}
        empty={text('upkeepNone')}
        columns={[
          {
            key: 'question',
            label: text('upkeepQuestion'),
            rowHeader: true,
            cell: (row) => <Link href={`/console/questions/${row.id}`}>{row.title}</Link>,
          },
          { key: 'department', label: text('sheetUnit'), cell: (row) => row.department },
          { key: 'owner', label: text('upkeepOwner'), cell: (row) => row.owner },
          { key: 'by', label: text('upkeepBy'), cell: (row) => row.by },
          {
            key: 'state',
            label: text('upkeepState'),
            cell: (row) => (
              <StateTag tone={row.flagged ? 'warn' : 'info'}>
                {row.document
                  ? text('upkeepStaleCitation', { title: row.document })
                  : text(row.flagged ? 'upkeepFlagged' : 'upkeepSoon')}
              </StateTag>
            ),
          },
        ]}
      />
      <Section id="cited" title={text('cited')}>
        <p className="hint">{text('citedNote')}</p>
        <Form action="/console/answers">
          <SelectField
            name="title"
            label={text('citedChoose')}
            error={errors.title}
            placeholder={text('citedMissing')}
            options={page.cited.map(({ title, count }) => ({
              value: title,
              label: text('citedLine', { title, count }),
            }))}
          />
          <Button icon="flag">{text('citedFlag')}</Button>
        </Form>
      </Section>
    </ConsolePage>
  )
}
