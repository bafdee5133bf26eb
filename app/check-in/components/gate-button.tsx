import type { ReactNode } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Icon, type IconName } from '#app/ui/icon.tsx'

type GateButtonProps = {
  onPress: () => void
  icon?: IconName
  /** strong: the one to press next · plain: the others */
  look?: 'strong' | 'plain'
  pressed?: boolean
  disabled?: boolean
  children: ReactNode
}

/** A button for a thumb, in a hurry. */
export function GateButton({ onPress, icon, look = 'plain', pressed, disabled, children }: GateButtonProps) {
  return (
    <button
      type="button"
      className={classNames('gate-button', `is-${look}`)}
      onClick={onPress}
      aria-pressed={pressed}
      disabled={disabled}
    >
      {icon ? <Icon name={icon} size={26} /> : null}
      <span>{children}</span>
    </button>
  )
}

/** − n + : how many people come now. */
export function Stepper(props: {
  value: number
  least: number
  most: number
  label: string
  fewer: string
  more: string
  onChange: (value: number) => void
}) {
  const { value, least, most, label, fewer, more, onChange } = props
  return (
    <fieldset className="gate-stepper" aria-label={label}>
      <button type="button" aria-label={fewer} disabled={value <= least} onClick={() => onChange(value - 1)}>
        <Icon name="minus" size={26} />
      </button>
      <output>{label}</output>
      <button type="button" aria-label={more} disabled={value >= most} onClick={() => onChange(value + 1)}>
        <Icon name="plus" size={26} />
      </button>
    </fieldset>
  )
}
