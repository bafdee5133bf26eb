import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { FieldGroup, fieldId } from './field.tsx'
import type { IconName } from './icon.tsx'
import { StateText } from './state-tag.tsx'
import type { Tone } from './tone.ts'

export type SlotRow = {
  value: string
  title: ReactNode
  /** Whose places these are; a line of its own, as strong as the title. */
  group?: ReactNode
  subtitle?: ReactNode
  /** Right-hand side, with icon and colour: 余 12 席. */
  state: { tone: Tone; icon?: IconName; text: ReactNode }
  /** Below the state: 共 50 席. When disabled, it must tell why. */
  note?: ReactNode
  /** Cannot be chosen; stays visible. */
  disabled?: boolean
  selected?: boolean
  /** Makes the row a link instead of a choice. */
  href?: string
}

type SlotRowsProps = {
  /** The question; for links and plain rows the heading of the section says it. */
  legend?: ReactNode
  legendHidden?: boolean
  hint?: ReactNode
  error?: string
  rows: readonly SlotRow[]
  /** Name of the radio buttons; leave out for rows that are links or only information. */
  name?: string
}

function Row({ row }: { row: SlotRow }) {
  return (
    <span className="slot-body">
      <span className="slot-main">
        <span className="slot-title">{row.title}</span>
        {row.group ? <span className="slot-title">{row.group}</span> : null}
        {row.subtitle ? <span className="slot-sub">{row.subtitle}</span> : null}
      </span>
      <span className="slot-side">
        <StateText {...row.state}>{row.state.text}</StateText>
        {row.note ? <span className="slot-sub">{row.note}</span> : null}
      </span>
    </span>
  )
}

/** Things to choose from by weighing them: one row each, the whole row is the target, a full one stays visible. */
export function SlotRows({ legend, legendHidden, hint, error, rows, name }: SlotRowsProps) {
  if (!name) {
    return (
      <ul className="slots">
        {rows.map((row) => (
          <li key={row.value} className={classNames('slot', row.disabled && 'is-disabled')}>
            {row.href && !row.disabled ? (
              <a href={row.href} className="slot-hit" aria-current={row.selected ? 'true' : undefined}>
                <Row row={row} />
              </a>
            ) : (
              <span className="slot-hit">
                <Row row={row} />
              </span>
            )}
          </li>
        ))}
      </ul>
    )
  }
  const id = fieldId({ name })
  return (
    <FieldGroup radio name={name} label={legend} labelHidden={legendHidden} hint={hint} error={error}>
      <div className="slots">
        {rows.map((row, index) => (
          <label key={row.value} className={classNames('slot', row.disabled && 'is-disabled')}>
            <input
              type="radio"
              className="sr-only"
              id={index === 0 ? id : `${id}-${row.value}`}
              name={name}
              value={row.value}
              disabled={row.disabled}
              defaultChecked={row.selected}
            />
            <span className="slot-hit">
              <span className="dot" aria-hidden="true" />
              <Row row={row} />
            </span>
          </label>
        ))}
      </div>
    </FieldGroup>
  )
}
