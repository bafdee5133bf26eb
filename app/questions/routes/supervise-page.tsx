import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { orderPaperMessages } from '#app/reports/order-messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { DateTimeField } from '#app/ui/date-time-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { OrderTable } from '../components/supervision-parts.tsx'
import { issueSupervision } from '../issue-supervision.server.ts'
import { oversightMessages } from '../oversight-messages.ts'
import { groupedCode } from '../question.ts'
import { issuable } from '../supervision.ts'
import { issueForm } from '../supervision-forms.ts'
import { readSupervisable } from '../supervision-queries.server.ts'
import { addWorkdays } from '../working-calendar.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['reviewer', 'overseer'] }

const SUPERVISORS = ['reviewer', 'overseer'] as const
/** Proposed as the demanded date. */
const USUAL_WORKDAYS = 2

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, SUPERVISORS)
    const language = languageOf(args.request)
    const at = now()
    const { orders, department, dueAt, ...question } = await readSupervisable(reader(), actor, args.params.id ?? '', at)
    return json({
      ...question,
      due: formatDay(dayOf(dueAt), language),
      department: localName(language, department.name, department.nameEn),
      orders: orders.map(({ issuedAt, dueAt: demanded, ...order }) => ({
        ...order,
        title: question.title,
        department,
        issuedOn: dayOf(issuedAt),
        dueOn: dayOf(demanded),
      })),
      today: dayOf(at),
      usual: addWorkdays(dayOf(at), USUAL_WORKDAYS),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, SUPERVISORS)
    const id = args.params.id ?? ''
    await readSupervisable(reader(), actor, id, now())
    const form = checkForm(await formValues(args.request), issueForm)
    if (!form.ok) return refused(form)
    const issued = await inTransaction(actor, (work) => issueSupervision(work, id, form.value))
    if (issued.outcome === 'issued') return seeOther(`/console/supervision/${issued.id}?done=issued`)
    if (issued.outcome === 'dateWrong') return refused({ errors: { demandedOn: 'dateWrong' }, values: form.values })
    return conflict({ outcome: issued.outcome, errors: {}, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, oversightMessages)('newTitle'), matches, { robots: 'noindex' })
}

/** 催办、督办: one form for the overseer and for the department above. */
export default function SupervisePage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & { outcome?: 'alreadyOpen' | 'notNow' }) | undefined
  const text = useMessages(oversightMessages)
  const paper = useMessages(orderPaperMessages)
  const errors = wordErrors(form, text)
  const code = groupedCode(data.trackingCode)
  const choices = issuable(data.orders)
  return (
    <ConsolePage
      current="oversight"
      eyebrow={data.title ?? text('titleHidden')}
      title={text('newTitle')}
      lead={text('newLead', { department: data.department, code, due: data.due })}
    >
      {form?.outcome ? <Banner tone="error" result title={text(form.outcome)} /> : null}
      <ErrorSummary errors={errors} />
      {data.orders.length > 0 ? (
        <OrderTable rows={data.orders} empty={text('panelNone')} caption={text('panel')} />
      ) : null}
      {choices.length === 0 ? (
        <Banner tone="info" title={text('allOpen')} />
      ) : (
        <Form action={`/console/questions/${data.id}/supervise`}>
          <RadioGroup
            name="level"
            label={text('level')}
            choices={choices.map((level) => ({
              value: level,
              label: text(`${level}Choice`),
              hint: text(`${level}Hint`),
            }))}
            error={errors.level}
            // Of one there is nothing to choose.
            defaultValue={choices.length === 1 ? choices[0] : typed(form, 'level')}
          />
          <TextArea
            name="reason"
            label={text('reason')}
            hint={text('reasonHint')}
            error={errors.reason}
            defaultValue={typed(form, 'reason')}
            rows={4}
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
          <TextField
            name="copyTo"
            label={paper('copyTo')}
            hint={paper('copyToHint')}
            error={errors.copyTo}
            defaultValue={typed(form, 'copyTo')}
            required={false}
            width="l"
          />
          <Button variant="primary" icon="send">
            {text('submitIssue')}
          </Button>
        </Form>
      )}
    </ConsolePage>
  )
}
