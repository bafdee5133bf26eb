import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { answerMessages } from '../answer-messages.ts'
import { caseMessages } from '../case-messages.ts'
import { PUBLICITY_WORD } from '../case-words.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import type { Criterion } from '../review-criteria.ts'
import { readReviewSheet } from '../review-sheet.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const written = new URL(args.request.url).searchParams.get('version')
    if (written !== null && !/^[1-9]\d{0,5}$/.test(written)) throw new NotFound()
    const which = { id: args.params.id ?? '', number: written === null ? undefined : Number(written) }
    return json(await readReviewSheet(reader(), actor, which, languageOf(args.request)))
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, answerMessages)('sheetTitle'), matches, { robots: 'noindex' })
}

type Review = ReturnType<typeof useLoaderData<typeof loader>>['reviews'][number]

/** 审查单: the written record of what was reviewed, by whom, on which version. For paper. */
export default function ReviewSheetPage() {
  const sheet = useLoaderData<typeof loader>()
  const text = useMessages(answerMessages)
  const words = useMessages(caseMessages)
  const { version } = sheet
  return (
    <ConsolePage current="questions" title={text('sheetTitle')} lead={text('sheetLead')}>
      <p className="no-print">
        <Link href={`/console/questions/${sheet.id}`}>{words('previewBack')}</Link>
      </p>
      {version && !version.isNewest ? <p>{text('sheetFormer')}</p> : null}
      {version ? (
        <>
          <SummaryList
            compact
            rows={[
              { label: text('sheetSubject'), value: sheet.title },
              { label: text('sheetCode'), value: groupedCode(sheet.trackingCode) },
              { label: text('sheetUnit'), value: sheet.department },
              { label: text('sheetVersion'), value: words('version', { number: version.number }) },
              { label: text('sheetHash'), value: <code className="break-all">{version.hash}</code> },
              { label: text('sheetDrafter'), value: version.drafter },
              { label: text('sheetBasis'), value: version.policyBasis || '—' },
              { label: text('sheetPublicity'), value: words(PUBLICITY_WORD[version.publicity]) },
              ...(version.withholdReason ? [{ label: text('sheetReason'), value: version.withholdReason }] : []),
              ...(version.adoption
                ? [{ label: text('adoption'), value: `${text(version.adoption)}：${version.adoptionReason}` }]
                : []),
              ...(version.reusedFromId
                ? [
                    {
                      label: text('sheetSource'),
                      value: <Link href={`/answers/${version.reusedFromId}`}>{version.reusedFromId}</Link>,
                    },
                  ]
                : []),
              {
                label: text('sheetSigned'),
                value: version.signed ? text('signedBy', version.signed) : text('sheetUnsigned'),
              },
            ]}
          />
          <Table<Review>
            caption={text('sheetReviews')}
            rows={sheet.reviews}
            rowKey={(review) => review.type}
            empty=""
            ruled
            columns={[
              { key: 'type', label: text('sheetType'), rowHeader: true, cell: (review) => words(review.type) },
              {
                key: 'criteria',
                label: text('sheetCriteria'),
                cell: (review) => review.criteria.map((one) => `☑ ${text(one as Criterion)}`).join('　'),
              },
              { key: 'conclusion', label: text('sheetConclusion'), cell: (review) => words(review.state) },
              { key: 'note', label: text('sheetNote'), cell: (review) => review.note },
              { key: 'who', label: text('sheetWho'), cell: (review) => review.by?.name ?? '' },
              { key: 'when', label: text('sheetWhen'), cell: (review) => review.by?.moment ?? '' },
            ]}
          />
          <Section id="question" title={text('sheetQuestion')}>
            <p className="whitespace-pre-line">{version.questionText}</p>
          </Section>
          <Section id="answer" title={text('sheetAnswer')}>
            <Prose html={version.html} indent />
          </Section>
        </>
      ) : (
        <p>{text('sheetEmpty')}</p>
      )}
    </ConsolePage>
  )
}
