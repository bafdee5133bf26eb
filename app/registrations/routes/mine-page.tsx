import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { groupedCode } from '#app/questions/question.ts'
import { stateWord } from '#app/questions/question-words.ts'
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { mineMessages } from '../mine-messages.ts'
import { type MinePage, readMinePage } from '../mine-page.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

/** For who has the link that "find my registration" sent. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  return json(await readMinePage(reader(), params.token ?? '', languageOf(request), now()))
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, mineMessages)('title'), matches, { robots: 'noindex' })
}

export default function MinePageRoute() {
  const { registrations, questions } = useLoaderData<typeof loader>() as MinePage
  const text = useMessages(mineMessages)
  const language = useLanguage()
  return (
    <PublicPage>
      <div className="mx-auto max-w-[48rem]">
        <PageTitle lead={text('lead')}>{text('title')}</PageTitle>
        <Section id="registrations" title={text('registrations')}>
          {registrations.length === 0 ? <p>{text('noRegistrations')}</p> : null}
          <LinkList
            items={registrations.map(({ path, title, when, status, isOver }) => ({
              href: path,
              title,
              meta: isOver ? `${when} · ${text('over')}` : when,
              tag: <RegistrationStatusTag status={status} />,
            }))}
          />
        </Section>
        <Section id="questions" title={text('questions')}>
          {questions.length === 0 ? <p>{text('noQuestions')}</p> : null}
          <LinkList
            items={questions.map((question) => {
              const code = groupedCode(question.trackingCode)
              const about = text('code', { code, day: question.asked })
              return {
                href: question.path,
                title: question.title ?? text('untitled'),
                text: question.answer ?? undefined,
                meta: question.isOpen ? `${about} · ${text('due', { day: question.due })}` : about,
                tag: (
                  <StateTag tone={question.state === 'answered' ? 'ok' : 'info'}>
                    {stateWord(question.state, language)}
                  </StateTag>
                ),
              }
            })}
          />
        </Section>
        <ButtonRows>
          <ButtonLink variant="row" icon="calendar" href="/events">
            {text('moreEvents')}
          </ButtonLink>
          <ButtonLink variant="row" icon="question" href="/ask">
            {text('ask')}
          </ButtonLink>
        </ButtonRows>
      </div>
    </PublicPage>
  )
}
