// The blocks of a report on a page or on paper.
import { useMessages } from '#app/ui/language.tsx'
import { Table } from '#app/ui/table.tsx'
import { eventReportMessages } from '../event-report-messages.ts'
import type { Bar, Block } from '../report-paper.ts'

export function ReportBlocks({ blocks }: { blocks: readonly Block[] }) {
  return (
    <>
      {blocks.map((block, index) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a paper never move
        return <ReportBlock key={index} block={block} />
      })}
    </>
  )
}

function ReportBlock({ block }: { block: Block }) {
  if (block.type === 'heading') return <h2 className="mt-8 mb-3 text-xl font-bold">{block.text}</h2>
  if (block.type === 'paragraph') return <p className="my-2 whitespace-pre-line break-words">{block.text}</p>
  if (block.type === 'table' && block.head.length === 0) return <Facts rows={block.rows} />
  if (block.type === 'bars' && block.bars.length === 0) return null
  return (
    <div className="my-6">
      {block.type === 'bars' ? <Bars caption={block.caption} bars={block.bars} /> : <Rows block={block} />}
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
function Bars({ caption, bars }: { caption: string; bars: readonly Bar[] }) {
  const text = useMessages(eventReportMessages)
  const highest = Math.max(1, ...bars.map(({ n }) => n))
  return (
    <Table
      caption={caption}
      columns={[
        { key: 'label', label: text('item'), rowHeader: true, cell: ({ label }: Bar) => label },
        { key: 'n', label: text('number_'), numeric: true, nowrap: true, cell: ({ n }: Bar) => n },
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
