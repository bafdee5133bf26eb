import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type Column<Row> = {
  key: string
  label: string
  cell: (row: Row) => ReactNode
  /** Right-aligned with tabular figures. */
  numeric?: boolean
  /** Names the row; bold. Give it to one column. */
  rowHeader?: boolean
  /** Head is a link that sorts; `direction` when it is the sorted one. */
  sort?: { href: string; direction?: 'ascending' | 'descending' }
  /** The head is for readers by ear only: columns of buttons. */
  labelHidden?: boolean
  /** May not wrap: dates, numbers. */
  nowrap?: boolean
}

export type TableProps<Row> = {
  caption: ReactNode
  captionHidden?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** What stands there when there are no rows; say how to widen the search. */
  empty: ReactNode
  /** A check box before each row, sent under `name`. */
  select?: {
    name: string
    value: (row: Row) => string
    label: (row: Row) => string
    checked?: (row: Row) => boolean
    form?: string
  }
  /** Sums; one cell per column. */
  footer?: readonly ReactNode[]
  /** Below the table: definitions. */
  note?: ReactNode
  /**
   * On phones: each row becomes a block of labelled lines (default), or the table scrolls sideways. `tiles` is for many
   * figures: two stand beside each other below the row's name. `wide` is for many narrow columns: they are all of one
   * width, and the first stays while the others scroll in their box.
   */
  narrow?: 'rows' | 'tiles' | 'scroll' | 'wide'
  /** Lines around every cell, for paper that people write on. */
  ruled?: boolean
}

function HeadCell<Row>({ column }: { column: Column<Row> }) {
  const content = column.labelHidden ? <span className="sr-only">{column.label}</span> : column.label
  return (
    <th
      scope="col"
      role="columnheader"
      className={classNames(column.numeric && 'is-numeric', column.nowrap && 'is-nowrap') || undefined}
      aria-sort={column.sort?.direction}
    >
      {column.sort ? (
        <a href={column.sort.href}>
          {content}
          {column.sort.direction ? (
            <span aria-hidden="true"> {column.sort.direction === 'ascending' ? '↑' : '↓'}</span>
          ) : null}
        </a>
      ) : (
        content
      )}
    </th>
  )
}

function BodyCell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const attributes = {
    className: classNames(column.numeric && 'is-numeric', column.nowrap && 'is-nowrap') || undefined,
    'data-label': column.labelHidden ? undefined : column.label,
  }
  return column.rowHeader ? (
    <th scope="row" role="rowheader" {...attributes}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" {...attributes}>
      {column.cell(row)}
    </td>
  )
}

/** A real table. The roles are written out because browsers drop them when the narrow view changes `display`. */
export function Table<Row>(props: TableProps<Row>) {
  const { caption, captionHidden, columns, rows, rowKey, empty, select, footer, note, narrow = 'rows', ruled } = props
  const text = useMessages(uiMessages)
  const stacks = narrow === 'rows' || narrow === 'tiles'
  // Tiles stand side by side on a wide screen, where large type may need more than its width.
  const scrolls = narrow !== 'rows'
  if (rows.length === 0) return <div className="table-empty">{empty}</div>
  const table = (
    <table
      role="table"
      className={classNames(
        'table',
        stacks && 'is-stacking',
        narrow === 'tiles' && 'is-tiled',
        narrow === 'wide' && 'is-wide',
        select && 'has-select',
        ruled && 'is-ruled',
      )}
    >
      <caption className={captionHidden ? 'sr-only' : undefined}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {select ? (
            <th scope="col" role="columnheader" className="table-select">
              <span className="sr-only">{text('chooseRow')}</span>
            </th>
          ) : null}
          {columns.map((column) => (
            <HeadCell key={column.key} column={column} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row) => {
          const checked = select?.checked?.(row) ?? false
          return (
            <tr role="row" key={rowKey(row)} className={checked ? 'is-selected' : undefined}>
              {select ? (
                <td role="cell" className="table-select">
                  <input
                    type="checkbox"
                    className="box"
                    name={select.name}
                    value={select.value(row)}
                    form={select.form}
                    defaultChecked={checked}
                    aria-label={select.label(row)}
                  />
                </td>
              ) : null}
              {columns.map((column) => (
                <BodyCell key={column.key} column={column} row={row} />
              ))}
            </tr>
          )
        })}
      </tbody>
      {footer ? (
        <tfoot role="rowgroup">
          <tr role="row">
            {select ? <td role="cell" /> : null}
            {columns.map((column, index) => (
              <td
                role="cell"
                key={column.key}
                className={column.numeric ? 'is-numeric' : undefined}
                data-label={column.label}
              >
                {footer[index]}
              </td>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
  return (
    <div className="table-box">
      {scrolls ? (
        // biome-ignore lint/a11y/useSemanticElements: neither fields of a form nor one more landmark.
        <div
          className="table-scroll"
          role="group"
          aria-label={typeof caption === 'string' ? caption : undefined}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
          tabIndex={0}
        >
          {table}
        </div>
      ) : (
        table
      )}
      {note ? <div className="hint table-note">{note}</div> : null}
    </div>
  )
}
