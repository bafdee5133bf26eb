import { formatMomentShort } from '#app/platform/dates.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { type BoardMessageKey, boardMessages } from '../board-messages.ts'
import type { ScreenKind } from '../gate-forms.ts'
import type { listScreenLinks } from '../screen-links.server.ts'
import type { CheckInEvent, Sent } from './check-in-types.ts'

export type ScreenLinks = Sent<Awaited<ReturnType<typeof listScreenLinks>>>
export type ScreenAnswer =
  | { intent: 'screen'; errors: Record<string, string>; values: Record<string, string | string[]> }
  | { intent: 'screenMade'; made: { kind: ScreenKind; address: string; svg: string; expiresAt: string } }

const KINDS: Record<ScreenKind, BoardMessageKey> = { board: 'kindBoard', screen: 'kindScreen' }

type ScreensSectionProps = { event: CheckInEvent; links: ScreenLinks; answer: ScreenAnswer | undefined }

/** Links for computers at the venue: making one, and ending it. */
export function ScreensSection({ event, links, answer }: ScreensSectionProps) {
  const text = useMessages(boardMessages)
  const language = useLanguage()
  return (
    <Section id="screens" title={text('screens')}>
      <Columns
        aside={
          answer?.intent === 'screenMade' ? <Made made={answer.made} /> : <MakeForm event={event} answer={answer} />
        }
      >
        <p>{text('screensLead')}</p>
        <Table
          caption={text('screens')}
          captionHidden
          rows={links}
          rowKey={(row) => row.id}
          empty={text('noLinks')}
          columns={[
            { key: 'kind', label: text('screenKind'), rowHeader: true, cell: (row) => text(KINDS[row.kind]) },
            {
              key: 'made',
              label: text('madeAt'),
              nowrap: true,
              cell: (row) => formatMomentShort(new Date(row.createdAt), language),
            },
            {
              key: 'state',
              label: text('state'),
              cell: (row) => (
                <StateTag tone={row.active ? 'ok' : 'idle'}>{text(row.active ? 'stateActive' : 'stateEnded')}</StateTag>
              ),
            },
            {
              key: 'end',
              label: text('stopLink'),
              labelHidden: true,
              cell: (row) =>
                row.active ? (
                  <Form>
                    <HiddenFields values={{ intent: 'end-screen', linkId: row.id }} />
                    <Button
                      size="s"
                      aria-label={text('stopWhat', {
                        time: formatMomentShort(new Date(row.createdAt), language),
                        kind: text(KINDS[row.kind]),
                      })}
                    >
                      {text('stopLink')}
                    </Button>
                  </Form>
                ) : null,
            },
          ]}
        />
      </Columns>
    </Section>
  )
}

function MakeForm({ event, answer }: { event: CheckInEvent; answer: ScreenAnswer | undefined }) {
  const text = useMessages(boardMessages)
  const failed = answer?.intent === 'screen' ? answer : undefined
  const error = failed?.errors.kind ? text(failed.errors.kind as BoardMessageKey) : undefined
  return (
    <Panel title={text('makeLink')} headingLevel={3}>
      <Form action={`/console/events/${event.id}/check-in#screens`}>
        {failed ? <ErrorSummary errors={{ kind: error }} /> : null}
        <HiddenFields values={{ intent: 'screen' }} />
        <RadioGroup
          name="kind"
          label={text('screenKind')}
          error={error}
          defaultValue="board"
          choices={(['board', 'screen'] as const).map((kind) => ({
            value: kind,
            label: text(KINDS[kind]),
            hint: text(`${KINDS[kind]}Hint` as BoardMessageKey),
          }))}
        />
        <Button icon="external">{text('makeLink')}</Button>
      </Form>
    </Panel>
  )
}

function Made({ made }: { made: Extract<ScreenAnswer, { intent: 'screenMade' }>['made'] }) {
  const text = useMessages(boardMessages)
  const language = useLanguage()
  return (
    <Panel tone="ok" title={text('linkReady')} headingLevel={3}>
      <p>
        <b>{text(KINDS[made.kind])}</b>
      </p>
      <QrImage svg={made.svg} label={text('linkQr')} size="l" />
      <p className="hint">{made.address}</p>
      <p>{text('linkReadyNote', { time: formatMomentShort(new Date(made.expiresAt), language) })}</p>
      <ButtonLink href={made.address} icon="external">
        {text('openHere')}
      </ButtonLink>
    </Panel>
  )
}
