import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { dayOf, timeOf } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { ReadingTools } from '#app/ui/reading-tools.tsx'
import { Section } from '#app/ui/section.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { useFrame } from '#app/web/frame.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { answerUrl, readAnswerPage } from '../answer-page.server.ts'
import { AnswerLetter } from '../components/answer-letter.tsx'
import { dayWords } from '../components/present-question.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const id = args.params.id ?? ''
    const answer = await readAnswerPage(reader(), id, languageOf(args.request))
    const url = answerUrl(id)
    return json({ answer, url, qr: qrSvg(url) })
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
    ...pageMeta(title, language, { description: answer.description }),
    { name: 'ArticleTitle', content: title },
    { name: 'PubDate', content: `${dayOf(published)} ${timeOf(published)}` },
    { name: 'ContentSource', content: answer.department.name },
    { name: 'Description', content: answer.description },
    { name: 'Url', content: url },
  ]
}

type Data = ReturnType<typeof useLoaderData<typeof loader>>

export default function AnswerPage() {
  const { answer, qr } = useLoaderData<typeof loader>()
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
    >
      <div className="mx-auto max-w-[48rem]">
        <PageTitle lead={<Origin answer={answer} />}>{title}</PageTitle>
        <ReadingTools sizeForm={{ action: '/display', size: frame.size, returnTo: frame.path }} qr={qr} />
        {answer.html === null ? (
          <Panel tone="wash">
            <p>{text('withheldReason', { reason: answer.withholdReason ?? '' })}</p>
            <p className="hint">
              {text('answeredOn', {
                department: answer.department.name,
                day: dayWords(new Date(answer.publishedAt), language),
              })}
            </p>
          </Panel>
        ) : (
          <AnswerLetter
            letter={{
              ...answer,
              html: answer.html,
              department: answer.department.name,
              corrected: answer.versions.length > 1,
            }}
          />
        )}
        {answer.versions.length > 0 ? <Versions answer={answer} /> : null}
        <ButtonRows>
          <ButtonLink
            variant="row"
            icon="question"
            href={answer.event ? `/ask?event=${encodeURIComponent(answer.event.slug)}` : '/ask'}
          >
            {text('askTitle')}
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

function Origin({ answer }: { answer: Data['answer'] }) {
  const text = useMessages(questionsMessages)
  return (
    <>
      {answer.topic ? `${text('topicLine', { topic: answer.topic })}　` : ''}
      {answer.event ? (
        <>
          {text('fromEvent')}
          <Link href={`/events/${answer.event.slug}`}>{answer.event.title}</Link>
        </>
      ) : null}
    </>
  )
}

function Versions({ answer }: { answer: Data['answer'] }) {
  const text = useMessages(questionsMessages)
  const language = useLanguage()
  const { versions } = answer
  if (versions.length === 1) return <p className="hint">{text('notCorrected')}</p>
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
