import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { addWorkdays } from '#app/questions/working-calendar.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, typedList, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { UrgingTable } from '../components/urging-table.tsx'
import { eventReportMessages } from '../event-report-messages.ts'
import { readUrgeable } from '../report-urgings.server.ts'
import { type UrgeOutcome, urgeReports } from '../urge-report.server.ts'
import { urgingForm } from '../urging-form.ts'
import { urgingMessages } from '../urging-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['reviewer', 'overseer'] }

const SUPERVISORS = ['reviewer', 'overseer'] as const
/** Proposed as the demanded day. */
const USUAL_WORKDAYS = 3

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, SUPERVISORS)
    const language = languageOf(args.request)
    const at = now()
    const { department, urgings, ...event } = await readUrgeable(reader(), actor, args.params.id ?? '', at)
    return json({
      ...event,
      department: localName(language, department.name, department.nameEn),
      urgings: urgings.map(({ urgedAt, ...row }) => ({ ...row, urgedOn: dayOf(urgedAt) })),
      today: dayOf(at),
      usual: addWorkdays(dayOf(at), USUAL_WORKDAYS),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, SUPERVISORS)
    const id = args.params.id ?? ''
    await readUrgeable(reader(), actor, id, now())
    const form = checkForm(await formValues(args.request), urgingForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) => urgeReports(work, id, form.value))
    if (outcome === 'urged') return seeOther('/console/reports?done=urged#ledger')
    if (outcome === 'dateWrong') return refused({ errors: { demandedOn: outcome }, values: form.values })
    return conflict({ outcome, errors: {}, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, urgingMessages)('urgeTitle'), matches)
}

type Problem = Exclude<UrgeOutcome['outcome'], 'urged' | 'dateWrong'>

/** 催办: one form for the overseer and for the department above. */
export default function UrgePage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { outcome?: Problem }) | undefined
  const text = useMessages(urgingMessages)
  const report = useMessages(eventReportMessages)
  const language = useLanguage()
  const errors = wordErrors(form, text)
  const late = data.missing.filter(({ standing }) => standing === 'late').map(({ kind }) => kind)
  return (
    <ConsolePage
      current="events"
      eyebrow={localName(language, data.title, data.titleEn)}
      title={text('urgeTitle')}
      lead={text('urgeLead', { department: data.department, day: formatDay(data.endedOn, language) })}
    >
      {form?.outcome ? <Banner tone="error" result title={text(form.outcome)} /> : null}
      <ErrorSummary errors={errors} />
      {data.missing.length === 0 ? (
        <Banner tone="info" title={text('nothingMissing')} />
      ) : (
        <Form action={`/console/reports/${data.id}/urge`}>
          <CheckboxGroup
            name="kinds"
            label={text('kinds')}
            choices={data.missing.map(({ kind, dueOn, standing }) => ({
              value: kind,
              label: text(standing === 'late' ? 'kindLate' : 'kindOwed', {
                report: report(kind),
                day: formatDay(dueOn, language),
              }),
            }))}
            error={errors.kinds}
            defaultValues={typedList(form, 'kinds', late)}
          />
          <TextArea
            name="note"
            label={text('note')}
            hint={text('noteHint')}
            error={errors.note}
            defaultValue={typed(form, 'note')}
            rows={3}
          />
          <DateTimeField
            kind="date"
            name="demandedOn"
            label={text('demandedOn')}
            hint={text('demandedHint')}
            min={data.today}
            error={errors.demandedOn}
            defaultValue={typed(form, 'demandedOn', data.usual)}
          />
          <Button variant="primary" icon="send">
            {text('submit')}
          </Button>
        </Form>
      )}
      {data.urgings.length > 0 ? (
        <Section id="urgings" title={text('ledger')}>
          <UrgingTable rows={data.urgings} />
        </Section>
      ) : null}
    </ConsolePage>
  )
}
