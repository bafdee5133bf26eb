import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatMoment, timeOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ReadingTools } from '#app/ui/reading-tools.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { articleMeta, columnMeta } from '#app/web/government-meta.ts'
import { cookieOf, languageOf } from '#app/web/language.server.ts'
import { mailsByNetwork, questionsByNetwork } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { answerUrl, readAnswerPage } from '../answer-page.server.ts'
import { AnswerArticle, AnswerOrigin } from '../components/answer-article.tsx'
import { PublicRating, Thread, ThreadParent, Useful } from '../components/answer-reception.tsx'
import { Changes } from '../components/changes.tsx'
import { FollowForm } from '../components/follow-form.tsx'
import { dayWords } from '../components/present-question.ts'
import { followForm } from '../feedback-forms.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { requestFollow } from '../follow-answer.server.ts'
import { questionsMessages } from '../questions-messages.ts'
import { voteHelpful } from '../vote-helpful.server.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

const DONE = ['voted', 'followed', 'unfollowed'] as const
const VOTER_COOKIE = 'voter'
const HALF_A_YEAR = 180 * 24 * 3600

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const id = args.params.id ?? ''
    const language = languageOf(args.request)
    const answer = await readAnswerPage(reader(), id, language)
    const url = answerUrl(id)
    const done = new URL(args.request.url).searchParams.get('done')
    const printedAt = formatMoment(now(), language)
    return json({ answer, url, qr: qrSvg(url), printedAt, done: DONE.find((word) => word === done) ?? null })
  })
}

/** 有用 / 没解决 by the browser's own mark, and following by mail. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { request, context } = args
    const id = args.params.id ?? ''
    const values = await formValues(request)
    if (values.intent === 'vote') {
      await questionsByNetwork.take(networkOf(context.address))
      const mark = cookieOf(request, VOTER_COOKIE)
      const browser = mark && /^[a-z0-9]{26}$/.test(mark) ? mark : newSecret()
      const helpful = values.helpful === 'yes'
      await inTransaction(citizen(context), (work) => voteHelpful(work, { questionId: id, browser, helpful }))
      const secure = config().publicOrigin.startsWith('https:') ? '; Secure' : ''
      const cookie = `${VOTER_COOKIE}=${browser}; Path=/answers; Max-Age=${HALF_A_YEAR}; HttpOnly; SameSite=Lax${secure}`
      return seeOther(`/answers/${id}?done=voted`, { 'Set-Cookie': cookie })
    }
    const answer = await readAnswerPage(reader(), id, languageOf(request))
    const form = checkForm(values, followForm)
    if (!form.ok) return refused(form)
    await mailsByNetwork.take(networkOf(context.address))
    const follow = { questionId: answer.id, email: form.value.email, language: languageOf(request) }
    await inTransaction(citizen(context), (work) => requestFollow(work, follow))
    return seeOther(`/answers/${id}?done=followed`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  if (!data) return []
  const { answer, url } = data
  const text = translator(language, questionsMessages)
  const title = answer.title || text('withheldTitle', { kind: text(answer.kind) })
  const published = new Date(answer.versionAt)
  return [
    ...pageMeta(title, matches, { description: answer.description }),
    ...columnMeta({
      name: text('answersTitle'),
      type: text('answersTitle'),
      description: text('answersLead'),
      keywords: text('answersTitle'),
    }),
    ...articleMeta({
      title,
      publishedOn: `${dayOf(published)} ${timeOf(published)}`,
      source: answer.department.name,
      author: answer.department.name,
      keywords: [answer.topic, text(answer.kind)].filter(Boolean).join(';'),
      description: answer.description,
      url,
    }),
  ]
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function AnswerPage() {
  const { answer, url, qr, printedAt, done } = useLoaderData<typeof loader>()
  const sent = useActionData<typeof action>() as RefusedForm | undefined
  const back = useMessages(feedbackMessages)
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  const frame = useFrame()
  const title = answer.title || text('withheldTitle', { kind: text(answer.kind) })
  return (
    <PublicPage
      current="answers"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: '/answers', label: text('answersTitle') },
        { label: answer.topic ?? text('letterReply') },
      ]}
      printNote={text('printNote', { url, at: printedAt })}
    >
      <div className="mx-auto max-w-[48rem]">
        <ErrorSummary errors={wordErrors(sent, back)} />
        {done ? (
          <Banner
            tone={done === 'followed' ? 'info' : 'success'}
            result
            title={back(done === 'unfollowed' ? 'unfollowed' : `done_${done}`)}
          />
        ) : null}
        <PageTitle lead={<AnswerOrigin answer={answer} />}>{title}</PageTitle>
        <ReadingTools
          sizeForm={{ action: '/display', size: frame.size, returnTo: frame.path }}
          print
          share={{ url, title }}
          qr={qr}
        />
        {answer.parent ? <ThreadParent parent={answer.parent} /> : null}
        <AnswerArticle
          answer={{ ...answer, department: answer.department.name }}
          filesAt={`/answers/${answer.id}/files`}
        />
        {answer.followUp ? <Thread followUp={answer.followUp} /> : null}
        {answer.concern ? null : <PublicRating rating={answer.rating} />}
        <Useful id={answer.id} />
        {answer.versions.length > 0 ? <Versions answer={answer} /> : null}
        <FollowForm
          action={`/answers/${answer.id}`}
          error={wordErrors(sent, back).email}
          email={sent ? typed(sent, 'email') : undefined}
        />
        <ButtonRows>
          <ButtonLink
            variant="row"
            icon="question"
            href={answer.event ? `/ask?event=${encodeURIComponent(answer.event.slug)}` : '/ask'}
          >
            {back('askAbout')}
          </ButtonLink>
        </ButtonRows>
        {answer.others.length > 0 ? (
          <Section id="others" title={text('otherAnswers')}>
            <LinkList
              items={answer.others.map((other) => ({
                href: `/answers/${other.id}`,
                title: other.title,
                meta: text('answeredOn', {
                  department: other.department,
                  day: dayWords(new Date(other.publishedAt), language),
                }),
              }))}
            />
          </Section>
        ) : null}
      </div>
    </PublicPage>
  )
}

function Versions({ answer }: { answer: Data['answer'] }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  const { versions } = answer
  if (!answer.corrected) return <p className="hint">{text('notCorrected')}</p>
  return (
    <Section id="versions" title={text('versions')}>
      {versions.map((version, index) => {
        const day = dayWords(new Date(version.publishedAt), language)
        const line = version.correctionNote
          ? text('versionCorrection', { number: version.number, day, note: version.correctionNote })
          : text('versionFirst', { number: version.number, day })
        return (
          <div key={version.number}>
            <p>
              {line}
              {index === 0 ? `（${text('versionCurrent')}）` : ''}
            </p>
            {version.changes ? (
              <Changes
                changes={version.changes}
                words={{
                  changed: text('versionChanges', {
                    number: version.changes.since,
                    count: version.changes.count,
                  }),
                  same: text('versionSame', { number: version.changes.since }),
                }}
              />
            ) : null}
            {version.html ? (
              <details>
                <summary>{text('earlierText')}</summary>
                <Prose html={version.html} indent />
              </details>
            ) : null}
          </div>
        )
      })}
    </Section>
  )
}
