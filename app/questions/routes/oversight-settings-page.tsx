import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { listAreas } from '#app/departments/department-queries.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { OversightForm } from '../components/oversight-form.tsx'
import { oversightMessages } from '../oversight-messages.ts'
import { editOversight, listOversightVersions } from '../oversight-settings.server.ts'
import { DEFAULT_OVERSIGHT } from '../oversight-settings.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { oversightForm } from '../supervision-forms.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const areas = (await listAreas()).map(({ id, name, nameEn }) => ({
      value: id,
      label: localName(language, name, nameEn),
    }))
    const versions = [DEFAULT_OVERSIGHT, ...(await listOversightVersions(reader()))]
      .map((version) => ({ ...version, area: areas.find(({ value }) => value === version.areaId)?.label ?? null }))
      .reverse()
    const isNewest = (one: (typeof versions)[number]) =>
      versions.every(({ areaId, version }) => areaId !== one.areaId || version <= one.version)
    return json({
      inForce: versions.filter(isNewest),
      former: versions.filter((one) => !isNewest(one)),
      areas,
      mayEdit: holdsRole(actor, 'overseer', null),
      done: new URL(args.request.url).searchParams.get('done') === 'saved',
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer'])
    const values = await formValues(args.request)
    const form = checkForm(values, oversightForm)
    if (!form.ok) return refused(form)
    const saved = await inTransaction(actor, (work) => editOversight(work, form.value))
    if (saved.outcome === 'saved') return seeOther('/console/oversight/settings?done=saved')
    return refused({ errors: { remindWorkdays: saved.outcome }, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, oversightMessages)('settings'), matches, { robots: 'noindex' })
}

export default function OversightSettingsPage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(oversightMessages)
  const errors = wordErrors(form, text)
  const orOff = (n: number, words: 'workdaysOf' | 'monthsOf' | 'eventsOf') =>
    n === 0 ? text('off') : text(words, { count: n })
  const table = (caption: string, rows: typeof data.inForce) => (
    <Table
      caption={caption}
      captionHidden
      rows={rows}
      rowKey={(row) => `${row.areaId} ${row.version}`}
      empty={null}
      columns={[
        { key: 'where', label: text('where'), rowHeader: true, cell: (row) => row.area ?? text('everywhere') },
        { key: 'remind', label: text('remindShort'), cell: (row) => orOff(row.remindWorkdays, 'workdaysOf') },
        { key: 'head', label: text('headShort'), cell: (row) => text(row.tellHead ? 'yes' : 'no') },
        { key: 'escalate', label: text('escalateShort'), cell: (row) => orOff(row.escalateWorkdays, 'workdaysOf') },
        { key: 'urge', label: text('urgeShort'), cell: (row) => text(row.autoUrge ? 'yes' : 'no') },
        { key: 'public', label: text('publicOverdue'), cell: (row) => text(`public_${row.publicOverdue}`) },
        { key: 'silent', label: text('silentShort'), cell: (row) => orOff(row.silentMonths, 'monthsOf') },
        { key: 'yearly', label: text('yearlyShort'), cell: (row) => orOff(row.yearlyEvents, 'eventsOf') },
        { key: 'basis', label: text('basis'), cell: (row) => row.basis },
        { key: 'version', label: text('version'), numeric: true, cell: (row) => row.version },
      ]}
    />
  )
  return (
    <ConsolePage current="oversight" title={text('settings')} lead={text('settingsLead')}>
      {data.done && !form ? <Banner tone="success" result title={text('done_saved')} /> : null}
      <ErrorSummary errors={errors} />
      <Section id="in-force" title={text('inForce')} first>
        {table(text('inForce'), data.inForce)}
      </Section>
      {data.mayEdit ? (
        <Section id="edit" title={text('edit')}>
          {data.inForce.map((version) => (
            <OversightForm key={`${version.areaId}`} version={version} areas={data.areas} form={form} errors={errors} />
          ))}
        </Section>
      ) : null}
      {data.former.length > 0 ? (
        <Section id="former" title={text('former')}>
          {table(text('former'), data.former)}
        </Section>
      ) : null}
      <p>
        <Link href="/console/oversight">{text('toOverview')}</Link>
      </p>
    </ConsolePage>
  )
}
