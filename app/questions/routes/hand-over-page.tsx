import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { NewHandOver, OneHandOver } from '../components/hand-over-forms.tsx'
import { handOverForm, handOverOutcomeForm } from '../hand-over-forms.ts'
import { handOverMessages } from '../hand-over-messages.ts'
import { readHandOvers } from '../hand-over-queries.server.ts'
import { handOverRumour, noteHandOverOutcome } from '../hand-over-rumour.server.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

const DONE = ['handedOver', 'outcomeNoted', 'unchanged'] as const
const CONFLICTS = ['alreadyHandedOver', 'notNow'] as const

/** Beside which field a refusal stands. */
const FIELDS = {
  handOver: { personalData: 'reason', laterThanToday: 'handedOn', mustBeAnswered: 'ending', sentHere: 'ending' },
  outcome: {
    personalData: 'outcomeNote',
    laterThanToday: 'toldOn',
    beforeHandOver: 'toldOn',
    linkNotAllowed: 'outcomeUrl',
  },
} as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const language = languageOf(args.request)
    const {
      department: _,
      publicText: __,
      handOvers,
      ...page
    } = await readHandOvers(reader(), actor, args.params.id ?? '')
    const word = new URL(args.request.url).searchParams.get('done')
    return json({
      ...page,
      handOvers: handOvers.map((one) => ({
        ...one,
        handedDay: formatDay(one.handedOn, language),
        toldDay: one.toldOn ? formatDay(one.toldOn, language) : '',
      })),
      today: dayOf(now()),
      done: DONE.find((each) => each === word) ?? null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const id = args.params.id ?? ''
    await readHandOvers(reader(), actor, id)
    const values = await formValues(args.request)
    const to = (done: (typeof DONE)[number]) => seeOther(`/console/questions/${id}/hand-over?done=${done}`)
    const beside = (fields: Readonly<Record<string, string>>, outcome: string) => {
      const field = fields[outcome]
      return field ? refused({ errors: { [field]: outcome }, values }) : conflict({ outcome, values })
    }
    if (values.intent === 'handOver') {
      const form = checkForm(values, handOverForm)
      if (!form.ok) return refused(form)
      const { outcome } = await inTransaction(actor, (work) => handOverRumour(work, id, form.value))
      return outcome === 'handedOver' ? to(outcome) : beside(FIELDS.handOver, outcome)
    }
    if (values.intent !== 'outcome') return refused({ errors: { intent: 'unknownIntent' }, values })
    const form = checkForm(values, handOverOutcomeForm)
    if (!form.ok) return refused(form)
    const handOverId = String(values.handOverId ?? '')
    const { outcome } = await inTransaction(actor, (work) => noteHandOverOutcome(work, id, handOverId, form.value))
    return outcome === 'outcomeNoted' || outcome === 'unchanged' ? to(outcome) : beside(FIELDS.outcome, outcome)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, handOverMessages)('title'), matches, { robots: 'noindex' })
}

export default function HandOverPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(handOverMessages)
  const errors = wordErrors(answer, text)
  const failed = CONFLICTS.find((each) => each === answer?.outcome)
  const values = answer?.values ?? {}
  const sent = answer?.values ? { intent: String(values.intent ?? ''), errors, values } : undefined
  return (
    <ConsolePage
      current="questions"
      eyebrow={`${groupedCode(page.trackingCode)} · ${page.title}`}
      title={text('title')}
      lead={text('lead')}
      actions={<ButtonLink href={`/console/questions/${page.id}`}>{text('back')}</ButtonLink>}
    >
      <ErrorSummary errors={errors} />
      {failed ? <Banner tone="error" result title={text(failed)} /> : null}
      {page.done && !answer ? <Banner tone="success" result title={text(`done_${page.done}`)} /> : null}
      {page.handOvers.length === 0 ? <p>{text('none')}</p> : null}
      {page.handOvers.map((one, index) => (
        <Section
          key={one.id}
          id={`h${index + 1}`}
          title={text('number', { year: one.year, number: one.number })}
          first={index === 0}
        >
          <OneHandOver
            caseId={page.id}
            handOver={one}
            sent={values.handOverId === one.id ? sent : undefined}
            today={page.today}
            mayNote={page.may.note}
          />
        </Section>
      ))}
      {page.may.handOver ? (
        <Section id="new" title={text('new')}>
          <NewHandOver
            sent={sent?.intent === 'handOver' ? sent : undefined}
            today={page.today}
            mayEnd={page.may.endHere}
          />
        </Section>
      ) : null}
    </ConsolePage>
  )
}
