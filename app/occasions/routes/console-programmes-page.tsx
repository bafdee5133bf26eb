import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listDepartmentChoices } from '#app/events/console-events.server.ts'
import { linkErrors } from '#app/events/link-hosts.server.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { ProgrammeFields } from '../components/programme-fields.tsx'
import { programmeView } from '../present-programme.ts'
import { programmeForm } from '../programme-forms.ts'
import { type ProgrammeKey, programmeMessages } from '../programme-messages.ts'
import { mayRunProgrammes, PROGRAMME_ROLES } from '../programme-policy.ts'
import { listProgrammes } from '../programme-queries.server.ts'
import { saveProgramme } from '../programmes.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, PROGRAMME_ROLES)
    const language = languageOf(args.request)
    const mayRun = mayRunProgrammes(actor)
    const departments = mayRun ? await listDepartmentChoices(reader(), 'all') : []
    return json({
      mayRun,
      programmes: (await listProgrammes(reader())).map((one) => programmeView(one, language)),
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const form = await readForm(args.request, programmeForm)
    if (!form.ok) return refused(form)
    const links = await linkErrors(reader(), { liveUrl: form.value.listenUrl })
    if (links.liveUrl) return refused({ errors: { listenUrl: links.liveUrl }, values: form.values })
    const outcome = await inTransaction(actor, (work) => saveProgramme(work, undefined, form.value))
    if (outcome.outcome !== 'saved') return refused({ errors: { departmentId: outcome.outcome }, values: form.values })
    return seeOther(`/console/programmes/${outcome.id}?saved`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, programmeMessages)('list'), matches)
}

export default function ConsoleProgrammesPage() {
  const { programmes, departments, mayRun } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(programmeMessages)
  const errors = wordErrors<ProgrammeKey>(answer, text)
  return (
    <ConsolePage current="programmes" title={text('list')} lead={text('listLead')}>
      <ErrorSummary errors={errors} />
      {programmes.length === 0 ? <p>{text('none')}</p> : null}
      <div className="grid gap-4">
        {programmes.map((programme) => (
          <Panel key={programme.id} title={<Link href={`/console/programmes/${programme.id}`}>{programme.name}</Link>}>
            <p>
              {programme.every} · {programme.station}
            </p>
          </Panel>
        ))}
      </div>
      {mayRun ? (
        <Section id="new" title={text('new')}>
          <p>{text('newLead')}</p>
          <Form action="/console/programmes">
            <ProgrammeFields answer={answer} errors={errors} departments={departments} />
            <Buttons>
              <Button variant="primary">{text('save')}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
    </ConsolePage>
  )
}
