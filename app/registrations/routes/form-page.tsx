import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { moveQuestion, removeQuestion, saveRules } from '../change-form.server.ts'
import { RulesFields } from '../components/rules-fields.tsx'
import { readEventRules, readFormQuestions } from '../event-form-queries.server.ts'
import { formConsoleMessages } from '../form-console-messages.ts'
import { formView } from '../form-view.ts'
import { rulesForm } from '../question-form.ts'
import { mayManageRegistrations } from '../registration-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const rules = await readEventRules(reader(), event.id)
  const questions = await readFormQuestions(reader(), event.id)
  return json({
    frame,
    rules,
    questions: formView({ version: 0, rules, questions }, language).questions,
    hasErrors: context.formErrors === true,
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const id = params.id ?? ''
  await readEventFrame(reader(), actor, id, languageOf(request))
  const values = await formValues(request)
  const to = (done: string) => seeOther(`/console/events/${id}/form?done=${done}`)
  const question = String(values.question ?? '')
  if (values.intent === 'remove') {
    const outcome = await inTransaction(actor, (work) => removeQuestion(work, id, question))
    return outcome.outcome === 'saved' ? to('removed') : conflict(outcome)
  }
  if (values.intent === 'up' || values.intent === 'down') {
    const by = values.intent
    const outcome = await inTransaction(actor, (work) => moveQuestion(work, id, question, by))
    return outcome.outcome === 'saved' ? to('saved') : conflict(outcome)
  }
  const form = checkForm(values, rulesForm)
  if (!form.ok) {
    context.formErrors = true
    return refused(form)
  }
  const { identityReason, identityReasonEn, confirmContact, ...rules } = form.value
  const outcome = await inTransaction(actor, (work) =>
    saveRules(work, id, {
      ...rules,
      identityReason: identityReason || null,
      identityReasonEn: identityReasonEn || null,
      confirmContact: confirmContact === 'yes',
    }),
  )
  return outcome.outcome === 'saved' ? to('rules') : conflict(outcome)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = `${translator(language, formConsoleMessages)('title')} · ${data?.frame.title ?? ''}`
  return pageMeta(title, matches, { error: data?.hasErrors })
}

const DONE = { saved: 'doneSaved', removed: 'doneRemoved', rules: 'doneRules' } as const
type Key = (typeof formConsoleMessages.keys)[number]
type Answer = { outcome?: string; errors?: Record<string, string>; values?: Record<string, string> }

export default function FormPage() {
  const { frame, rules, questions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const [query] = useSearchParams()
  const text = useMessages(formConsoleMessages)
  const errors = wordErrors<Key>(answer, text)
  const done = DONE[query.get('done') as keyof typeof DONE]
  const base = `/console/events/${frame.id}/form`
  const editable = frame.rights.edit && frame.state !== 'cancelled' && frame.state !== 'archived'
  const stored: Record<string, string> = {
    minors: rules.minors,
    identity: rules.identity,
    identityReason: rules.identityReason ?? '',
    identityReasonEn: rules.identityReasonEn ?? '',
    confirmContact: rules.confirmContact ? 'yes' : '',
    groupMax: rules.groupMax > 0 ? String(rules.groupMax) : '',
  }
  const act = (intent: 'up' | 'down' | 'remove', question: { id: string; label: string }) => (
    <Form>
      <HiddenFields values={{ intent, question: question.id }} />
      <Button variant="quiet" size="s" aria-label={`${text(intent)}：${question.label}`}>
        {text(intent)}
      </Button>
    </Form>
  )
  return (
    <ConsolePage {...useEventFrame(frame, 'form')} lead={text('lead')}>
      {answer?.outcome ? <Banner result tone="error" title={text(answer.outcome as Key)} /> : null}
      {done && !answer ? <Banner result tone="success" title={text(done)} /> : null}
      {editable ? null : <Banner tone="info" title={text('readOnly')} />}
      <ErrorSummary errors={errors} />
      <Section id="questions" title={text('questions')} first>
        <Table
          caption={text('questions')}
          captionHidden
          rows={questions}
          rowKey={(question) => question.id}
          empty={<p>{text('none')}</p>}
          columns={[
            {
              key: 'question',
              label: text('question'),
              rowHeader: true,
              cell: (question) => (
                <>
                  {editable ? <Link href={`${base}/${question.id}`}>{question.label}</Link> : question.label}
                  {question.onlyIf ? <div className="hint">{text('onlyIf', question.onlyIf)}</div> : null}
                </>
              ),
            },
            { key: 'kind', label: text('kind'), cell: (question) => text(`kind.${question.kind}`) },
            {
              key: 'required',
              label: text('required'),
              nowrap: true,
              cell: (question) => text(question.required ? 'required' : 'optional'),
            },
            ...(editable
              ? [
                  {
                    key: 'order',
                    label: text('order'),
                    cell: (question: (typeof questions)[number]) => (
                      <div className="flex flex-wrap gap-2">
                        {act('up', question)}
                        {act('down', question)}
                        {act('remove', question)}
                      </div>
                    ),
                  },
                ]
              : []),
          ]}
        />
        <Buttons>
          {editable ? (
            <ButtonLink href={`${base}/new`} icon="plus">
              {text('add')}
            </ButtonLink>
          ) : null}
          {frame.state === 'published' ? (
            <ButtonLink href={`/events/${frame.slug}/register`} icon="eye">
              {text('preview')}
            </ButtonLink>
          ) : null}
        </Buttons>
      </Section>
      {editable ? (
        <Section id="rules" title={text('rules')}>
          <Form action={base}>
            <RulesFields value={(name) => typed(answer, name, stored[name])} errors={errors} />
            <Buttons>
              <Button variant="primary">{text('saveRules')}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </ConsolePage>
  )
}
