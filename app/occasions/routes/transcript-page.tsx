import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { checkFile } from '#app/questions/answer-files.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typedList, wordErrors } from '#app/web/form-state.ts'
import { checkForm, type FormValues, formWithFiles } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { EventFiles } from '../components/event-files.tsx'
import { ExchangeForm } from '../components/exchange-form.tsx'
import { ExchangeTable } from '../components/exchange-table.tsx'
import { addEventFile, listEventFiles, releaseEventFile, removeEventFile } from '../event-files.server.ts'
import { exchangeForm } from '../exchange.ts'
import { getTalkEvent, TALK_ROLES } from '../talk-event.server.ts'
import { listExchanges, questionsToAnswer } from '../transcript.server.ts'
import { type TranscriptKey, transcriptMessages } from '../transcript-messages.ts'
import {
  changeExchange,
  enterExchange,
  fileTranscript,
  moveUp,
  releaseExchanges,
  removeExchange,
} from '../write-transcript.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TALK_ROLES)
    const event = await getTalkEvent(reader(), actor, args.params.id ?? '')
    const search = new URL(args.request.url).searchParams
    const rows = await listExchanges(reader(), event.id)
    const entries = rows.map(({ entry, publishedAt }) => ({
      id: entry.id,
      revision: entry.revision,
      kind: entry.kind,
      asker: entry.asker,
      journalist: entry.journalist,
      question: entry.question,
      questionId: entry.questionId,
      speaker: entry.speaker,
      answer: entry.answer,
      released: entry.releasedAt !== null,
      own: actor.staffId === entry.editedBy,
      inLibrary: publishedAt !== null,
    }))
    return json({
      event,
      entries,
      papers: (await listEventFiles(reader(), event.id, { released: false })).map((file) => ({
        id: file.id,
        name: file.name,
        released: file.releasedAt !== null,
        own: file.addedBy === actor.staffId,
      })),
      edited: entries.find((entry) => entry.id === search.get('edit')) ?? null,
      questions: event.rights.write ? await questionsToAnswer(reader(), event.id) : [],
      done: transcriptMessages.keys.find((key) => key === `done_${search.get('done')}`) ?? null,
      key: newSecret(),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TALK_ROLES)
    const event = await getTalkEvent(reader(), actor, args.params.id ?? '')
    const { values, files } = await formWithFiles(args.request)
    const to = (done: string) => seeOther(`/console/events/${event.id}/transcript?done=${done}`)
    const id = String(values.entry ?? '')
    switch (values.intent) {
      case 'enter':
      case 'change': {
        const form = checkForm(values, exchangeForm)
        if (!form.ok) return refused(form)
        const key = String(values.key ?? '')
        const target = { id, revision: versionOf(values.revision) }
        const outcome = await inTransaction(actor, (work) =>
          values.intent === 'change'
            ? changeExchange(work, event.id, target, form.value)
            : enterExchange(work, event.id, { ...form.value, key }),
        )
        if (outcome.outcome === 'entered') return to(outcome.filed ? 'entered' : 'enteredOnly')
        if (outcome.outcome === 'changed' || outcome.outcome === 'alreadyEntered') return to(outcome.outcome)
        const field = outcome.outcome === 'unknownQuestion' ? 'questionId' : 'answer'
        return refused({ errors: { [field]: `problem_${outcome.outcome}` }, values })
      }
      case 'remove':
        return to((await inTransaction(actor, (work) => removeExchange(work, event.id, id))).outcome)
      case 'up':
        return to((await inTransaction(actor, (work) => moveUp(work, event.id, id))).outcome)
      case 'file':
        await inTransaction(actor, (work) => fileTranscript(work, event.id))
        return to('filed')
      case 'addFile': {
        const chosen = files.get('paper')
        const checked = chosen && checkFile(new Uint8Array(await chosen.arrayBuffer()))
        if (!checked) return refused({ errors: { paper: 'problem_fileUnfit' }, values })
        const outcome = await inTransaction(actor, (work) =>
          addEventFile(work, event.id, { ...checked, name: chosen.name }),
        )
        if (outcome.outcome !== 'tooManyFiles') return to(outcome.outcome)
        return refused({ errors: { paper: 'problem_tooManyFiles' }, values })
      }
      case 'releaseFile':
        return to(
          (await inTransaction(actor, (work) => releaseEventFile(work, event.id, String(values.file ?? '')))).outcome,
        )
      case 'removeFile':
        return to(
          (await inTransaction(actor, (work) => removeEventFile(work, event.id, String(values.file ?? '')))).outcome,
        )
      case 'release': {
        const picks = picksOf(values)
        if (picks.length === 0) return refused({ errors: { pick: 'problem_nothingPicked' }, values })
        const outcome = await inTransaction(actor, (work) => releaseExchanges(work, event.id, picks))
        const left = outcome.own + outcome.changed
        return to(outcome.released === 0 ? 'releasedNone' : left > 0 ? 'releasedSome' : 'released')
      }
      default:
        return refused({ errors: { intent: 'problem_unknownIntent' }, values })
    }
  })
}

/** Each pick is `ID REVISION`: what the reviewer read. */
function picksOf(values: FormValues) {
  return typedList({ values }, 'pick').flatMap((pick) => {
    const [id, revision] = pick.split(' ')
    return id && /^\d{1,9}$/.test(revision ?? '') ? [{ id, revision: Number(revision) }] : []
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, transcriptMessages)('title')} · ${data?.event.title ?? ''}`, matches)
}

export default function TranscriptPage() {
  const { event, entries, papers, edited, questions, done, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as RefusedForm | undefined
  const text = useMessages(transcriptMessages)
  const language = useLanguage()
  const errors = wordErrors<TranscriptKey>(answer, text)
  const here = `/console/events/${event.id}/transcript`
  return (
    <ConsolePage
      current={event.rights.write ? 'questions' : 'events'}
      eyebrow={localName(language, event.title, event.titleEn)}
      title={text('title')}
      lead={text(event.rights.write ? 'lead' : 'leadCheck')}
      actions={
        <Buttons>
          <ButtonLink href={`/events/${event.slug}`} icon="external">
            {text('publicPage')}
          </ButtonLink>
          {event.rights.write ? (
            <ButtonLink href={`/console/events/${event.id}/wall`} icon="question">
              {text('wall')}
            </ButtonLink>
          ) : null}
        </Buttons>
      }
    >
      <ErrorSummary errors={errors} />
      {done && !answer ? <Banner tone="success" result title={text(done)} /> : null}
      {event.rights.write ? (
        <Section id="write" title={text(edited ? 'edit' : 'add')}>
          <ExchangeForm
            key={edited?.id ?? 'new'}
            action={here}
            edited={edited ?? undefined}
            answer={answer?.values.intent === 'enter' || answer?.values.intent === 'change' ? answer : undefined}
            errors={errors}
            speakers={event.speakers ?? []}
            questions={questions}
            press={event.kind === 'pressConference'}
            idempotencyKey={key}
          />
        </Section>
      ) : null}
      <Section id="entries" title={text('entries')}>
        <ExchangeTable action={here} entries={entries} rights={event.rights} error={errors.pick} />
      </Section>
      <Section id="papers" title={text('files')}>
        <EventFiles action={here} eventId={event.id} files={papers} rights={event.rights} error={errors.paper} />
      </Section>
    </ConsolePage>
  )
}
