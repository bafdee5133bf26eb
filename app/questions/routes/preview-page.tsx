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
import { previewAnswerMail } from '../preview-answer-mail.server.ts'
import { questionTitle } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const caseId = args.params.id ?? ''
    const file = await readCasePage(reader(), actor, caseId, languageOf(args.request), now())
    const { id, latest, displayName, receivedAt, department } = file
    const told = await previewAnswerMail(reader(), actor, caseId, now())
    const letter = told && { channel: told.channel, subject: told.mail.subject, sms: told.mail.sms }
    return json({ id, latest, displayName, receivedAt, department: department.name, letter: letter ?? null })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('previewTitle'), matches, { robots: 'noindex' })
}

/** The newest version in the frame of the public site, and what the asker will be sent beside it. */
export default function PreviewPage() {
  const { id, latest, displayName, receivedAt, department, letter } = useLoaderData<typeof loader>()
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
      <div className="side-by-side">
        <section aria-labelledby="preview-web">
          <p id="preview-web" className="hint mb-2">
            {text('previewWeb')}
          </p>
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
                checkedAt: null,
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
        </section>
        {letter ? <AskersLetter id={id} letter={letter} /> : null}
      </div>
    </PublicPage>
  )
}

type Letter = NonNullable<ReturnType<typeof useLoaderData<typeof loader>>['letter']>

/** By mail where an address was left, else by text message, else not at all. */
function AskersLetter({ id, letter }: { id: string; letter: Letter }) {
  const text = useMessages(caseMessages)
  if (letter.channel === null) return <p className="hint">{text('previewNoContact')}</p>
  const isMail = letter.channel === 'email'
  return (
    <section aria-labelledby="preview-letter">
      <h2 id="preview-letter" className="hint mb-2">
        {text(isMail ? 'previewMail' : 'previewSms')}
      </h2>
      {isMail ? (
        <>
          <p className="mb-2">
            <b>{text('previewMailSubject', { subject: letter.subject })}</b>
          </p>
          <iframe
            className="letter-frame"
            src={`/console/questions/${id}/preview/letter`}
            title={text('previewMail')}
            sandbox=""
          />
        </>
      ) : (
        <>
          <p className="hint mb-2">{text('previewBySms')}</p>
          <div className="letter-plain">{letter.sms}</div>
        </>
      )}
      <p className="hint mt-2">{text('previewMailNote')}</p>
    </section>
  )
}
