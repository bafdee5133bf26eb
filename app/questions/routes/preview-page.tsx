import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { caseMessages } from '../case-messages.ts'
import { readCasePage } from '../case-page.server.ts'
import { AnswerLetter } from '../components/answer-letter.tsx'
import { questionTitle } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const file = await readCasePage(reader(), actor, args.params.id ?? '', languageOf(args.request), now())
    const { id, latest, displayName, receivedAt, department } = file
    return json({ id, latest, displayName, receivedAt, department: department.name })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('previewTitle'), matches, { robots: 'noindex' })
}

/** The newest version in the frame of the public site. */
export default function PreviewPage() {
  const { id, latest, displayName, receivedAt, department } = useLoaderData<typeof loader>()
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const back = (
    <ButtonLink icon="arrow-left" href={`/console/questions/${id}`}>
      {text('previewBack')}
    </ButtonLink>
  )
  if (!latest) {
    return (
      <PublicPage current="answers">
        <PageTitle>{text('previewTitle')}</PageTitle>
        <EmptyState title={text('previewEmpty')} icon="file" actions={back} />
      </PublicPage>
    )
  }
  return (
    <PublicPage current="answers">
      <div className="mx-auto max-w-[48rem]">
        {latest.isPublished ? back : <Banner tone="warning" title={text('previewNote')} actions={back} />}
        <PageTitle>{questionTitle(latest.questionText)}</PageTitle>
        {latest.publicity === 'withheld' ? (
          <Panel tone="wash">
            <p>{ask('withheldReason', { reason: latest.withholdReason ?? '' })}</p>
          </Panel>
        ) : (
          <AnswerLetter
            letter={{
              question: latest.questionText,
              displayName,
              receivedAt,
              publishedAt: null,
              versionAt: null,
              inTime: true,
              html: latest.html,
              policyBasis: latest.policyBasis,
              partial: latest.publicity === 'partial',
              partialReason: latest.withholdReason,
              department,
              corrected: false,
            }}
          />
        )}
      </div>
    </PublicPage>
  )
}
