import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { cleanText } from '#app/platform/text.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { readResultFacts } from '#app/reports/result-figures.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, type FormValues, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { useEventFrame } from '../components/event-console.tsx'
import { ResultArticle } from '../components/result-article.tsx'
import { ResultEditor } from '../components/result-editor.tsx'
import { DecideResult, ResultStateTag, ResultVersions, SubmitResult } from '../components/result-review.tsx'
import { readEventFrame } from '../console-frame.server.ts'
import { type CheckedPicture, checkPicture } from '../event-pictures.server.ts'
import { EVENT_READERS, isOwnWork, mayReviewEvent } from '../event-policy.ts'
import { PICTURE_SCRIPT } from '../picture-limits.ts'
import { decideResult, mayHaveResult, saveResult, submitResult } from '../result.server.ts'
import { contentOfResult, mayShowFigure, RESULT_FIGURES, resultForm } from '../result.ts'
import { resultMessages } from '../result-messages.ts'
import { findLatestResult, findPublicResult, listResultVersions } from '../result-queries.server.ts'
import { resultView, toldChanges } from '../result-view.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'], ownScript: true }

const DONE = ['Saved', 'Unchanged', 'Submitted', 'Published', 'Returned'] as const
const CONFLICTS = ['notOver', 'olderVersion', 'notDraft', 'notInReview', 'ownWork', 'tooManyPhotos'] as const
const PICTURE_ERRORS = { tooLarge: 'photoTooLarge', notAPicture: 'photoWrong', tooManyPixels: 'photoPixels' } as const
const LONGEST_NOTE = 1000

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const { event, frame } = await readEventFrame(reader(), actor, args.params.id ?? '', language)
    const [latest, shown, versions, facts] = await Promise.all([
      findLatestResult(reader(), event.id),
      findPublicResult(reader(), event.id),
      listResultVersions(reader(), event.id),
      readResultFacts(reader(), event.id, now()),
    ])
    const text = translator(language, resultMessages)
    const when = (at: Date | null) => (at ? formatMoment(at, language) : '')
    return json({
      frame,
      open: mayHaveResult(event, now()),
      done: new URL(args.request.url).searchParams.get('done'),
      latest: latest
        ? {
            version: latest.version,
            state: latest.state,
            content: contentOfResult(latest),
            reviewNote: latest.reviewNote,
            ownWork: isOwnWork(actor, { submittedBy: latest.submittedBy, lastEditor: latest.staffId }),
            view: resultView(latest, facts, language, null),
          }
        : null,
      shown: shown?.version ?? 0,
      mayReview: mayReviewEvent(actor, event),
      figures: RESULT_FIGURES.map((key) => ({
        key,
        now: mayShowFigure(key, facts) ? `${facts[key] ?? ''}${key === 'satisfaction' ? ' %' : ''}` : null,
      })),
      versions: versions.map((one) => ({
        ...one,
        savedAt: when(one.savedAt),
        decidedAt: when(one.decidedAt),
        changes: one.changes && toldChanges(one.changes, text),
      })),
    })
  })
}

/** The uploaded photographs, all of them or the reason why none is taken. */
async function photosOf(uploads: readonly File[]): Promise<CheckedPicture[] | { error: string }> {
  const pictures: CheckedPicture[] = []
  for (const upload of uploads) {
    const checked = checkPicture(new Uint8Array(await upload.arrayBuffer()))
    if (checked.outcome === 'empty') continue
    if (checked.outcome !== 'fits') return { error: PICTURE_ERRORS[checked.outcome] }
    pictures.push(checked)
  }
  return pictures
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const id = args.params.id ?? ''
    const { values, chosen } = await formWithFiles(args.request)
    const decides = values.intent === 'publish' || values.intent === 'return'
    const actor = await requireStaff(args.request, decides ? ['reviewer', 'overseer'] : ['organiser'])
    await readEventFrame(reader(), actor, id, languageOf(args.request))
    const version = versionOf(values.version)
    const to = (done: (typeof DONE)[number]) => seeOther(`/console/events/${id}/result?done=${done}`)
    if (values.intent === 'submit') {
      const consent = values.consent === 'yes'
      const submitted = await inTransaction(actor, (work) => submitResult(work, id, version, consent))
      if (submitted.outcome === 'incomplete')
        return refused({ errors: await gapErrors(id, submitted.gaps), values: {} })
      return submitted.outcome === 'submitted' ? to('Submitted') : conflict(submitted)
    }
    if (decides) {
      const note = cleanText(String(values.note ?? '')).slice(0, LONGEST_NOTE)
      if (values.intent === 'return' && note === '') return refused({ errors: { note: 'noteMissing' }, values: {} })
      const decision = values.intent === 'publish' ? ({ publish: true } as const) : ({ publish: false, note } as const)
      const { outcome } = await inTransaction(actor, (work) => decideResult(work, id, version, decision))
      if (outcome === 'published') return to('Published')
      return outcome === 'returned' ? to('Returned') : conflict({ outcome })
    }
    return save(values, chosen('photos'))
    async function save(form: FormValues, uploads: readonly File[]) {
      const read = checkForm(form, resultForm)
      if (!read.ok) return refused(read)
      const photos = await photosOf(uploads)
      if ('error' in photos) return refused({ errors: { photos: photos.error }, values: form })
      const saved = await inTransaction(actor, (work) => saveResult(work, id, read.value, photos))
      if (saved.outcome === 'saved') return to('Saved')
      return saved.outcome === 'unchanged' ? to('Unchanged') : conflict({ ...saved, values: form })
    }
  })
}

/** Each gap beside its field: the first photograph without words, and the box to tick. */
async function gapErrors(eventId: string, gaps: readonly string[]): Promise<Record<string, string>> {
  const bare = (await findLatestResult(reader(), eventId))?.photos.filter((photo) => photo.alt === '') ?? []
  return {
    ...Object.fromEntries(bare.map((photo) => [`alt-${photo.hash}`, 'altMissing'])),
    ...(gaps.includes('consent') ? { consent: 'consentMissing' } : {}),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, resultMessages)('title')} · ${data?.frame.title ?? ''}`, matches)
}

export default function ConsoleEventResultPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(resultMessages)
  const { frame, latest, open } = page
  const errors = wordErrors(answer, text)
  const done = DONE.find((each) => each === page.done)
  const failed = CONFLICTS.find((each) => each === answer?.outcome)
  const writes = frame.rights.organise && open
  const content = latest?.content ?? {
    summary: '',
    summaryEn: '',
    figures: ['came', 'asked', 'answered'],
    photos: [],
    links: [],
  }
  return (
    <ConsolePage {...useEventFrame(frame, 'result')}>
      <ErrorSummary errors={errors} />
      {failed ? (
        <Banner tone="error" result title={text('conflictTitle')}>
          <p>{text(failed)}</p>
        </Banner>
      ) : null}
      {done && !answer ? <Banner tone="success" result title={text(`done${done}`)} /> : null}
      {open ? null : (
        <EmptyState icon="calendar" title={text('notYet')}>
          {text('notYetText')}
        </EmptyState>
      )}
      {open && !latest && !writes ? (
        <EmptyState icon="file" title={text('none')}>
          {text('noneText')}
        </EmptyState>
      ) : null}
      {latest ? (
        <Section
          id="preview"
          title={`${text('preview')} · ${text('version', { version: latest.version })}`}
          aside={<ResultStateTag state={latest.state} />}
          first
        >
          {latest.state === 'returned' ? (
            <Banner tone="warning" title={text('returned')}>
              <p className="whitespace-pre-line">{latest.reviewNote}</p>
            </Banner>
          ) : null}
          {latest.state === 'inReview' ? (
            <Banner tone="info" title={text('waiting')}>
              <p>{text('waitingText')}</p>
            </Banner>
          ) : null}
          {page.shown > 0 && page.shown !== latest.version ? (
            <p className="hint">{text('draftOver', { version: page.shown })}</p>
          ) : null}
          <Panel>
            <ResultArticle result={latest.view} />
          </Panel>
          {latest.state === 'inReview' && page.mayReview ? (
            <DecideResult version={latest.version} ownWork={latest.ownWork} errors={errors} />
          ) : null}
          {writes && (latest.state === 'draft' || latest.state === 'returned') ? (
            <SubmitResult version={latest.version} photos={content.photos.length} errors={errors} />
          ) : null}
        </Section>
      ) : null}
      {writes ? (
        <Section id="write" title={text('write')} first={!latest}>
          <ResultEditor
            key={latest?.version ?? 0}
            version={latest?.version ?? 0}
            content={content as NonNullable<typeof latest>['content']}
            figures={page.figures}
            refused={answer}
            errors={errors}
          />
          <script src={PICTURE_SCRIPT} defer />
        </Section>
      ) : null}
      {page.versions.length > 0 ? <ResultVersions versions={page.versions} /> : null}
    </ConsolePage>
  )
}
