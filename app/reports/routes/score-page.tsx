import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import type { StaffActor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { formatMoment, formatMonth } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { QUESTION_ROLES } from '#app/questions/question-policy.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { AnswerForm, ObjectForm, ScoreLines } from '../components/score-parts.tsx'
import { RulesText } from '../components/score-rules.tsx'
import { objectionAnswerForm, objectionForm } from '../score-forms.ts'
import { scoreMessages } from '../score-messages.ts'
import {
  answerObjection,
  listObjections,
  mayAnswerObjections,
  mayObject,
  namesOf,
  objectToScore,
} from '../score-objections.server.ts'
import { readScores } from '../scores.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const { month = '', code = '' } = args.params
    const { rows, ...scores } = await readScores(reader(), actor, month, now())
    const row = rows.find((one) => one.code === code)
    if (!row) throw new NotFound()
    const objections = (await listObjections(reader(), month)).filter(({ departmentId }) => departmentId === row.id)
    const names = await namesOf(reader(), objections)
    return json({
      ...{ ...scores, row },
      objections: objections.map((one) => ({
        ...{ id: one.id, line: one.line, reason: one.reason, rulesVersion: one.rulesVersion },
        ...{ points: one.points / 10, raisedAt: one.raisedAt, by: names.get(one.raisedBy) ?? '' },
        ...{ verdict: one.verdict, answer: one.answer, answeredAt: one.answeredAt },
      })),
      mayObject: mayObject(actor, row.id) && scores.over,
      mayAnswer: mayAnswerObjections(actor),
      done: new URL(args.request.url).searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const values = await formValues(args.request)
    const { month = '', code = '' } = args.params
    const known = async (actor: StaffActor) => {
      const { rows } = await readScores(reader(), actor, month, now())
      if (rows.every((row) => row.code !== code)) throw new NotFound()
    }
    const back = (done: string) => seeOther(`/console/statistics/scores/${month}/${code}?done=${done}`)
    if (values.intent === 'answer') {
      const actor = await requireStaff(args.request, ['overseer'])
      await known(actor)
      const form = checkForm(values, objectionAnswerForm)
      if (!form.ok) return refused(form)
      const { id, ...answer } = form.value
      const { outcome } = await inTransaction(actor, (work) => answerObjection(work, id, answer))
      return outcome === 'answered' ? back('answered') : conflict({ outcome })
    }
    const actor = await requireStaff(args.request, ['reviewer'])
    await known(actor)
    const form = checkForm(values, objectionForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) =>
      objectToScore(work, reader(), { month, code, ...form.value }),
    )
    return outcome === 'raised' ? back('raised') : conflict({ outcome, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, scoreMessages)('title'), matches, { robots: 'noindex' })
}

type Answer = RefusedForm & { outcome?: 'notOver' | 'already' | 'nothingScored' | 'alreadyAnswered' }
const DONE = { raised: 'done_raised', answered: 'done_answered' } as const

export default function ScorePage() {
  const data = useLoaderData<typeof loader>()
  const form = useActionData() as Answer | undefined
  const text = useMessages(scoreMessages)
  const language = useLanguage()
  const errors = wordErrors(form?.errors ? form : undefined, text)
  const { month, row, objections } = data
  const doneKey = DONE[data.done as keyof typeof DONE]
  const path = `/console/statistics/scores/${month}/${row.code}`
  const open = row.score.lines.filter(
    ({ line, share, points }) =>
      (share !== null || points !== 0) && objections.every((objection) => objection.line !== line),
  )
  return (
    <ConsolePage
      current={data.mayAnswer ? 'statistics' : 'oversight'}
      title={text('ofUnit', {
        department: localName(language, row.name, row.nameEn),
        month: formatMonth(month, language),
      })}
      lead={`${text(data.closed ? 'closed' : 'live')} ${data.over ? '' : text('running')}`}
      actions={
        <ButtonLink icon="chart" href={`/console/statistics/scores?month=${month}`}>
          {text('back')}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={errors} />
      {form?.outcome ? (
        <Banner tone="error" result title={text('outcomeTitle')}>
          <p>{text(form.outcome)}</p>
        </Banner>
      ) : null}
      {doneKey && !form ? <Banner tone="success" result title={text(doneKey)} /> : null}
      <Section id="score" title={text('title')} first>
        <ScoreLines score={row.score} />
      </Section>
      <Section id="objections" title={text('objections')}>
        {objections.length === 0 ? <p>{text('noObjections')}</p> : null}
        {objections.map((objection) => (
          <article key={objection.id} className="my-5">
            <h3 className="font-semibold">{text(`line_${objection.line}`)}</h3>
            <p className="my-1 whitespace-pre-line break-words">{objection.reason}</p>
            <p className="hint">
              {text('raisedAt', {
                ...{ name: objection.by, points: objection.points, version: objection.rulesVersion },
                moment: formatMoment(new Date(objection.raisedAt), language),
              })}
            </p>
            {objection.verdict ? (
              <div className="mt-2 border-l-4 border-line pl-4">
                <p className="font-semibold">{text(objection.verdict)}</p>
                <p className="whitespace-pre-line break-words">{objection.answer}</p>
                <p className="hint">
                  {text('answeredAt', { moment: formatMoment(new Date(objection.answeredAt ?? ''), language) })}
                </p>
              </div>
            ) : data.mayAnswer ? (
              <AnswerForm path={path} id={objection.id} form={form} errors={errors} />
            ) : (
              <p className="text-muted">{text('waiting')}</p>
            )}
          </article>
        ))}
        {data.mayObject && open.length > 0 ? (
          <ObjectForm path={path} lines={open.map(({ line }) => line)} form={form} errors={errors} />
        ) : null}
      </Section>
      <Section id="rules" title={text('rules')}>
        <RulesText rules={data.rules} />
      </Section>
    </ConsolePage>
  )
}
