import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type BannerTone = 'success' | 'info' | 'warning' | 'error'
const ICONS: Readonly<Record<BannerTone, IconName>> = {
  success: 'check-circle',
  info: 'info',
  warning: 'warning',
  error: 'cross-circle',
}

type BannerProps = {
  tone: BannerTone
  title: ReactNode
  /** The result of what was just done: takes the focus and is announced. Leave out for standing notices. */
  result?: boolean
  actions?: ReactNode
  children?: ReactNode
}

/** A result or notice at the top of the content; never a toast. */
export function Banner({ tone, title, result, actions, children }: BannerProps) {
  const text = useMessages(uiMessages)
  return (
    <div
      className={`banner is-${tone}`}
      role={result ? (tone === 'error' ? 'alert' : 'status') : undefined}
      tabIndex={result ? -1 : undefined}
      // biome-ignore lint/a11y/noAutofocus: without scripts this is how the result of a form gets the focus.
      autoFocus={result}
    >
      <Icon name={ICONS[tone]} size={24} />
      <div className="banner-text">
        <p className="banner-title">
          <span className="sr-only">{text('bannerKind', { kind: text(tone) })}</span>
          {title}
        </p>
        {children}
      </div>
      {actions ? <div className="banner-actions">{actions}</div> : null}
    </div>
  )
}
