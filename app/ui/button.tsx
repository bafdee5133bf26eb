import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { Icon, type IconName } from './icon.tsx'

/** One `primary` a page. `row` and `danger-row` are full-width rows with a chevron; `danger-row` is for what cannot be undone. */
export type ButtonVariant = 'primary' | 'second' | 'quiet' | 'row' | 'danger-row'
export type ButtonSize = 's' | 'm' | 'l'

type Look = {
  variant?: ButtonVariant
  size?: ButtonSize
  icon?: IconName
  /** As wide as its container. */
  block?: boolean
  className?: string
  children: ReactNode
}

type ButtonProps = Look & {
  type?: 'submit' | 'button'
  name?: string
  value?: string
  /** Id of the form it belongs to, when it stands outside of it. */
  form?: string
  formAction?: string
  formMethod?: 'get' | 'post'
  /** Why it cannot be pressed now. Set: the button is disabled and the reason is written below it. */
  disabledReason?: string
  'aria-pressed'?: boolean
  'aria-label'?: string
}

function look({ variant = 'second', size = 'm', block, className }: Look): string {
  const row = variant === 'row' || variant === 'danger-row'
  return classNames(
    row ? 'row-button' : 'button',
    `is-${variant}`,
    !row && size !== 'm' && `is-${size}`,
    block && 'is-block',
    className,
  )
}

function Content({ variant, icon, children }: Look) {
  const row = variant === 'row' || variant === 'danger-row'
  return (
    <>
      {icon ? <Icon name={icon} /> : null}
      <span>{children}</span>
      {row ? <Icon name="chevron-right" className="row-button-end" /> : null}
    </>
  )
}

export function Button(props: ButtonProps) {
  const { variant, size, icon, block, className, children, type = 'submit', disabledReason, ...rest } = props
  const button = (
    <button {...rest} type={type} className={look(props)} disabled={disabledReason !== undefined}>
      <Content variant={variant} icon={icon}>
        {children}
      </Content>
    </button>
  )
  if (disabledReason === undefined) return button
  return (
    <span className={classNames('button-with-reason', block && 'is-block')}>
      {button}
      <span className="hint">{disabledReason}</span>
    </span>
  )
}

export function ButtonLink(
  props: Look & { href: string; rel?: string; download?: boolean | string; 'aria-label'?: string },
) {
  const { variant, size, icon, block, className, children, ...rest } = props
  return (
    <a {...rest} className={look(props)}>
      <Content variant={variant} icon={icon}>
        {children}
      </Content>
    </a>
  )
}

/** Buttons side by side; below each other on a narrow phone. */
export function Buttons({ children, align = 'start' }: { children: ReactNode; align?: 'start' | 'end' | 'fill' }) {
  return <div className={classNames('buttons', align !== 'start' && `is-${align}`)}>{children}</div>
}

/** A list of `row` buttons with hairlines between them. Each child is one row. */
export function ButtonRows({ children }: { children: ReactNode }) {
  return <div className="button-rows">{children}</div>
}
