import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { readRunbook } from '#app/check-in/runbook.server.ts'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES }

/** What to do on the day, and when something goes wrong. To be printed. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, CHECK_IN_ROLES)
  return json(readRunbook(languageOf(request)))
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.title ?? '', matches)

export default function RunbookPage() {
  const { title, lead, sections } = useLoaderData<typeof loader>()
  return (
    <ConsolePage current="events" title={title} lead={lead}>
      {sections.map((section, index) => (
        <Section key={section.title} id={`part-${index + 1}`} title={section.title}>
          <Prose html={section.html} />
        </Section>
      ))}
    </ConsolePage>
  )
}
