import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { localName } from '#app/platform/local-text.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { cleanLine } from '#app/platform/text.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FieldRow } from '#app/ui/field-groups.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { askUrl } from '../ask-url.ts'
import { Outcome, useEventFrame } from '../components/event-console.tsx'
import { useFormErrors } from '../components/event-fields.tsx'
import { listDepartmentChoices } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { doneOf } from '../console-outcome.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { eventFormMessages } from '../event-form-messages.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { addStall, listStalls, removeStall } from '../stalls.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

const LONGEST_NAME = 60

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const [stalls, departments] = await Promise.all([
      listStalls(reader(), event.id),
      listDepartmentChoices(reader(), 'all'),
    ])
    const { publicOrigin } = config()
    return json({
      frame,
      done: doneOf(args.request.url) ?? null,
      ownDepartment: event.departmentId,
      departments: departments.map((one) => ({ value: one.id, label: localName(language, one.name, one.nameEn) })),
      stalls: stalls.map((stall) => ({
        id: stall.id,
        code: stall.code,
        name: localName(language, stall.name, stall.nameEn),
        department: localName(language, stall.department.name, stall.department.nameEn),
        qr: qrSvg(askUrl(publicOrigin, event.slug, stall.code)),
      })),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const id = args.params.id ?? ''
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const values = await formValues(args.request)
    const to = (done: string) => seeOther(`/console/events/${id}/stalls?done=${done}`)
    if (values.intent === 'remove') {
      const outcome = await inTransaction(actor, (work) => removeStall(work, id, String(values.stallId ?? '')))
      return outcome.outcome === 'removed' ? to('stallRemoved') : conflict(outcome)
    }
    const name = cleanLine(String(values.name ?? '')).slice(0, LONGEST_NAME)
    if (name === '') return refused({ errors: { name: 'stallNameMissing' }, values })
    const nameEn = cleanLine(String(values.nameEn ?? '')).slice(0, 2 * LONGEST_NAME) || null
    const departmentId = String(values.departmentId ?? '')
    const outcome = await inTransaction(actor, (work) => addStall(work, id, { departmentId, name, nameEn }))
    return outcome.outcome === 'added' ? to('stall') : conflict(outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

type Answer = { outcome?: string; errors?: Record<string, string>; values?: Record<string, string> }

export default function ConsoleEventStallsPage() {
  const { frame, done, stalls, departments, ownDepartment } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(eventConsoleMessages)
  const words = useMessages(eventFormMessages)
  const errors = useFormErrors(answer?.errors)
  const given = answer?.values
  return (
    <ConsolePage {...useEventFrame(frame, 'stalls')}>
      <Outcome done={done ?? undefined} conflict={answer?.outcome} />
      <ErrorSummary errors={errors} />
      <Section id="stalls" title={text('stallsTitle')} first>
        <p>{text('stallsLead')}</p>
        <Table
          caption={text('stallsTitle')}
          captionHidden
          rows={stalls}
          rowKey={(stall) => stall.id}
          empty={<p>{text('stallsNone')}</p>}
          columns={[
            { key: 'code', label: '#', nowrap: true, cell: (stall) => stall.code },
            { key: 'name', label: text('stallName'), rowHeader: true, cell: (stall) => stall.name },
            { key: 'department', label: text('stallDepartment'), cell: (stall) => stall.department },
            {
              key: 'qr',
              label: 'QR',
              cell: (stall) => <QrImage svg={stall.qr} label={`${stall.code} ${stall.name}`} size="s" />,
            },
            ...(frame.rights.edit
              ? [
                  {
                    key: 'remove',
                    label: text('stallRemove'),
                    labelHidden: true,
                    cell: (stall: { id: string; code: string }) => (
                      <Form>
                        <HiddenFields values={{ intent: 'remove', stallId: stall.id }} />
                        <Button variant="quiet" size="s" aria-label={`${text('stallRemove')} ${stall.code}`}>
                          {text('stallRemove')}
                        </Button>
                      </Form>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      {frame.rights.edit ? (
        <Section id="add" title={text('stallAdd')}>
          <Form>
            <FieldRow>
              <TextField
                name="name"
                label={text('stallName')}
                width="l"
                defaultValue={given?.name}
                error={errors.name}
                required
              />
              <TextField
                name="nameEn"
                label={words('english', { field: text('stallName') })}
                width="l"
                defaultValue={given?.nameEn}
                required={false}
              />
              <SelectField
                name="departmentId"
                label={text('stallDepartment')}
                options={departments}
                defaultValue={given?.departmentId ?? ownDepartment}
                required
              />
            </FieldRow>
            <Buttons>
              <Button>{text('stallAdd')}</Button>
            </Buttons>
          </Form>
        </Section>
      ) : null}
      <div className="mt-6">
        <Panel title={text('posterTitle')}>
          <p>{text('posterText')}</p>
          <ButtonLink href={`/console/events/${frame.id}/poster`} icon="print">
            {text('posterPrint')}
          </ButtonLink>
        </Panel>
      </div>
    </ConsolePage>
  )
}
