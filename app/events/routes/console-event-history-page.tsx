import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { formatMoment } from '#app/platform/dates.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { ChangeList, receivedChanges } from '../components/change-list.tsx'
import { useEventFrame } from '../components/event-console.tsx'
import { listVersions } from '../console-events.server.ts'
import { readEventFrame } from '../console-frame.server.ts'
import { eventChangeMessages } from '../event-change-messages.ts'
import { EVENT_READERS } from '../event-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const versions = await listVersions(reader(), event.id)
    return json({
      frame,
      versions: versions.map((version) => ({ ...version, savedAt: formatMoment(version.savedAt, language) })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.frame.title ?? '', languageOfMatches(matches))

export default function ConsoleEventHistoryPage() {
  const { frame, versions } = useLoaderData<typeof loader>()
  const text = useMessages(eventChangeMessages)
  return (
    <ConsolePage {...useEventFrame(frame, 'history')}>
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
