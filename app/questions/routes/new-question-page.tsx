import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { departmentsOf } from '#app/platform/actor.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { listEventsToAskAt } from '../case-file.server.ts'
import { caseMessages } from '../case-messages.ts'
import { sourceWord } from '../case-words.ts'
import { ASKABLE_KINDS } from '../question.ts'
import { checkQuestionFiles } from '../question-files.server.ts'
import { LONGEST_COPY, LONGEST_QUESTION, writeDownForm } from '../question-forms.ts'
import { QUESTION_ROLES, questionDepartmentsOf } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'
import { type TakeDownOutcome, takeDownQuestion } from '../take-down-question.server.ts'
import { LONGEST_SPEAKER, LONGEST_SUMMARY } from '../wall-forms.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const events = await listEventsToAskAt(reader(), questionDepartmentsOf(actor))
    return json({ events, speaks: departmentsOf(actor, ['answerOfficer']).length > 0, key: newSecret() })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const { values, chosen } = await formWithFiles(args.request)
    const form = checkForm(values, writeDownForm)
    const files = await checkQuestionFiles(chosen('files'))
    // A browser does not send chosen files twice: they are to be chosen again.
    const again: Record<string, string> = chosen('files').length > 0 ? { files: 'filesAgain' } : {}
    if (!form.ok || files.outcome !== 'fits') {
      const errors = {
        ...(form.ok ? {} : form.errors),
        ...(files.outcome !== 'fits' ? { files: files.outcome } : again),
      }
      return refused({ errors, values })
    }
    const { key, displayName, speaker, summary, publicText, keepHints, ...asked } = form.value
    const [event, stall] = (asked.event ?? '').split(PLACE_MARK)
    const question = {
      ...asked,
      event: event || undefined,
      stall: stall || undefined,
      displayName,
      anonymous: !displayName,
      language: languageOf(args.request),
      files: files.files,
      idempotencyKey: key || newSecret(),
      keyOfForm: true,
    }
    const answer = speaker && summary ? { speaker, summary, publicText, keepHints } : undefined
    const outcome = await inTransaction(actor, (work) => takeDownQuestion(work, question, answer))
    if (!('question' in outcome)) return refused({ errors: { ...whyNot(outcome), ...again }, values })
    const done = outcome.outcome === 'askedAndAnswered' ? outcome.outcome : 'asked'
    return seeOther(`/console/questions?done=${done}&code=${outcome.question.trackingCode}`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, caseMessages)('newTitle'), matches, { robots: 'noindex' })
}

function whyNot(outcome: Exclude<TakeDownOutcome, { question: unknown }>): Record<string, string> {
  switch (outcome.outcome) {
    case 'unknownPlace':
      return { event: 'unknownEvent' }
    case 'spokenNeedsEvent':
      return { event: 'spokenNeedsEvent' }
    case 'spokenNotYours':
      return { event: 'spokenNotYours' }
    case 'personalData':
      return { [outcome.field]: outcome.field === 'summary' ? 'newPersonalSummary' : 'newPersonalText' }
  }
}

/** Between the event and its stall, in the choice of the place. */
const PLACE_MARK = '/'

const SOURCES = ['onSite', 'hotline', 'wechat', 'staff'] as const

export default function NewQuestionPage() {
  const { events, speaks, key } = useLoaderData<typeof loader>()
  const form = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const language = useLanguage()
  const errors = wordErrors(form, (key: string) =>
    isOf(caseMessages, key) ? text(key) : isOf(questionsMessages, key) ? ask(key) : key,
  )
  return (
    <ConsolePage current="questions" title={text('newTitle')} lead={text('newLead')}>
      <ErrorSummary errors={errors} />
      <Form action="/console/questions/new" encType="multipart/form-data" className="max-w-[42rem]">
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
            return event.own ? [{ value: event.slug, label: title }, ...desks] : desks
          })}
        />
        <RadioGroup
          name="source"
          label={text('newSource')}
          error={errors.source}
          defaultValue={typed(form, 'source', 'onSite')}
          choices={SOURCES.map((source) => ({ value: source, label: sourceWord(source, text) }))}
          look={language === 'en' ? 'list' : 'buttons'}
          required
        />
        <TextArea
          name="text"
          label={text('newText')}
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
          look={language === 'en' ? 'list' : 'buttons'}
          required
        />
        <FileField
          name="files"
          label={ask('files')}
          hint={ask('filesHint')}
          error={errors.files}
          accept="image/*,application/pdf"
          multiple
          required={false}
        />
        <TextField
          name="displayName"
          label={text('newDisplayName')}
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
          label={text('newMayPublish')}
          defaultChecked={form ? typed(form, 'mayPublish') === 'yes' : true}
        />
        {speaks ? <AnsweredAtOnce form={form} errors={errors} /> : null}
        <Button variant="primary">{text('newSubmit')}</Button>
      </Form>
    </ConsolePage>
  )
}

function isOf<Key extends string>(catalogue: { keys: readonly Key[] }, key: string): key is Key {
  return (catalogue.keys as readonly string[]).includes(key)
}

/** What was answered while the asker stood there; empty where nobody did. */
function AnsweredAtOnce({ form, errors }: { form: RefusedForm | undefined; errors: FieldErrors }) {
  const text = useMessages(caseMessages)
  const found =
    form && Object.values(form.errors).some((key) => key === 'newPersonalText' || key === 'newPersonalSummary')
  return (
    <Panel tone="wash" title={text('newSpokenTitle')} headingLevel={2}>
      <p className="hint">{text('newSpokenLead')}</p>
      <TextField
        name="speaker"
        label={text('speaker')}
        hint={text('speakerHint')}
        error={errors.speaker}
        defaultValue={typed(form, 'speaker')}
        maxLength={LONGEST_SPEAKER}
        autoComplete="off"
      />
      <TextArea
        name="summary"
        label={text('summary')}
        error={errors.summary}
        defaultValue={typed(form, 'summary')}
        rows={5}
        maxLength={LONGEST_SUMMARY}
      />
      <TextArea
        name="publicText"
        label={text('newPublicText')}
        hint={text('newPublicTextHint')}
        error={errors.publicText}
        defaultValue={typed(form, 'publicText')}
        rows={3}
        maxLength={LONGEST_COPY}
        required={false}
      />
      {found || typed(form, 'keepHints') ? (
        <CheckboxField name="keepHints" label={text('keepHints')} defaultChecked={typed(form, 'keepHints') === 'yes'} />
      ) : null}
    </Panel>
  )
}
