import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DeskNotice } from '#app/drafts/components/draft-keeping.tsx'
import { now } from '#app/platform/clock.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TimeRows } from '#app/ui/time-rows.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { typed, wordErrors } from '#app/web/form-state.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { type AnswerDesk, openAnswerDesk } from '../answer-desk.server.ts'
import { spokenAnswersOf } from '../answer-on-the-spot.server.ts'
import { caseMessages } from '../case-messages.ts'
import { readCasePage } from '../case-page.server.ts'
import { readDone, takeCaseStep } from '../case-steps.server.ts'
import { sourceWord, statusWord } from '../case-words.ts'
import { AnswerEditor } from '../components/answer-editor.tsx'
import { ChannelsPanel, ProgressPanel, ReusePanel, UpkeepPanel } from '../components/answer-extras.tsx'
import { AnswerFiles } from '../components/answer-files.tsx'
import { AskerPanel, ReviewCards, VersionList } from '../components/case-aside.tsx'
import { CaseBar, hasCaseBar } from '../components/case-bar.tsx'
import { CaseClocks } from '../components/case-clocks.tsx'
import { CaseCoUnits } from '../components/case-co-units.tsx'
import { CaseCopies } from '../components/case-copies.tsx'
import { CaseDue } from '../components/case-due.tsx'
import { type CaseView, type SentForm, sentAs } from '../components/case-form.ts'
import { HandlingForms } from '../components/case-handling.tsx'
import { CaseInterim } from '../components/case-interim.tsx'
import { CaseNotes } from '../components/case-notes.tsx'
import { CaseSplit } from '../components/case-split.tsx'
import { CaseSteps } from '../components/case-steps.tsx'
import { CaseSupervision } from '../components/case-supervision.tsx'
import { CaseClarification, CaseExtensions, CaseRecord } from '../components/case-time.tsx'
import { CaseAssessment, CaseMerge, CaseRoute } from '../components/case-triage.tsx'
import { ConcernPanel } from '../components/concern-source.tsx'
import { FeedbackPanel } from '../components/feedback-panel.tsx'
import { CaseHandOvers } from '../components/hand-over-panels.tsx'
import { InboxPane, type InboxPaneData, useViewTabs } from '../components/inbox-pane.tsx'
import { KeepHints } from '../components/keep-hints.tsx'
import { KeyHelp } from '../components/key-help.tsx'
import { INSERT } from '../components/module-picker.tsx'
import { SpokenAnswers } from '../components/spoken-answers.tsx'
import { LEAVES_CASE } from '../duty-steps.server.ts'
import { inboxQuery, listedCaseHref, readListBeside } from '../inbox-address.ts'
import { readInboxPane } from '../inbox-page.server.ts'
import { insertModule } from '../insert-module.server.ts'
import { mainStepOf } from '../main-step.ts'
import { groupedCode } from '../question.ts'
import { QUESTION_ROLES } from '../question-policy.ts'
import { questionsMessages } from '../questions-messages.ts'
import { doneWords, errorWord, problemWords } from '../step-words.ts'
import { textModuleMessages } from '../text-module-messages.ts'
import type { AskerContact } from '../view-contact.server.ts'
import '../inbox.css'

export const handle: RouteHandle = {
  audience: 'staff',
  roles: ['answerOfficer', 'reviewer', 'overseer'],
  ownScript: true,
}

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const at = now()
    const params = new URL(args.request.url).searchParams
    const reuse = params.get('reuse') ?? undefined
    const file = await readCasePage(reader(), actor, args.params.id ?? '', languageOf(args.request), at, reuse)
    const desk = await openAnswerDesk(reader(), actor, file, languageOf(args.request), at)
    const spoken = await spokenAnswersOf(reader(), file.id)
    const done = readDone(params.get('done')) ?? null
    const beside = readListBeside(params)
    const list = beside ? await readInboxPane(reader(), actor, beside, at) : null
    return json({ file, desk, at, spoken, key: newSecret(), done, list })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const id = args.params.id ?? ''
    const values = await formValues(args.request)
    const intent = String(values.intent ?? '')
    if (INSERT in values) {
      const { inserted, ...form } = await insertModule(reader(), actor, id, values)
      return json({ intent, form: { intent, ...form }, inserted }, { status: inserted === null ? 422 : 200 })
    }
    const result = await takeCaseStep(actor, id, values)
    if (result.kind === 'done') {
      const beside = readListBeside(new URL(args.request.url).searchParams)
      const query = new URLSearchParams(beside ? inboxQuery(beside, { page: beside.page }) : '')
      query.set('done', result.done)
      return seeOther(`/console/questions${LEAVES_CASE.includes(result.done) ? '' : `/${id}`}?${query}`)
    }
    if (result.kind === 'contact')
      return json({ intent, contact: result.contact }, { headers: { 'Cache-Control': 'no-store' } })
    if (result.kind === 'unknown') return json({ intent }, { status: 400 })
    const form = { intent, values, errors: result.kind === 'invalid' ? result.errors : {} }
    if (result.kind === 'invalid') return json({ intent, form }, { status: 422 })
    const status = fieldOf(result) ? 422 : 409
    return json({ intent, form, problem: result }, { status })
  })
}

type Problem = Extract<Awaited<ReturnType<typeof takeCaseStep>>, { kind: 'problem' }>
type Answer = { form?: SentForm; contact?: AskerContact; problem?: Problem; inserted?: string | null }

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = data?.file.trackingCode ?? translator(language, caseMessages)('inboxTitle')
  return pageMeta(title, matches, { robots: 'noindex' })
}

export default function CasePage() {
  const { list, ...data } = useLoaderData<typeof loader>() as {
    file: Omit<CaseView, 'address'>
    list: InboxPaneData | null
    desk: AnswerDesk
    at: string
    spoken: { id: string; speaker: string; summary: string; recordedAt: string }[]
    key: string
    done: ReturnType<typeof readDone> | null
  }
  const { desk, at, spoken, key, done } = data
  const address = list ? listedCaseHref(data.file.id, list.address) : `/console/questions/${data.file.id}`
  const file: CaseView = { ...data.file, address }
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(caseMessages)
  const ask = useMessages(questionsMessages)
  const modules = useMessages(textModuleMessages)
  const language = useLanguage()
  const form = wordedForm(answer, language)
  const tabs = useViewTabs(list)
  const eyebrow = [
    text('codeIs', { code: groupedCode(file.trackingCode) }),
    ask(file.kind),
    sourceWord(file.source, text),
    file.event?.title,
    file.stall,
  ]
  return (
    <ConsolePage
      current="questions"
      eyebrow={eyebrow.filter(Boolean).join(' · ')}
      title={file.title}
      tag={
        <StateTag tone={file.status === 'withdrawn' ? 'idle' : file.doneAt ? 'ok' : 'info'}>
          {statusWord(file.status, language)}
        </StateTag>
      }
      bar={hasCaseBar(file) ? <CaseBar file={file} /> : undefined}
      tabs={tabs}
      beside={
        list
          ? {
              list: <InboxPane data={list} openId={file.id} />,
              above: <CaseSteps list={list} openId={file.id} />,
              open: true,
            }
          : undefined
      }
    >
      {answer?.problem ? <ProblemBanner problem={answer.problem} /> : null}
      <ErrorSummary errors={answer?.problem ? {} : form?.errors} />
      {answer?.inserted ? <Banner tone="info" result title={modules('inserted', { title: answer.inserted })} /> : null}
      {done && !answer ? (
        <Banner tone="success" result title={doneWords(done, language, { code: groupedCode(file.trackingCode) })} />
      ) : null}
      <DeskNotice lines={desk.lines} address={`/console/questions/${file.id}/draft`} />
      <CaseDue file={file} at={at} />
      <CaseNotes file={file} form={form} />
      <Columns
        aside={
          <>
            <ConcernPanel source={file.concern} />
            <CaseSupervision file={file} form={form} />
            <HandlingForms file={file} form={form} />
            <CaseRoute file={file} />
            <CaseHandOvers caseId={file.id} handOvers={file.handOvers} mayHandOver={file.may.handOver} />
            <CaseCoUnits file={file} form={form} />
            <CaseClarification file={file} form={form} />
            <CaseExtensions file={file} form={form} />
            <CaseInterim file={file} form={form} />
            <CaseClocks file={file} />
            <ReviewCards file={file} form={form} />
            <AskerPanel file={file} contact={answer?.contact} />
            <FeedbackPanel feedback={file.feedback} />
            <SpokenAnswers file={file} form={form} spoken={spoken} formKey={key} />
            <ReusePanel file={file} />
            <ChannelsPanel file={file} form={form} />
            <ProgressPanel file={file} form={form} />
            <UpkeepPanel file={file} />
            <VersionList file={file} />
            <CaseRecord file={file} form={form} />
            <Withhold file={file} form={form} />
          </>
        }
      >
        <CaseCopies file={file} form={form} />
        <CaseAssessment file={file} form={form} />
        <CaseMerge file={file} form={form} />
        <CaseSplit file={file} form={form} />
        <AnswerEditor
          file={file}
          desk={desk}
          form={form}
          told={answer?.problem?.problem === 'newerVersion' ? answer.problem.number : undefined}
        />
        <AnswerFiles file={file} />
        <Section id="history" title={text('history')} aside={text('internal')}>
          <TimeRows rows={file.history.map((line) => ({ time: line.moment, title: line.title, note: line.note }))} />
        </Section>
      </Columns>
      <KeyHelp place={list ? 'listedCase' : 'case'} mainStep={mainStepOf(file)} />
    </ConsolePage>
  )
}

/** The field that a refusal is about, and its message; undefined where it is about the case. */
function fieldOf({
  problem,
  number,
}: Pick<Problem, 'problem' | 'number'>): { field: string; message: string } | undefined {
  if (problem === 'personalData') return { field: 'keepHints', message: 'keepHintsNeeded' }
  if (problem === 'sameParts') return { field: 'secondText', message: 'problem_sameParts' }
  if (problem === 'notTaken') return { field: number === 1 ? 'firstText' : 'secondText', message: 'problem_notTaken' }
  return undefined
}

/** Messages of the form in words; a refusal that is about one field stands beside it, such as the box that keeps a text. */
function wordedForm(answer: Answer | undefined, language: Language): SentForm | undefined {
  if (!answer?.form) return undefined
  const { errors, ...form } = answer.form
  const say = (key: string) => errorWord(key, language)
  const about = answer.problem && fieldOf(answer.problem)
  return { ...form, errors: about ? { [about.field]: say(about.message) } : wordErrors({ errors }, say) }
}

function ProblemBanner({ problem }: { problem: Problem }) {
  const language = useLanguage()
  const status = problem.status ? statusWord(problem.status, language) : ''
  return (
    <Banner
      tone="error"
      result
      title={problemWords(problem.problem, language, {
        status,
        number: problem.number ?? 0,
        count: problem.count ?? 0,
      })}
    />
  )
}

function Withhold({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(caseMessages)
  if (!file.may.withhold) return null
  const sent = sentAs(form, 'withhold')
  return (
    <Panel title={text('withhold')} icon="warning" tone="warn">
      <details open={sent !== undefined}>
        <summary>{text('withhold')}</summary>
        <p className="hint">{text('withholdText')}</p>
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'withhold' }} />
          <TextArea
            name="reason"
            id="withhold-reason"
            label={text('withholdReason')}
            hint={text('withholdReasonHint')}
            error={sent?.errors.reason}
            defaultValue={typed(sent, 'reason')}
            rows={2}
          />
          <KeepHints error={sent?.errors.keepHints} texts={[typed(sent, 'reason')]} />
          <Button>{text('withholdSubmit')}</Button>
        </Form>
      </details>
    </Panel>
  )
}
