// Writing, saving and filing a report; and what was filed before.
import { ChangedText } from '#app/questions/components/changed-text.tsx'
import type { TextChange } from '#app/questions/text-changes.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { typed } from '#app/web/form-state.ts'
import { partsOf, REPORT_PARTS, type ReportKind, type ReportPart } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'
import type { VersionLine } from '../report-view.server.ts'

export type ReportAnswer = {
  errors?: Record<string, string>
  values?: Record<string, string | string[]>
  outcome?: 'olderVersion' | 'notOver' | 'incomplete' | 'notFiled'
}
type ReportTextChanges = { since: number; parts: { part: ReportPart; changes: TextChange[] }[] } | null
type Report = {
  draft: { texts: Record<string, string>; version: number }
  filed: number
  received: boolean
  versions: readonly VersionLine[]
}

const HINTS = { conduct: 'conductHint', links: 'linksHint', remarks: 'remarksHint' } as const
const hintOf = (part: ReportPart) => HINTS[part as keyof typeof HINTS]
const isRequired = (kind: ReportKind, part: ReportPart) =>
  (REPORT_PARTS[kind].required as readonly ReportPart[]).includes(part)

export function ReportForm({
  page: { kind, report, over },
  answer,
  errors,
}: {
  page: { kind: ReportKind; report: Report; over: boolean }
  answer?: ReportAnswer
  errors: Record<string, string>
}) {
  const text = useMessages(eventReportMessages)
  return (
    <Section id="write" title={text('write')}>
      <Form method="post">
        <HiddenFields values={{ version: report.draft.version, filed: report.filed }} />
        {partsOf(kind).map((part) => {
          const hint = hintOf(part)
          return (
            <TextArea
              key={part}
              name={part}
              label={text(part)}
              hint={hint ? text(hint) : undefined}
              required={isRequired(kind, part)}
              error={errors[part]}
              rows={part === 'links' || part === 'remarks' ? 3 : 7}
              defaultValue={typed(answer, part, report.draft.texts[part] ?? '')}
            />
          )
        })}
        <Buttons>
          {over ? (
            <Button type="submit" variant="primary" name="intent" value="file">
              {text(report.filed > 0 ? 'fileAgain' : 'file')}
            </Button>
          ) : null}
          <Button type="submit" name="intent" value="save">
            {text('save')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}

export function ReportVersions({ base, report, mayReceive }: { base: string; report: Report; mayReceive: boolean }) {
  const text = useMessages(eventReportMessages)
  if (report.versions.length === 0) return null
  return (
    <>
      <h3 className="mt-4 mb-2 font-bold">{text('versions')}</h3>
      <ul>
        {report.versions.map((line) => (
          <li key={line.version} className="my-2">
            <Link href={`${base}?version=${line.version}`}>
              {text('versionLine', { version: line.version, name: line.by, at: line.filedAt })}
              {line.receivedAt ? text('receivedLine', { at: line.receivedAt }) : ''}
            </Link>
            {line.changed ? <Changes changed={line.changed} /> : null}
          </li>
        ))}
      </ul>
      {mayReceive && !report.received ? (
        <Form method="post">
          <HiddenFields values={{ version: report.filed, intent: 'receive' }} />
          <Buttons>
            <Button type="submit" variant="primary">
              {text('receive')}
            </Button>
          </Buttons>
        </Form>
      ) : null}
    </>
  )
}

/** What reads differently since the version before the one that is shown. */
export function ReportChanges({ changes }: { changes: ReportTextChanges }) {
  const text = useMessages(eventReportMessages)
  if (!changes || changes.parts.length === 0) return null
  return (
    <Section id="changes" title={text('diff', { number: changes.since })}>
      {changes.parts.map(({ part, changes: parts }) => (
        <div key={part} className="my-4">
          <h3 className="font-bold">{text(part)}</h3>
          <ChangedText parts={parts} />
        </div>
      ))}
    </Section>
  )
}

function Changes({ changed: { parts, figures } }: { changed: { parts: ReportPart[]; figures: boolean } }) {
  const text = useMessages(eventReportMessages)
  const listed = useListed()
  const names = [...parts.map((part) => text(part)), ...(figures ? [text('changedFigures')] : [])]
  return <p className="hint">{text('changed', { parts: listed(names) || text('unchanged') })}</p>
}
