import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { saveQuestion } from '../change-form.server.ts'
import { QuestionFields } from '../components/question-fields.tsx'
import { conditionsFor } from '../event-form.ts'
import { isQuestionAnswered, readFormQuestions } from '../event-form-queries.server.ts'
import { formConsoleMessages } from '../form-console-messages.ts'
import { questionForm, questionInput } from '../question-form.ts'
import { mayManageRegistrations } from '../registration-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

/** The question of the address among those asked now; undefined for `new`. NotFound for one that is not asked. */
async function findQuestion(eventId: string, questionId: string | undefined) {
  const questions = await readFormQuestions(reader(), eventId)
  const question = questions.find(({ id }) => id === questionId)
  if (!question && questionId !== 'new') throw new NotFound()
  return { questions, question }
}

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const language = languageOf(request)
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', language)
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const { questions, question } = await findQuestion(event.id, params.questionId)
  const place = question ? questions.indexOf(question) : questions.length
  return json({
    frame,
    question: question ?? null,
    answered: question ? await isQuestionAnswered(reader(), question.id) : false,
    conditions: conditionsFor(questions, place).flatMap((each) =>
      each.choices.map((choice) => ({
        value: `${each.id} ${choice.value}`,
        question: localName(language, each.label, each.labelEn),
        choice: localName(language, choice.text, choice.textEn),
      })),
    ),
    hasErrors: context.formErrors === true,
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const id = params.id ?? ''
  await readEventFrame(reader(), actor, id, languageOf(request))
  const { question } = await findQuestion(id, params.questionId)
  const form = await readForm(request, questionForm)
  const fail = (errors: Record<string, string>, outcome?: string) => {
    context.formErrors = true
    return refused({ errors, values: form.values }, { outcome })
  }
  if (!form.ok) return fail(form.errors)
  const input = questionInput(form.value, question)
  const outcome = await inTransaction(actor, (work) => saveQuestion(work, id, question?.id ?? null, input))
  return outcome.outcome === 'saved' ? seeOther(`/console/events/${id}/form?done=saved`) : fail({}, outcome.outcome)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, formConsoleMessages)
  return pageMeta(text(data?.question ? 'editTitle' : 'newTitle'), matches, { error: data?.hasErrors })
}

type Key = (typeof formConsoleMessages.keys)[number]
type Answer = { outcome?: string; errors: Record<string, string>; values: Record<string, string> }

export default function FormQuestionPage() {
  const { frame, question, answered, conditions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(formConsoleMessages)
  const errors = wordErrors<Key>(answer, text)
  const lines = (texts: (string | undefined)[] | undefined) => texts?.filter(Boolean).join('\n') ?? ''
  const stored: Record<string, string> = {
    kind: question?.kind ?? 'text',
    label: question?.label ?? '',
    labelEn: question?.labelEn ?? '',
    help: question?.help ?? '',
    helpEn: question?.helpEn ?? '',
    required: question?.required ? 'yes' : '',
    choices: lines(question?.choices.map((choice) => choice.text)),
    choicesEn: lines(question?.choices.map((choice) => choice.textEn)),
    minimum: question?.minimum?.toString() ?? '',
    maximum: question?.maximum?.toString() ?? '',
    condition: question?.showQuestionId ? `${question.showQuestionId} ${question.showChoice}` : '',
  }
  return (
    <ConsolePage {...useEventFrame(frame, 'form')}>
      {answer?.outcome ? <Banner result tone="error" title={text(answer.outcome as Key)} /> : null}
      <ErrorSummary errors={errors} />
      <Section id="question" title={text(question ? 'editTitle' : 'newTitle')} first>
        {answered ? <Banner tone="info" title={text('answered')} /> : null}
        <QuestionFields
          value={(name) => typed(answer, name, stored[name])}
          errors={errors}
          conditions={conditions}
          back={`/console/events/${frame.id}/form`}
        />
      </Section>
    </ConsolePage>
  )
}
