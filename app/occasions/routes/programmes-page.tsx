import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { programmeView } from '../present-programme.ts'
import { programmeMessages } from '../programme-messages.ts'
import { listProgrammes } from '../programme-queries.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader({ request }: LoaderFunctionArgs) {
  const language = languageOf(request)
  return json({ programmes: (await listProgrammes(reader())).map((one) => programmeView(one, language)) })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, programmeMessages)
  return columnPageMeta(text('list'), matches, { description: text('listLead') })
}

export default function ProgrammesPage() {
  const { programmes } = useLoaderData<typeof loader>()
  const text = useMessages(programmeMessages)
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/events', label: text('events') },
        { label: text('list') },
      ]}
    >
      <PageTitle lead={text('listLead')}>{text('list')}</PageTitle>
      {programmes.length === 0 ? <p>{text('none')}</p> : null}
      <div className="grid gap-4">
        {programmes.map((programme) => (
          <Panel key={programme.id} title={<Link href={`/programmes/${programme.slug}`}>{programme.name}</Link>}>
            <p>{programme.summary}</p>
            <p className="hint">
              {programme.every} · {programme.station}
            </p>
          </Panel>
        ))}
      </div>
    </PublicPage>
  )
}
