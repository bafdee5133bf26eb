// The parts of the public page of a draw.
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { drawMessages } from '../draw-messages.ts'
import type { DrawPage } from '../draw-page.server.ts'

/** Long hexadecimal text that breaks anywhere, so that a phone never scrolls sideways. */
export function Hex({ children }: { children: string }) {
  return <code className="break-all">{children}</code>
}

const LOOK = {
  open: { tone: 'info', icon: 'shuffle', key: 'stateOpen' },
  closed: { tone: 'warn', icon: 'hourglass', key: 'stateClosed' },
  drawn: { tone: 'ok', icon: 'check-circle', key: 'stateDrawn' },
  cancelled: { tone: 'bad', icon: 'cross-circle', key: 'stateCancelled' },
} as const

export function DrawStateTag({ state }: { state: DrawPage['state'] }) {
  const text = useMessages(drawMessages)
  const { key, ...look } = LOOK[state]
  return <StateTag {...look}>{text(key)}</StateTag>
}

export function DrawFacts({ page }: { page: DrawPage }) {
  const text = useMessages(drawMessages)
  return (
    <>
      {page.late ? <Banner tone="warning" title={text('late')} /> : null}
      <SummaryList
        rows={[
          { label: text('state'), value: <DrawStateTag state={page.state} /> },
          {
            label: text('slot'),
            value: (
              <strong>
                {page.day} {page.times}
              </strong>
            ),
          },
          { label: text('places'), value: text('placesValue', { count: page.seats ?? page.capacity }) },
          { label: text('applied'), value: text('appliedValue', { parties: page.parties, people: page.people }) },
          { label: text('closesAt'), value: page.closesAt },
          page.drawnAt
            ? { label: text('drawnAt'), value: page.drawnAt }
            : { label: text('drawAt'), value: page.drawAt },
          ...(page.state === 'drawn'
            ? [{ label: text('withSeats'), value: text('withSeatsValue', { count: page.withSeats }) }]
            : []),
          {
            label: text('commitment'),
            value: (
              <>
                <Hex>{page.commitment}</Hex>
                <span className="hint block">
                  {text('committedAt', { at: page.committedAt })} {text('commitmentHint')}
                </span>
              </>
            ),
          },
          ...(page.seed ? [{ label: text('seed'), value: <Hex>{page.seed}</Hex> }] : []),
        ]}
      />
    </>
  )
}

/** One's own number, found by a GET form. */
export function DrawLookUp({ page }: { page: DrawPage }) {
  const text = useMessages(drawMessages)
  const { found, asked } = page
  const position = (found as Lot | null)?.position
  return (
    <Section id="number" title={text('yourNumber')}>
      {asked === null ? null : found ? (
        <Banner
          result
          tone={position === null ? 'success' : 'info'}
          title={text(position === undefined ? 'foundListed' : position === null ? 'foundSeat' : 'foundWaiting', {
            number: found.number,
            rank: found.rank,
            position: position ?? '',
          })}
        />
      ) : (
        <Banner result tone="warning" title={text('notFound', { number: asked })} />
      )}
      <form method="get" action={`${page.path}#number`} className="flex flex-wrap items-end gap-4 [&_.field]:m-0">
        <TextField
          name="number"
          label={text('number')}
          hint={text('yourNumberHint')}
          inputMode="numeric"
          width="s"
          maxLength={7}
          required={false}
          defaultValue={asked === null ? undefined : String(asked)}
        />
        <Button>{text('find')}</Button>
      </form>
    </Section>
  )
}

export function DrawList({ page }: { page: DrawPage }) {
  const text = useMessages(drawMessages)
  const drawn = page.state === 'drawn'
  if (page.state === 'cancelled') return null
  return (
    <Section id="list" title={text(drawn ? 'result' : 'list')}>
      {page.state === 'open' ? (
        <p>{text('listOpen')}</p>
      ) : (
        <>
          <Table
            caption={text(drawn ? 'result' : 'list')}
            captionHidden
            narrow="scroll"
            rows={page.lots as Lot[]}
            rowKey={(lot) => String(lot.number)}
            empty={<p>{text('none')}</p>}
            columns={[
              ...(drawn
                ? [{ key: 'rank', label: text('rank'), numeric: true, cell: (lot: Lot) => String(lot.rank) }]
                : []),
              { key: 'number', label: text('number'), rowHeader: true, cell: (lot) => String(lot.number) },
              { key: 'people', label: text('people'), numeric: true, cell: (lot) => String(lot.people) },
              ...(drawn
                ? [
                    {
                      key: 'outcome',
                      label: text('outcome'),
                      cell: (lot: Lot) =>
                        lot.position ? (
                          text('waiting', { position: lot.position })
                        ) : (
                          <StateTag tone="ok" icon="check-circle">
                            {text('seat')}
                          </StateTag>
                        ),
                    },
                  ]
                : []),
            ]}
          />
          <Pagination href={(n) => `${page.path}?page=${n}#list`} page={page.page} pages={page.pages} />
          <p className="hint">{text('listText')}</p>
          <p>
            <Link href={`${page.path}/list.txt`}>{text('download')}</Link>
          </p>
        </>
      )}
    </Section>
  )
}

type Lot = { number: number; people: number; rank: number; position?: number | null }

export function DrawRules({ steps }: { steps: readonly string[] }) {
  const text = useMessages(drawMessages)
  return (
    <>
      <Section id="rules" title={text('rules')}>
        <ol className="prose list-decimal pl-6">
          {(['rule1', 'rule2', 'rule3', 'rule4'] as const).map((key) => (
            <li key={key}>{text(key)}</li>
          ))}
        </ol>
      </Section>
      {steps.length > 0 ? (
        <Section id="check" title={text('steps')}>
          <p>{text('stepsText')}</p>
          {steps.map((step, index) => (
            <div key={step}>
              <p>
                <strong>{text(`step${index + 1}` as 'step1')}</strong>
              </p>
              <pre className="panel is-wash break-all whitespace-pre-wrap">
                <code>{step}</code>
              </pre>
            </div>
          ))}
        </Section>
      ) : null}
    </>
  )
}
