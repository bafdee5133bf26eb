import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { eventConsoleMessages } from '../event-console-messages.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { makePreviewLink } from '../preview-link.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { frame } = await readEventFrame(reader(), actor, args.params.id ?? '', languageOf(args.request))
    return json({ frame })
  })
}

/** The link is in the answer and nowhere else: the database keeps its hash. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser'])
    const secret = newSecret()
    await inTransaction(actor, (work) => makePreviewLink(work, args.params.id ?? '', secret))
    return json(
      { url: `${config().publicOrigin}/preview/${secret}`, path: `/preview/${secret}` },
      { headers: { 'Cache-Control': 'no-store' } },
    )
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleEventPreviewPage() {
  const { frame } = useLoaderData<typeof loader>()
  const made = useActionData<typeof action>()
  const text = useMessages(eventConsoleMessages)
  return (
    <ConsolePage {...useEventFrame(frame, 'overview')}>
      {made ? (
        <Banner tone="success" result title={text('previewMade')}>
          <p className="break-all select-all">{made.url}</p>
          <p>
            <Link href={made.path}>{text('previewOpen')}</Link>
          </p>
        </Banner>
      ) : null}
      <Section id="preview" title={text('previewTitle')} first>
        <p>{text('previewLead')}</p>
        {frame.rights.organise ? (
          <Form className="mt-4">
            <Button variant="primary">{text('previewMake')}</Button>
            <p className="hint">{text('previewAgain')}</p>
          </Form>
        ) : null}
      </Section>
    </ConsolePage>
  )
}
