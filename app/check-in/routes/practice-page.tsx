import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { CHECK_IN_ROLES } from '#app/check-in/check-in-policy.ts'
import { PracticeSheet } from '#app/check-in/components/practice-sheet.tsx'
import { PRACTICE_CASES, practiceDigits, practiceText } from '#app/check-in/practice-codes.ts'
import { practiceMessages } from '#app/check-in/practice-messages.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: CHECK_IN_ROLES }

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, practiceMessages)('sheetTitle'), matches)
}

/** Ten codes on paper for a rehearsal, the same for every event: they belong to nobody. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requireStaff(request, CHECK_IN_ROLES)
  const codes = PRACTICE_CASES.map((which, index) => ({
    which,
    number: index + 1,
    digits: practiceDigits(index + 1),
    svg: qrSvg(practiceText(index + 1)),
  }))
  return json({ codes })
}

export default function PracticePage() {
  return <PracticeSheet {...useLoaderData<typeof loader>()} />
}
