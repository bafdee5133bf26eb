import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isTalk } from '#app/events/event.ts'
import { transcribeSpoken } from '#app/occasions/write-transcript.server.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { answerOnTheSpot } from '../answer-on-the-spot.server.ts'
import { hostQuestion } from '../host-question.server.ts'
import { releaseOnWall } from '../release-on-wall.server.ts'
import { LONGEST_PUBLIC_COPY, releaseForm, spokenForm } from '../wall-forms.ts'
import { type WallMessageKey, wallMessages } from '../wall-messages.ts'
import { WALL_ROLES } from '../wall-policy.ts'
import '../wall.css'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const staff = await requireStaff(request, WALL_ROLES)
  const { event, question, spoken } = await hostQuestion(reader(), staff, params.id ?? '', params.questionId ?? '')
  return json({ event, question, spoken, key: newSecret() })
}

export async function action({ request, params }: ActionFunctionArgs) {
  const staff = await requireStaff(request, WALL_ROLES)
  const eventId = params.id ?? ''
  const { event, question } = await hostQuestion(reader(), staff, eventId, params.questionId ?? '')
  const values = await formValues(request)
  const here = `/console/events/${eventId}/wall`
  const place = { eventId, questionId: question.id }
  if (values.intent === 'release') {
    const form = checkForm(values, releaseForm)
    if (!form.ok) return refused(form, { intent: 'release' as const })
    const { publicText, keepHints } = form.value
    const outcome = await inTransaction(
      staff,
      (work) => releaseOnWall(work, place, { publicText, keepHints: keepHints !== undefined }),
      { lane: `wall ${eventId}` },
    )
    if (outcome.outcome === 'shown') return seeOther(`${here}?done=shown`)
    return refused(
      { errors: { publicText: `problem_${outcome.outcome}` }, values: form.values },
      { intent: 'release' as const, keep: outcome.outcome === 'personalData' },
    )
  }
  const form = checkForm(values, spokenForm)
  if (!form.ok) return refused(form, { intent: 'spoken' as const })
  const { keepHints, ...said } = form.value
  const outcome = await inTransaction(
    staff,
    async (work) => {
      const answered = await answerOnTheSpot(work, place, { ...said, keepHints: keepHints !== undefined })
      if (answered.outcome === 'recorded' && isTalk(event.kind)) await transcribeSpoken(work, place, said)
      return answered
    },
    { lane: `wall ${eventId}` },
  )
  if (outcome.outcome === 'recorded') return seeOther(`${here}?done=${outcome.drafted ? 'recorded' : 'recordedOnly'}`)
  if (outcome.outcome === 'alreadyRecorded') return seeOther(`${here}?done=alreadyRecorded`)
  return refused(
    { errors: { summary: `problem_${outcome.outcome}` }, values: form.values },
    { intent: 'spoken' as const, keep: outcome.outcome === 'personalData' },
  )
}

type Answer = {
  intent: 'release' | 'spoken'
  errors: Record<string, string>
  values: Record<string, string>
  keep?: boolean
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, wallMessages)('detailTitle'), matches, { robots: 'noindex' })
}

export default function HostQuestionPage() {
  const { event, question, spoken, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(wallMessages)
  const language = useLanguage()
  const here = `/console/events/${event.id}/wall/${question.id}`
  const error = (intent: Answer['intent'], field: string) => {
    const found = answer?.intent === intent ? answer.errors[field] : undefined
    return found ? text(found as WallMessageKey) : undefined
  }
  const sent = (intent: Answer['intent']) => (answer?.intent === intent ? answer : undefined)
  return (
    <ConsolePage
      current="questions"
      eyebrow={localName(language, event.title, event.titleEn)}
      title={text('detailTitle')}
      actions={
        <Buttons>
          <ButtonLink href={`/console/events/${event.id}/wall`} icon="arrow-left">
            {text('back')}
          </ButtonLink>
        </Buttons>
      }
    >
      <ErrorSummary
        errors={{
          publicText: error('release', 'publicText'),
          speaker: error('spoken', 'speaker'),
          summary: error('spoken', 'summary') ?? error('spoken', 'key'),
        }}
      />
      {question.handles ? null : <p>{text('notYours')}</p>}
      {question.handles ? (
        <Section id="release" title={text('publicText')}>
          <Form action={here}>
            <HiddenFields values={{ intent: 'release' }} />
            {question.original ? (
              <Panel title={text('original')}>
                <p className="whitespace-pre-line">{question.original}</p>
              </Panel>
            ) : null}
            <TextArea
              name="publicText"
              label={text('publicText')}
              hint={text('publicTextHint')}
              error={error('release', 'publicText')}
              defaultValue={typed(sent('release'), 'publicText', question.text ?? question.original ?? '')}
              rows={4}
              maxLength={LONGEST_PUBLIC_COPY}
            />
            {sent('release')?.keep ? <CheckboxField name="keepHints" label={text('keepHints')} /> : null}
            <Button variant="primary" size="l">
              {text('showButton')}
            </Button>
          </Form>
        </Section>
      ) : null}
      {question.handles && question.text !== null ? (
        <Section id="spoken" title={text('spokenTitle')}>
          <p className="host-text">{question.text}</p>
          <p>{text('spokenLead')}</p>
          <Form action={`${here}#spoken`}>
            <HiddenFields values={{ intent: 'spoken', key: typed(sent('spoken'), 'key', key) || key }} />
            <TextField
              name="speaker"
              label={text('speaker')}
              hint={text('speakerHint')}
              error={error('spoken', 'speaker')}
              defaultValue={typed(sent('spoken'), 'speaker')}
              maxLength={60}
              autoComplete="off"
            />
            <TextArea
              name="summary"
              label={text('summary')}
              error={error('spoken', 'summary')}
              defaultValue={typed(sent('spoken'), 'summary')}
              rows={8}
              maxLength={3000}
            />
            {sent('spoken')?.keep ? (
              <CheckboxField name="keepHints" id="spoken-keepHints" label={text('keepHints')} />
            ) : null}
            <Button variant="primary" size="l">
              {text('record')}
            </Button>
          </Form>
        </Section>
      ) : null}
      {spoken.length > 0 ? (
        <Section id="said" title={text('saidBefore')}>
          {spoken.map((one) => (
            <Panel
              key={one.id}
              title={text('saidLine', {
                time: formatMomentShort(new Date(one.recordedAt), language),
                speaker: one.speaker,
              })}
              headingLevel={3}
            >
              <p className="whitespace-pre-line">{one.summary}</p>
            </Panel>
          ))}
        </Section>
      ) : null}
    </ConsolePage>
  )
}
