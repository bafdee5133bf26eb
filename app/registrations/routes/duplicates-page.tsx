import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { groupOf } from '#app/events/reserved-group.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { mergeForm } from '../desk-forms.ts'
import { deskMessages } from '../desk-messages.ts'
import { historyMessages } from '../history-messages.ts'
import { findDuplicates, MergeRefused, mergeRegistrations } from '../merge-duplicates.server.ts'
import { mayManageRegistrations } from '../registration-policy.ts'
import { signUpMessages } from '../sign-up-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  return json({ frame, groups: await findDuplicates(reader(), event.id) })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const form = checkForm(await formValues(request), mergeForm)
  if (!form.ok) return refused(form)
  const reason = translator(language, historyMessages)('reason')
  try {
    const { outcome } = await inTransaction(actor, (work) =>
      mergeRegistrations(work, event.id, { keep: form.value.keep, others: form.value.ids, reason }),
    )
    if (outcome === 'merged') return seeOther(`/console/events/${event.id}/registrations/duplicates?done=merged`)
  } catch (error) {
    if (!(error instanceof MergeRefused)) throw error
  }
  return conflict({ outcome: 'notMerged' as const })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, historyMessages)('duplicates')} · ${data?.frame.title ?? ''}`, matches)
}

type Answer = { errors?: Record<string, string>; values?: Record<string, string | string[]>; outcome?: 'notMerged' }

export default function DuplicatesPage() {
  const { frame, groups } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const [address] = useSearchParams()
  const text = useMessages(historyMessages)
  const words = useMessages(signUpMessages)
  const desk = useMessages(deskMessages)
  const language = useLanguage()
  const errors = wordErrors(answer, text)
  const failed = String(answer?.values?.group ?? '1')
  const moment = (at: string) => formatMomentShort(new Date(at), language)
  return (
    <ConsolePage {...useEventFrame(frame, 'registrations')}>
      <ErrorSummary errors={errors.keep ? { [`keep-${failed}`]: errors.keep } : {}} />
      {answer?.outcome ? (
        <Banner tone="error" result title={text(answer.outcome)} />
      ) : address.get('done') === 'merged' && !answer ? (
        <Banner tone="success" result title={text('merged')} />
      ) : null}
      <p>
        <Link href={`/console/events/${frame.id}/registrations`}>{desk('bulkBack')}</Link>
      </p>
      <h2 className="my-2 text-xl font-semibold">{text('duplicates')}</h2>
      <p className="hint">{text('duplicatesLead')}</p>
      {groups.length === 0 ? <EmptyState icon="users" title={text('none')} /> : null}
      {groups.map((group, index) => {
        const number = String(index + 1)
        return (
          <Section key={group.rows[0]?.id} id={`group-${number}`} title={text('group', { number })}>
            <p className="hint">{text(`because.${group.because}`)}</p>
            <Form>
              <HiddenFields values={{ group: number, 'ids[]': group.rows.map(({ id }) => id) }} />
              <RadioGroup
                name="keep"
                id={`keep-${number}`}
                label={text('keep')}
                hint={text('keepHint')}
                error={failed === number ? errors.keep : undefined}
                choices={group.rows.map((row) => ({
                  value: row.id,
                  label: (
                    <>
                      <Link href={`/console/registrations/${row.id}`}>{row.name}</Link> {row.contact}{' '}
                      <RegistrationStatusTag status={row.status} />
                    </>
                  ),
                  hint: `${words('slot')} ${[moment(row.startsAt), groupOf(row, language)].filter(Boolean).join(' · ')} · ${text('people', { count: row.partySize })} · ${words('at')} ${moment(row.arrivedAt)}`,
                }))}
              />
              <Button>{text('merge')}</Button>
            </Form>
          </Section>
        )
      })}
    </ConsolePage>
  )
}
