import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { QUESTION_ROLES } from '#app/questions/question-policy.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { issuingOffice } from '#app/web/site-facts.server.ts'
import { reader } from '#db/work.ts'
import { RedHeadSheet } from '../components/red-head-sheet.tsx'
import { readOrderPaper } from '../order-paper.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** 督办通知 on paper. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const given = { language, office: await issuingOffice(language), now: now() }
    return json({ paper: await readOrderPaper(reader(), actor, args.params.id ?? '', given) })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.paper.number ?? '', matches, { robots: 'noindex' })

export default function OrderPrintPage() {
  return <RedHeadSheet paper={useLoaderData<typeof loader>().paper} />
}
