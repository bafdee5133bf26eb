import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { ModuleFields } from '../components/module-fields.tsx'
import { archiveTextModule, changeTextModule } from '../save-text-module.server.ts'
import { changeModuleForm } from '../text-module-forms.ts'
import { textModuleMessages } from '../text-module-messages.ts'
import { MODULE_ROLES } from '../text-module-policy.ts'
import { getKeptModule } from '../text-module-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer', 'admin'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, MODULE_ROLES)
    const language = languageOf(args.request)
    const { department, updatedAt, ...module } = await getKeptModule(reader(), actor, args.params.id ?? '')
    return json({
      ...module,
      seen: updatedAt.toISOString(),
      owner: department && localName(language, department.name, department.nameEn),
      moment: formatMomentShort(updatedAt, language),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, MODULE_ROLES)
    const id = args.params.id ?? ''
    // Who does not keep it learns nothing of it, whatever was sent.
    await getKeptModule(reader(), actor, id)
    const values = await formValues(args.request)
    if (values.intent === 'archive') {
      const { outcome } = await inTransaction(actor, (work) => archiveTextModule(work, id))
      return outcome === 'archived' ? seeOther('/console/text-modules?done=archived') : conflict({ problem: outcome })
    }
    const form = checkForm(values, changeModuleForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) => changeTextModule(work, id, form.value))
    if (outcome === 'saved') return seeOther('/console/text-modules?done=saved')
    if (outcome === 'personalData') return refused({ errors: { text: outcome }, values })
    return conflict({ problem: outcome, values, errors: {} })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(data?.title ?? translator(language, textModuleMessages)('title'), matches, { robots: 'noindex' })
}

type Answer = RefusedForm & { problem?: 'changedMeanwhile' | 'archivedAlready' }

export default function TextModulePage() {
  const module = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(textModuleMessages)
  const errors = wordErrors(answer, text)
  const action = `/console/text-modules/${module.id}`
  return (
    <ConsolePage
      current="questions"
      eyebrow={module.owner ?? text('common')}
      title={text('changeOf', { title: module.title })}
      lead={text('changed', { name: module.changedBy, moment: module.moment })}
      actions={
        <ButtonLink icon="arrow-left" href="/console/text-modules">
          {text('back')}
        </ButtonLink>
      }
    >
      {answer?.problem ? <Banner tone="error" result title={text(answer.problem)} /> : null}
      <ErrorSummary errors={errors} />
      {module.archivedAt ? (
        <Panel>
          <p>{text('archived')}</p>
          <p className="whitespace-pre-line">{module.text}</p>
        </Panel>
      ) : (
        <>
          <Form action={action}>
            <HiddenFields values={{ intent: 'change', seen: module.seen }} />
            <ModuleFields form={answer?.values ? answer : undefined} errors={errors} module={module} />
            <Button variant="primary">{text('save')}</Button>
          </Form>
          <Panel title={text('archive')} tone="warn">
            <p className="hint">{text('archiveHint')}</p>
            <Form action={action}>
              <HiddenFields values={{ intent: 'archive' }} />
              <Button>{text('archive')}</Button>
            </Form>
          </Panel>
        </>
      )}
    </ConsolePage>
  )
}
