import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isTalk } from '#app/events/event.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { HostCard, hostGroup } from '../components/host-parts.tsx'
import { hostedWallEvent } from '../wall-event.server.ts'
import { wallStepForm } from '../wall-forms.ts'
import { type WallMessageKey, wallMessages } from '../wall-messages.ts'
import { WALL_ROLES } from '../wall-policy.ts'
import { hostQueue } from '../wall-queries.server.ts'
import { takeWallStep } from '../wall-steps.server.ts'
import '../wall.css'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer'], live: true }

const DONE: Record<string, WallMessageKey> = {
  changed: 'done_changed',
  unchanged: 'done_unchanged',
  shown: 'done_shown',
  recorded: 'done_recorded',
  recordedOnly: 'done_recordedOnly',
  alreadyRecorded: 'done_alreadyRecorded',
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, WALL_ROLES)
  const event = await hostedWallEvent(reader(), staff, params.id ?? '')
  const done = DONE[new URL(request.url).searchParams.get('done') ?? ''] ?? null
  return json({ event, queue: await hostQueue(reader(), staff, event.id), done })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, WALL_ROLES)
  const event = await hostedWallEvent(reader(), staff, params.id ?? '')
  const form = checkForm(await formValues(request), wallStepForm)
  if (!form.ok) return json({ problem: 'problem_notOnWall' as const }, { status: 422 })
  const { question: questionId, step } = form.value
  const outcome = await inTransaction(staff, (work) => takeWallStep(work, { eventId: event.id, questionId, step }), {
    lane: `wall ${event.id}`,
  })
  if (outcome.outcome !== 'changed' && outcome.outcome !== 'unchanged') {
    return conflict({ problem: `problem_${outcome.outcome}` as const })
  }
  return seeOther(`/console/events/${event.id}/wall?done=${outcome.outcome}`)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, wallMessages)('hostTitle')} · ${data?.event.title ?? ''}`, matches)
}

export default function HostPage() {
  const { event, queue, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as { problem?: WallMessageKey } | undefined
  const text = useMessages(wallMessages)
  const language = useLanguage()
  return (
    <ConsolePage
      current="questions"
      eyebrow={localName(language, event.title, event.titleEn)}
      title={text('hostTitle')}
      lead={text('hostLead')}
      actions={
        <Buttons>
          {isTalk(event.kind) ? (
            <ButtonLink href={`/console/events/${event.id}/transcript`} icon="file">
              {text('transcript')}
            </ButtonLink>
          ) : null}
          <ButtonLink href={`/wall/${event.slug}`} icon="external">
            {text('openWall')}
          </ButtonLink>
        </Buttons>
      }
    >
      <ErrorSummary errors={{}} general={answer?.problem ? [text(answer.problem)] : []} />
      {done && !answer ? <Banner tone="success" result title={text(done)} /> : null}
      <div className="console-live" data-live={`/console/events/${event.id}/wall/live`}>
        <p className="line-lost" role="status">
          {text('lineLost')}
        </p>
        {(['onWall', 'waiting', 'rest'] as const).map((group) => (
          <Section key={group} id={group} title={text(group)}>
            <ul className="host-list" data-region={group}>
              {queue
                .filter((question) => hostGroup(question) === group)
                .map((question) => (
                  <HostCard key={question.id} eventId={event.id} question={question} />
                ))}
            </ul>
          </Section>
        ))}
      </div>
    </ConsolePage>
  )
}
