import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { issuingOffice } from '#app/web/site-facts.server.ts'
import { reader } from '#db/work.ts'
import { readBriefing } from '../briefings.server.ts'
import { RedHeadSheet } from '../components/red-head-sheet.tsx'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['overseer'])
    const language = languageOf(args.request)
    const given = { language, office: (await issuingOffice(language)).name, now: now() }
    const { paper } = await readBriefing(reader(), args.params.month ?? '', given)
    return json({ paper })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.paper.title ?? '', matches)

export default function BriefingPrintPage() {
  return <RedHeadSheet paper={useLoaderData<typeof loader>().paper} />
}
