import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMonth } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
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
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { issuingOffice } from '#app/web/site-facts.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { briefingForm } from '../briefing-form.ts'
import { briefingMessages } from '../briefing-messages.ts'
import { type BriefingOutcome, issueBriefing, readBriefing, saveBriefing } from '../briefings.server.ts'
import { ReportBlocks } from '../components/report-blocks.tsx'
import { useReportTabs } from '../components/report-frame.tsx'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const language = languageOf(args.request)
    const { name: office } = await issuingOffice(language)
    const { paper, ...briefing } = await readBriefing(reader(), args.params.month ?? '', {
      ...{ language, office, now: now() },
    })
    return json({
      ...{ ...briefing, blocks: paper.blocks },
      done: new URL(args.request.url).searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const month = args.params.month ?? ''
    const values = await formValues(args.request)
    const form = checkForm(values, briefingForm)
    if (!form.ok) return 'intent' in form.errors ? json(form, { status: 400 }) : refused(form)
    const { intent, version, ...texts } = form.value
    const useCase = intent === 'issue' ? issueBriefing : saveBriefing
    const { outcome } = await inTransaction(actor, (work) => useCase(work, month, texts, version))
    if (outcome === 'saved' || outcome === 'issued') {
      return seeOther(`/console/statistics/briefings/${month}?done=${outcome}`)
    }
    return conflict({ outcome, errors: {}, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const month = data ? formatMonth(data.month, language) : ''
  return pageMeta(translator(language, briefingMessages)('pageTitle', { month }), matches)
}

const DONE = { saved: 'doneSaved', issued: 'doneIssued' } as const
type Problem = Exclude<BriefingOutcome['outcome'], 'saved' | 'issued'>

export default function BriefingPage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { outcome?: Problem }) | undefined
  const text = useMessages(briefingMessages)
  const language = useLanguage()
  const { month, issued } = data
  const base = `/console/statistics/briefings/${month}`
  const doneKey = DONE[data.done as keyof typeof DONE]
  const errors = wordErrors(form, text)
  return (
    <ConsolePage
      current="statistics"
      title={text('pageTitle', { month: formatMonth(month, language) })}
      lead={issued ? text('issuedBy', issued) : data.mayIssue ? undefined : text('notOverYet')}
      tabs={useReportTabs('briefings')}
      actions={
        <>
          <ButtonLink href={`${base}/print`} icon="print">
            {text('print')}
          </ButtonLink>
          <ButtonLink href={`${base}/docx`} icon="download">
            {text('docx')}
          </ButtonLink>
        </>
      }
    >
      {doneKey && !form ? <Banner tone="success" result title={text(doneKey)} /> : null}
      {form?.outcome ? (
        <Banner tone="error" result title={text('notDone')}>
          <p>{text(form.outcome)}</p>
        </Banner>
      ) : null}
      <ErrorSummary errors={errors} />
      {issued ? null : <WriteForm data={data} form={form} errors={errors} />}
      <Section id="preview" title={text('preview')}>
        {issued ? null : <p className="hint">{text('previewDraft')}</p>}
        <ReportBlocks blocks={data.blocks} />
      </Section>
      <p>
        <Link href="/console/statistics/briefings">{text('back')}</Link>
      </p>
    </ConsolePage>
  )
}

type WriteFormProps = {
  data: { month: string; version: number; mayIssue: boolean; texts: { remarks: string; practice: string } }
  form: RefusedForm | undefined
  errors: Record<string, string>
}

function WriteForm({ data, form, errors }: WriteFormProps) {
  const text = useMessages(briefingMessages)
  return (
    <Section id="write" title={text('write')} first>
      <Form method="post" action={`/console/statistics/briefings/${data.month}`}>
        <HiddenFields values={{ version: data.version }} />
        {(['remarks', 'practice'] as const).map((part) => (
          <TextArea
            key={part}
            name={part}
            label={text(part)}
            hint={text(`${part}Hint`)}
            required={false}
            error={errors[part]}
            rows={5}
            defaultValue={typed(form, part, data.texts[part])}
          />
        ))}
        {data.mayIssue ? <p className="hint">{text('issueHint')}</p> : null}
        <Buttons>
          <Button type="submit" name="intent" value="save" variant={data.mayIssue ? undefined : 'primary'}>
            {text('save')}
          </Button>
          {data.mayIssue ? (
            <Button type="submit" name="intent" value="issue" variant="primary">
              {text('issue')}
            </Button>
          ) : null}
        </Buttons>
      </Form>
    </Section>
  )
}
