import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import type { Actor } from '#app/platform/actor.ts'
import { NotFound } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { translator } from '#app/platform/messages.ts'
import { mayManageRegistrations } from '#app/registrations/registration-policy.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { MailingFields, type MailingValues, useMailingErrors } from '../components/mailing-fields.tsx'
import { type Audience, readSelection } from '../mailing.ts'
import { faultsOf, mailingForm } from '../mailing-forms.ts'
import { mailingMessages } from '../mailing-messages.ts'
import { sessionsOf } from '../mailing-queries.server.ts'
import { countNamed } from '../mailing-recipients.server.ts'
import { startingText } from '../starting-texts.ts'
import { createMailing } from '../write-mailing.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

async function frameOf(actor: Actor, request: Request, eventId: string) {
  const { event, frame } = await readEventFrame(reader(), actor, eventId, languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  return { event, frame }
}

/** `?event=…&status=…&slot=…&ids=…&act=…`: whom the letter begins with. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const query = new URL(args.request.url).searchParams
    const { event, frame } = await frameOf(actor, args.request, query.get('event') ?? '')
    const selection = readSelection({
      status: query.get('status'),
      slot: query.get('slot'),
      ids: query.getAll('ids'),
      act: query.get('act'),
    })
    const values: MailingValues = {
      status: selection.status,
      slot: selection.slotId ?? '',
      ids: selection.ids ?? [],
      act: selection.actId ?? '',
      ...startingText(selection.status as Audience),
      subjectEn: '',
      bodyEn: '',
      smsEn: '',
      scheduledAt: '',
    }
    const named = await countNamed(reader(), event.id, selection)
    return json({ frame, values, named, formKey: newId(), sessions: await sessionsOf(reader(), event.id) })
  })
}

/** Saves the draft and leads to its preview. With `intent=choose` (from a list) it only shows the form. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const posted = await formValues(args.request)
    const { event } = await frameOf(actor, args.request, String(posted.event ?? ''))
    const selection = readSelection({ status: posted.status, slot: posted.slot, ids: posted.ids, act: posted.act })
    const values = { ...posted, ids: selection.ids ?? [], act: selection.actId ?? '' }
    if (posted.intent === 'choose') {
      return json({
        errors: {},
        faults: {},
        values: { ...startingText(selection.status as Audience), ...values, status: selection.status },
      })
    }
    const form = checkForm(posted, mailingForm)
    if (!form.ok) return refused({ errors: form.errors, values }, { faults: faultsOf(posted) })
    const formKey = String(posted.formKey ?? '').slice(0, 64) || newId()
    const { id } = await inTransaction(actor, (work) =>
      createMailing(work, { eventId: event.id, selection, formKey, input: form.value }),
    )
    return seeOther(`/console/mailings/${id}?done=doneSaved#preview`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, mailingMessages)('title'), matches)
}

type Answer = { errors: Record<string, string>; faults: Record<string, string>; values: Partial<MailingValues> }

export default function MailingNewPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | undefined
  const text = useMessages(mailingMessages)
  const errors = useMailingErrors(answer?.errors, answer?.faults)
  const { frame } = page
  const values = { ...page.values, ...answer?.values }
  const act = values.act ? `&act=${values.act}` : ''
  return (
    <ConsolePage {...useEventFrame(frame, 'messages')} title={text('title')} eyebrow={frame.title} lead={text('lead')}>
      <ErrorSummary errors={errors} />
      <Form action={`/console/mailings/new?event=${frame.id}${act}`}>
        <HiddenFields values={{ event: frame.id, formKey: page.formKey }} />
        <MailingFields
          values={values}
          errors={errors}
          sessions={page.sessions}
          named={Math.max(page.named, values.ids.length)}
        />
        <Button variant="primary">{text('save')}</Button>
      </Form>
    </ConsolePage>
  )
}
