// The blocks of a report on a page or on paper.
import type { ReactNode } from 'react'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Table } from '#app/ui/table.tsx'
import { eventReportMessages } from '../event-report-messages.ts'
import type { Bar, Block } from '../report-paper.ts'

/** Address of the list behind a number; none on paper. */
type ListHref = ((of: string) => string) | undefined

export function ReportBlocks({ blocks, listHref }: { blocks: readonly Block[]; listHref?: ListHref }) {
  return (
    <>
      {blocks.map((block, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a paper never move
        return <ReportBlock key={index} block={block} listHref={listHref} />
      })}
    </>
  )
}

function ReportBlock({ block, listHref }: { block: Block; listHref: ListHref }) {
  if (block.type === 'heading') return <h2 className="mt-8 mb-3 text-xl font-bold">{block.text}</h2>
  if (block.type === 'paragraph') return <p className="my-2 whitespace-pre-line break-words">{block.text}</p>
  if (block.type === 'photos') return <Photos photos={block.photos} />
  if (block.type === 'figures') return listHref ? <Numbers figures={block.figures} listHref={listHref} /> : null
  if (block.type === 'table' && block.head.length === 0) return <Facts rows={block.rows} />
  if (block.type === 'bars' && block.bars.length === 0) return null
  return (
    <div className="my-6">
      {block.type === 'bars' ? (
        <Bars caption={block.caption} bars={block.bars} listHref={listHref} />
      ) : (
        <Rows block={block} />
      )}
    </div>
  )
}

function Facts({ rows }: { rows: readonly (readonly string[])[] }) {
  return (
    <dl className="my-4 grid grid-cols-[auto_1fr] gap-x-6 gap-y-2">
      {rows.map(([label, value]) => (
        <div key={label} className="contents">
          <dt className="font-bold">{label}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Rows({ block: { caption, head, rows, numeric } }: { block: Extract<Block, { type: 'table' }> }) {
  const numbered = rows.map((cells, index) => ({ cells, index }))
  return (
    <Table
      caption={caption}
      captionHidden
      columns={head.map((label, at) => ({
        ...{ key: label, label, numeric: numeric && at > 0, rowHeader: at === 0 },
        cell: ({ cells }: (typeof numbered)[number]) => (
          <span className={cells[at]?.startsWith('http') ? 'break-all' : 'break-words'}>{cells[at]}</span>
        ),
      }))}
      rows={numbered}
      rowKey={({ index }) => String(index)}
      empty={<EmptyRows />}
    />
  )
}

function EmptyRows() {
  return <p>{useMessages(eventReportMessages)('none')}</p>
}

/** Bars lie, so that long names of departments have room; the number stands beside each. */
function Bars({ caption, bars, listHref }: { caption: string; bars: readonly Bar[]; listHref: ListHref }) {
  const text = useMessages(eventReportMessages)
  const highest = Math.max(1, ...bars.map(({ n }) => n))
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'label', label: text('item'), rowHeader: true, cell: ({ label }: Bar) => label },
        {
          key: 'n',
          label: text('number_'),
          numeric: true,
          nowrap: true,
          cell: (bar: Bar) => counted(bar, listHref),
        },
        {
          key: 'bar',
          label: caption,
          labelHidden: true,
          cell: ({ n }: Bar) => (
            <svg className="block w-full min-w-24" height="14" aria-hidden="true">
              <rect width={`${Math.round((n / highest) * 100)}%`} height="14" fill="#9a2a22" />
            </svg>
          ),
        },
      ]}
      rows={bars}
      rowKey={({ label }) => label}
      empty={text('none')}
    />
  )
}

/** A number, as a link where its list can be opened. */
const counted = ({ n, of }: Bar, listHref: ListHref): ReactNode =>
  listHref && of !== undefined && n > 0 ? <Link href={listHref(of)}>{n}</Link> : n

function Numbers({ figures, listHref }: { figures: readonly Required<Bar>[]; listHref: (of: string) => string }) {
  return (
    <Figures>
      {figures.map(({ label, n, of }) => (
        <Figure key={of} label={label} value={n} href={n > 0 ? listHref(of) : undefined} />
      ))}
    </Figures>
  )
}

/** Two beside each other where there is room; numbered like in the file. */
function Photos({ photos }: Pick<Extract<Block, { type: 'photos' }>, 'photos'>) {
  const text = useMessages(eventReportMessages)
  return (
    <div className="my-6 grid gap-6 sm:grid-cols-2">
      {photos.map(({ hash, width, height, caption }, index) => (
        <figure key={hash} className="m-0 break-inside-avoid">
          <img
            src={`/files/${hash}`}
            {...{ width, height }}
            alt={caption}
            loading="lazy"
            className="h-auto max-h-80 w-full rounded object-contain"
          />
          <figcaption className="hint mt-1 text-center">{text('photoOf', { number: index + 1, caption })}</figcaption>
        </figure>
      ))}
    </div>
  )
}
