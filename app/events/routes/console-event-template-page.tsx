import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { NotFound } from '#app/platform/failures.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { takesTemplate } from '../event-template.ts'
import { makeTemplateForm } from '../event-template-forms.ts'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { mayKeepTemplate, TEMPLATE_ROLES } from '../event-template-policy.ts'
import { makeTemplate } from '../keep-event-templates.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEMPLATE_ROLES)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    const forDepartment = mayKeepTemplate(actor, event.departmentId)
    const forAll = mayKeepTemplate(actor, null)
    if (!takesTemplate(event.kind) || !(forDepartment || forAll)) throw new NotFound()
    return json({ frame, forDepartment, forAll })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEMPLATE_ROLES)
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const values = await formValues(args.request)
    const form = checkForm(values, makeTemplateForm)
    if (!form.ok) return refused(form)
    const { name, owner } = form.value
    const made = await inTransaction(actor, (work) => makeTemplate(work, id, { name, common: owner }))
    return made.outcome === 'made'
      ? seeOther('/console/event-templates?done=made')
      : conflict({ problem: made.outcome })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = RefusedForm & { problem?: 'notOfTalks' }

/** What is kept and what is not, before it is. */
export default function ConsoleEventTemplatePage() {
  const { frame, forDepartment, forAll } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventTemplateMessages)
  const errors = wordErrors(answer, text)
  const both = forDepartment && forAll
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      {answer?.problem ? <Banner tone="error" result title={text(answer.problem)} /> : null}
      <ErrorSummary errors={errors} />
      <Section id="template" title={text('makeTitle')} first>
        <p>{text('copied')}</p>
        {forAll ? <p>{text('copiedCommon')}</p> : null}
        <p>{text('notCopied')}</p>
        <p className="hint">{text('notice')}</p>
        <Form action={`/console/events/${frame.id}/template`}>
          {both ? (
            <RadioGroup
              name="owner"
              label={text('makeFor')}
              choices={[
                { value: 'department', label: frame.department },
                { value: 'common', label: text('forAll') },
              ]}
              defaultValue={typed(answer?.values ? answer : undefined, 'owner', 'department')}
            />
          ) : (
            <HiddenFields values={{ owner: forAll ? 'common' : 'department' }} />
          )}
          <TextField
            name="name"
            label={text('name')}
            hint={text('nameHint')}
            defaultValue={typed(answer?.values ? answer : undefined, 'name')}
            error={errors.name}
            required
          />
          <Buttons>
            <Button variant="primary">{text('makeButton')}</Button>
            <ButtonLink href="/console/event-templates">{text('back')}</ButtonLink>
          </Buttons>
        </Form>
      </Section>
    </ConsolePage>
  )
}
