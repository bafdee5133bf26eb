import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatDay, formatMoment } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { handOverMessages } from '../hand-over-messages.ts'
import { readHandOverSlip } from '../hand-over-queries.server.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const { id = '', handOverId = '' } = args.params
    const { handOver, trackingCode, publicText, department, source } = await readHandOverSlip(
      reader(),
      actor,
      id,
      handOverId,
    )
    const { year, number, authority, body, reason, basis, reference, by } = handOver
    return json({
      ...{ year, number, authority, body, reason, basis, reference, by },
      day: formatDay(handOver.handedOn, language),
      code: groupedCode(trackingCode),
      publicText,
      office: localName(language, department.name, department.nameEn),
      source: source ? [source.outlet, source.title, source.url].filter(Boolean).join(' ') : '',
      printed: formatMoment(now(), language),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, handOverMessages)('slipTitle'), matches, { robots: 'noindex' })
}

/** 移交单: goes with the lead, is signed for, and comes back into the file. Of the case only its public copy. */
export default function HandOverSlipPage() {
  const slip = useLoaderData<typeof loader>()
  const text = useMessages(handOverMessages)
  const { site } = useFrame()
  const lines = (words: string) => <span className="whitespace-pre-line">{words}</span>
  return (
    <PrintSheet
      title={text('slipTitle')}
      subtitle={text('number', { year: slip.year, number: slip.number })}
      footer={text('slipFooter', { site: site.name, moment: slip.printed })}
    >
      <SummaryList
        rows={[
          { label: text('authority'), value: `${slip.body}（${text(slip.authority)}）` },
          { label: text('slipOffice'), value: slip.office },
          { label: text('who'), value: slip.by },
          { label: text('handedOn'), value: slip.day },
          { label: text('slipCase'), value: slip.code },
          ...(slip.source ? [{ label: text('slipSource'), value: slip.source }] : []),
          { label: text('slipContent'), value: lines(slip.publicText ?? text('slipNoCopy')) },
          { label: text('reason'), value: lines(slip.reason) },
          { label: text('basis'), value: slip.basis },
          { label: text('reference'), value: slip.reference || '　' },
        ]}
      />
      <p className="mt-8">{text('slipReply')}</p>
      <p className="mt-12">{text('slipReceipt')}</p>
    </PrintSheet>
  )
}
