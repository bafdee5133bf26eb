import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { askQuestion } from '../ask-question.server.ts'
import { listEventsToAskAt } from '../case-file.server.ts'
import { caseMessages } from '../case-messages.ts'
import { sourceWord } from '../case-words.ts'
import { ASKABLE_KINDS } from '../question.ts'
import { LONGEST_QUESTION, writeDownForm } from '../question-forms.ts'
import { QUESTION_ROLES, questionDepartmentsOf } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    return json({ events: await listEventsToAskAt(reader(), questionDepartmentsOf(actor)), key: newSecret() })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const form = await readForm(args.request, writeDownForm)
    if (!form.ok) return refused(form)
    const { key, displayName, ...asked } = form.value
    const [event, stall] = (asked.event ?? '').split(PLACE_MARK)
    const outcome = await inTransaction(actor, (work) =>
      askQuestion(work, {
        ...asked,
        event: event || undefined,
        stall: stall || undefined,
        displayName,
        anonymous: !displayName,
        language: languageOf(args.request),
        idempotencyKey: key,
      }),
    )
    if (outcome.outcome === 'unknownPlace') return refused({ errors: { event: 'unknownEvent' }, values: form.values })
    return seeOther(`/console/questions?done=asked&code=${outcome.question.trackingCode}`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('newTitle'), matches, { robots: 'noindex' })
}

/** Between the event and its stall, in the choice of the place. */
const PLACE_MARK = '/'

const SOURCES = ['onSite', 'hotline', 'wechat', 'staff'] as const

export default function NewQuestionPage() {
  const { events, key } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  const errors = wordErrors(form, ask)
  return (
    <ConsolePage current="questions" title={text('newTitle')} lead={text('newLead')}>
      <ErrorSummary errors={errors} />
      <Form action="/console/questions/new" className="max-w-[42rem]">
        <HiddenFields values={{ key: typed(form, 'key', key) }} />
        <SelectField
          name="event"
          label={text('newEvent')}
          error={errors.event}
          placeholder={text('newNoEvent')}
          defaultValue={typed(form, 'event')}
          options={events.flatMap((event) => {
            const title = localName(language, event.title, event.titleEn)
            const desks = event.stalls.map((stall) => ({
              value: `${event.slug}${PLACE_MARK}${stall.code}`,
              label: `${title} · ${localName(language, stall.name, stall.nameEn)}`,
            }))
            return [{ value: event.slug, label: title }, ...desks]
          })}
        />
        <RadioGroup
          name="source"
          label={text('newSource')}
          error={errors.source}
          defaultValue={typed(form, 'source', 'onSite')}
          choices={SOURCES.map((source) => ({ value: source, label: sourceWord(source, text) }))}
          required
        />
        <TextArea
          name="text"
          label={ask('text')}
          error={errors.text}
          defaultValue={typed(form, 'text')}
          maxLength={LONGEST_QUESTION * 2}
          required
        />
        <RadioGroup
          name="kind"
          label={ask('kind')}
          error={errors.kind}
          defaultValue={typed(form, 'kind', 'consult')}
          choices={ASKABLE_KINDS.map((kind) => ({ value: kind, label: ask(kind) }))}
          required
        />
        <TextField
          name="displayName"
          label={ask('displayName')}
          hint={ask('displayNameHint')}
          error={errors.displayName}
          defaultValue={typed(form, 'displayName')}
          required={false}
        />
        <TextField
          name="name"
          label={text('newName')}
          error={errors.name}
          defaultValue={typed(form, 'name')}
          required={false}
        />
        <TextField
          name="phone"
          type="tel"
          label={ask('phone')}
          error={errors.phone}
          defaultValue={typed(form, 'phone')}
          required={false}
        />
        <TextField
          name="email"
          type="email"
          label={ask('email')}
          error={errors.email}
          defaultValue={typed(form, 'email')}
          required={false}
        />
        <CheckboxField
          name="mayPublish"
          label={ask('mayPublish')}
          defaultChecked={form ? typed(form, 'mayPublish') === 'yes' : true}
        />
        <Button variant="primary">{text('newSubmit')}</Button>
      </Form>
    </ConsolePage>
  )
}
