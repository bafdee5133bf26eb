import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { readAnswerPreview } from '../answer-preview.server.ts'
import { caseMessages } from '../case-messages.ts'
import { readCasePage } from '../case-page.server.ts'
import { PUBLICITY_WORD } from '../case-words.ts'
import { AnswerArticle, AnswerOrigin, type ArticleContent } from '../components/answer-article.tsx'
import { PublicCheckPanel } from '../components/public-check-panel.tsx'
import { PublishBar, type ToPublish } from '../components/publish-bar.tsx'
import { listedCaseHref, readListBeside } from '../inbox-address.ts'
import { previewAnswerMail } from '../preview-answer-mail.server.ts'
import type { PublicCheck } from '../public-check.ts'
import type { QuestionKind } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const caseId = args.params.id ?? ''
    const language = languageOf(args.request)
    const file = await readCasePage(reader(), actor, caseId, language, now())
    const { id, latest, isPublished, status, missing } = file
    const beside = readListBeside(new URL(args.request.url).searchParams)
    const address = beside ? listedCaseHref(id, beside) : `/console/questions/${id}`
    const told = await previewAnswerMail(reader(), actor, caseId, now())
    const letter = told && { channel: told.channel, subject: told.mail.subject, sms: told.mail.sms }
    const bar = {
      ...{ id, latest, isPublished, status, missing, address },
      may: { publish: file.may.publish },
      extras: { signed: file.extras.signed, maySign: file.extras.maySign },
    }
    return json({
      ...(await readAnswerPreview(reader(), actor, caseId, language, now())),
      bar,
      letter: letter ?? null,
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('previewTitle'), matches, { robots: 'noindex' })
}

type Data = Omit<ReturnType<typeof useLoaderData<typeof loader>>, 'answer' | 'check' | 'bar'> & {
  answer: (ArticleContent & { title: string; kind: QuestionKind }) | null
  check: PublicCheck | null
  bar: ToPublish
}

/** The last look: what may be personal data, the page in the frame of the public site, and what the asker will be sent. */
export default function PreviewPage() {
  const { id, answer, check, secrecy, bar, letter } = useLoaderData<typeof loader>() as Data
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const back = (
    <ButtonLink icon="arrow-left" href={bar.address}>
      {text('previewBack')}
    </ButtonLink>
  )
  if (!answer || !check || !bar.latest) {
    return (
      <PublicPage current="answers">
        <PageTitle>{text('previewTitle')}</PageTitle>
        <EmptyState title={text('previewEmpty')} icon="file" actions={back} />
      </PublicPage>
    )
  }
  const reviewed = secrecy?.by ? text('reviewedBy', secrecy.by) : ''
  return (
    <PublicPage current="answers">
      <PageTitle
        actions={
          <>
            {back}
            <PublishBar file={bar} />
          </>
        }
      >
        {text('previewTitle')}
      </PageTitle>
      {bar.latest.isPublished ? null : <Banner tone="warning" title={text('previewNote')} />}
      <PublicCheckPanel
        check={check}
        publicity={text(PUBLICITY_WORD[bar.latest.publicity])}
        secrecy={[text(secrecy?.state ?? 'waiting'), reviewed].filter(Boolean).join(' · ')}
      />
      <div className="side-by-side mt-8">
        <section aria-labelledby="preview-web">
          <h2 id="preview-web" className="hint mb-2">
            {text('previewWeb')}
          </h2>
          <div className="preview-frame">
            <p className="preview-title">{answer.title || ask('withheldTitle', { kind: ask(answer.kind) })}</p>
            <p className="page-title-lead">
              <AnswerOrigin answer={answer} />
            </p>
            <AnswerArticle answer={answer} filesAt={`/console/questions/${id}/files`} />
          </div>
        </section>
        {letter ? <AskersLetter id={id} letter={letter} /> : null}
      </div>
    </PublicPage>
  )
}

type Letter = NonNullable<Data['letter']>

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
