import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/dates.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { ChangeList, receivedChanges } from '../components/change-list.tsx'
import { useEventFrame } from '../components/event-console.tsx'
import { findVersion, listVersions } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { changedFields } from '../event-content.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { planMessages } from '../plan-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const versions = await listVersions(reader(), event.id)
    const query = new URL(args.request.url).searchParams
    const [from, to] = [versionOf(query.get('from')), versionOf(query.get('to'))]
    const [before, after] = [await findVersion(reader(), event.id, from), await findVersion(reader(), event.id, to)]
    return json({
      frame,
      compared: before && after ? { from, to, changes: changedFields(before, after) } : null,
      versions: versions.map((version) => ({ ...version, savedAt: formatMoment(version.savedAt, language) })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventHistoryPage() {
  const { frame, versions, compared } = useLoaderData<typeof loader>()
  const text = useMessages(eventChangeMessages)
  const plan = useMessages(planMessages)
  return (
    <ConsolePage {...useEventFrame(frame, 'history')}>
      {versions.length > 1 ? (
        <Section id="compare" title={plan('compare')} first>
          <Form method="get" className="flex flex-wrap items-end gap-4 [&_.field]:m-0">
            <SelectField
              name="from"
              label={plan('compareFrom')}
              defaultValue={String(compared?.from ?? versions.at(-1)?.version)}
              options={versions.map(({ version }) => ({ value: String(version), label: String(version) }))}
              width="s"
            />
            <SelectField
              name="to"
              label={plan('compareTo')}
              defaultValue={String(compared?.to ?? versions[0]?.version)}
              options={versions.map(({ version }) => ({ value: String(version), label: String(version) }))}
              width="s"
            />
            <Button>{plan('compareButton')}</Button>
          </Form>
          {compared ? (
            <ChangeList
              caption={plan('compared', { from: compared.from, to: compared.to })}
              changes={receivedChanges(compared.changes)}
            />
          ) : null}
        </Section>
      ) : null}
      {versions.map((version) => (
        <Section
          key={version.version}
          id={`v${version.version}`}
          title={text('historyVersion', { version: version.version })}
          aside={text('historyBy', { name: version.by ?? text('system'), at: version.savedAt })}
        >
          {version.changes.length > 0 ? (
            <ChangeList
              caption={text('historyVersion', { version: version.version })}
              changes={receivedChanges(version.changes)}
            />
          ) : (
            <p className="hint">{text(version.version === 1 ? 'historyFirst' : 'historyNone')}</p>
          )}
        </Section>
      ))}
    </ConsolePage>
  )
}
