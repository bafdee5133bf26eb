import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
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
import { PlanText } from '../components/plan-text.tsx'
import { renameTemplateForm } from '../event-template-forms.ts'
import { eventTemplateMessages } from '../event-template-messages.ts'
import { departmentsOfTemplates, TEMPLATE_ROLES } from '../event-template-policy.ts'
import { builtInTemplate, getTemplate } from '../event-template-queries.server.ts'
import { archiveTemplate, renameTemplate } from '../keep-event-templates.server.ts'
import { planMessages } from '../plan-messages.ts'
import { isBuiltIn } from '../plan-templates.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEMPLATE_ROLES)
    const language = languageOf(args.request)
    const id = args.params.id ?? ''
    const key = isBuiltIn(id) ? id : undefined
    const { content, ...row } = key
      ? {
          ...{ content: builtInTemplate(key), name: translator(language, planMessages)(`template.${key}`) },
          ...{ mayKeep: false, archivedAt: null, updatedAt: null, changedBy: '', department: null },
        }
      : await getTemplate(reader(), actor, id)
    const { plan, event } = content
    return json({
      id,
      name: row.name,
      mayKeep: row.mayKeep,
      archived: row.archivedAt !== null,
      seen: row.updatedAt?.toISOString() ?? '',
      changedBy: row.changedBy,
      moment: row.updatedAt ? formatMomentShort(row.updatedAt, language) : '',
      owner: row.department && localName(language, row.department.name, row.department.nameEn),
      builtIn: key !== undefined,
      mayUse: departmentsOfTemplates(actor).length > 0,
      plan,
      place: [event.venueName, event.venueAddress].filter(Boolean).join(' · '),
      agenda: event.agenda ?? [],
    })
  })
}

/** NotFound for a template of the house, which nobody keeps. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEMPLATE_ROLES)
    const id = args.params.id ?? ''
    const kept = await getTemplate(reader(), actor, id)
    if (!kept.mayKeep) throw new NotFound()
    const values = await formValues(args.request)
    if (values.intent === 'archive') {
      const { outcome } = await inTransaction(actor, (work) => archiveTemplate(work, id))
      return outcome === 'archived'
        ? seeOther('/console/event-templates?done=archived')
        : conflict({ problem: outcome })
    }
    const form = checkForm(values, renameTemplateForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) => renameTemplate(work, id, form.value))
    if (outcome === 'renamed') return seeOther('/console/event-templates?done=renamed')
    return conflict({ problem: outcome, values, errors: {} })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.name ?? '', matches, { robots: 'noindex' })

type Answer = RefusedForm & { problem?: 'changedMeanwhile' | 'archivedAlready' }

export default function ConsoleTemplatePage() {
  const template = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventTemplateMessages)
  const errors = wordErrors(answer, text)
  const action = `/console/event-templates/${template.id}`
  return (
    <ConsolePage
      current="events"
      eyebrow={template.owner ?? text(template.builtIn ? 'house' : 'common')}
      title={template.name}
      lead={template.moment ? text('changed', { name: template.changedBy, moment: template.moment }) : undefined}
      actions={
        <>
          <ButtonLink icon="arrow-left" href="/console/event-templates">
            {text('back')}
          </ButtonLink>
          {template.mayUse && !template.archived ? (
            <ButtonLink variant="primary" icon="plus" href={`${action}/use`}>
              {text('use')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {answer?.problem ? <Banner tone="error" result title={text(answer.problem)} /> : null}
      {template.archived ? <Banner tone="warning" title={text('archived')} /> : null}
      <ErrorSummary errors={errors} />
      <PlanText
        plan={template.plan}
        facts={{ when: text('noDay'), place: template.place || text('noPlace'), agenda: template.agenda }}
      />
      {template.mayKeep && !template.archived ? (
        <div className="mt-6 grid gap-6">
          <Panel title={text('rename')}>
            <Form action={action}>
              <HiddenFields values={{ intent: 'rename', seen: template.seen }} />
              <TextField
                name="name"
                label={text('name')}
                hint={text('nameHint')}
                defaultValue={typed(answer?.values ? answer : undefined, 'name', template.name)}
                error={errors.name}
                required
              />
              <Button>{text('renameButton')}</Button>
            </Form>
          </Panel>
          <Panel title={text('archive')} tone="warn">
            <p className="hint">{text('archiveHint')}</p>
            <Form action={action}>
              <HiddenFields values={{ intent: 'archive' }} />
              <Button>{text('archive')}</Button>
            </Form>
          </Panel>
        </div>
      ) : null}
    </ConsolePage>
  )
}
