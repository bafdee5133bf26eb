import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { EVENT_READERS, mayRunCampaigns } from '#app/events/event-policy.ts'
import { now } from '#app/platform/clock.ts'
import { formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { wordErrors } from '#app/web/form-state.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { ReportBlocks } from '../components/report-blocks.tsx'
import { type ReportAnswer, ReportChanges, ReportForm, ReportVersions } from '../components/report-form.tsx'
import { StandingTag } from '../components/standing-tag.tsx'
import { dueDayOf, isReportKind, standingOf } from '../event-report.ts'
import { readTexts } from '../event-report-form.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import { fileReport, receiveReport, saveReport } from '../file-event-report.server.ts'
import { askedVersion } from '../report-query.ts'
import { readReport } from '../report-view.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, EVENT_READERS)
    const { id: eventId = '', kind = '' } = args.params
    if (!isReportKind(kind)) throw new NotFound()
    const language = languageOf(args.request)
    const url = new URL(args.request.url)
    const { event, frame } = await readEventFrame(reader(), actor, eventId, language)
    // The questions are in the blocks already.
    const { questions: _, ...report } = await readReport(
      reader(),
      actor,
      { eventId, kind, version: askedVersion(url), language, origin: config().publicOrigin },
      now(),
    )
    return json({
      ...{ frame, kind, report, dueOn: dueDayOf(kind, event.endsAt), over: event.endsAt <= now() },
      standing: standingOf(kind, { endsAt: event.endsAt, ...report }, now()),
      mayReceive: mayRunCampaigns(actor),
      done: url.searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { id: eventId = '', kind = '' } = args.params
    const values = await formValues(args.request)
    const actor = await requireStaff(args.request, values.intent === 'receive' ? ['overseer'] : ['organiser'])
    if (!isReportKind(kind)) throw new NotFound()
    await readEventFrame(reader(), actor, eventId, languageOf(args.request))
    const done = (result: string) => seeOther(`/console/events/${eventId}/reports/${kind}?done=${result}`)
    const version = versionOf(values.version)
    if (values.intent === 'receive') {
      const { outcome } = await inTransaction(actor, (work) => receiveReport(work, { eventId, kind }, version))
      return outcome === 'received' ? done(outcome) : conflict({ outcome })
    }
    const filing = values.intent !== 'save'
    const { texts, errors } = readTexts(kind, values, filing)
    if (Object.keys(errors).length > 0) return refused({ errors, values })
    const filed = versionOf(values.filed)
    const { outcome } = filing
      ? await inTransaction(actor, (work) => fileReport(work, { eventId, kind }, texts, { version, filed }))
      : await inTransaction(actor, (work) => saveReport(work, { eventId, kind }, texts, version))
    return outcome === 'filed' || outcome === 'saved' ? done(outcome) : conflict({ outcome, values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.report.title ?? '', matches)

const DONE = { saved: 'doneSaved', filed: 'doneFiled', received: 'doneReceived' } as const

export default function EventReportPage() {
  const page = useLoaderData<typeof loader>()
  const { frame, kind, report, dueOn, standing, done } = page
  const answer = useActionData<typeof action>() as ReportAnswer | undefined
  const text = useMessages(eventReportMessages)
  const errors = wordErrors(answer, translator(useLanguage(), eventReportMessages))
  const language = useLanguage()
  const doneKey = DONE[done as keyof typeof DONE]
  const base = `/console/events/${frame.id}/reports/${kind}`
  const tail = report.shownVersion > 0 ? `?version=${report.shownVersion}` : ''
  const listQuery = (of: string) =>
    new URLSearchParams({ ...(report.shownVersion > 0 && { version: String(report.shownVersion) }), of })
  return (
    <ConsolePage {...useEventFrame(frame, 'reports')}>
      <ErrorSummary errors={errors} />
      {answer?.outcome ? (
        <Banner tone="error" result title={text('notSent')}>
          <p>{text(answer.outcome)}</p>
        </Banner>
      ) : null}
      {doneKey && !answer ? <Banner tone="success" result title={text(doneKey)} /> : null}
      <Section id="report" title={text(kind)}>
        <p className="my-2 flex flex-wrap items-center gap-3">
          <StandingTag standing={standing} /> {text('dueOn', { day: formatDay(dueOn, language) })}
        </p>
        <p className="my-4 flex flex-wrap gap-2">
          <ButtonLink href={`${base}/print${tail}`} icon="print" size="s">
            {text('print')}
          </ButtonLink>
          <ButtonLink href={`${base}/docx${tail}`} icon="download" size="s">
            {text('docx')}
          </ButtonLink>
          {kind === 'questionList'
            ? (['xlsx', 'csv'] as const).map((format) => (
                <ButtonLink
                  key={format}
                  href={`${base}/export${tail || '?'}${tail ? '&' : ''}format=${format}`}
                  icon="download"
                  size="s"
                >
                  {text(format)}
                </ButtonLink>
              ))
            : null}
        </p>
        <ReportVersions base={base} report={report} mayReceive={page.mayReceive} />
      </Section>
      <ReportChanges changes={report.changes} />
      {frame.rights.edit ? <ReportForm page={page} answer={answer} errors={errors} /> : null}
      <Section id="preview" title={text('preview')}>
        <p className="hint">{report.shownVersion > 0 ? report.foot : text('previewDraft')}</p>
        <ReportBlocks blocks={report.blocks} listHref={(of) => `${base}/questions?${listQuery(of)}`} />
      </Section>
    </ConsolePage>
  )
}
