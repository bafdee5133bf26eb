import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

/**
 * `plain` hairline, `aside` the same but without a frame where there is one column, `wash` quiet ground, `info` blue, `accent` red left edge for one promoted thing, `internal` for
 * what the public never sees, `ok`/`warn`/`bad` with a coloured left edge.
 */
export type PanelTone = 'plain' | 'aside' | 'wash' | 'info' | 'accent' | 'internal' | 'ok' | 'warn' | 'bad'

type PanelProps = {
  /** where links lead */
  id?: string
  tone?: PanelTone
  title?: ReactNode
  icon?: IconName
  /** Right of the title. */
  aside?: ReactNode
  headingLevel?: 2 | 3 | 4
  children: ReactNode
}

export function Panel({ id, tone = 'plain', title, icon, aside, headingLevel = 2, children }: PanelProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <div id={id} className={`panel is-${tone}`}>
      {title ? (
        <div className="panel-head">
          <Heading className="panel-title">
            {icon ? <Icon name={icon} /> : null}
            {title}
          </Heading>
          {aside ? <div className="section-aside">{aside}</div> : null}
        </div>
      ) : null}
      {children}
    </div>
  )
}

/** The green top of a page that says: done, this is yours now. `title` is the h1. `tone` turns it amber or grey. */
export function ConfirmationPanel(props: {
  title: string
  tone?: 'ok' | 'warn' | 'idle'
  icon?: IconName
  children?: ReactNode
}) {
  const {
    title,
    tone = 'ok',
    icon = tone === 'ok' ? 'check-circle' : tone === 'warn' ? 'hourglass' : 'cross-circle',
    children,
  } = props
  return (
    <div className={`confirmation is-${tone}`}>
      <Icon name={icon} size={48} />
      <h1>{title}</h1>
      {children ? <div className="confirmation-text">{children}</div> : null}
    </div>
  )
}

/** A card in two parts with a tear line between them, such as a ticket: `head` is torn off. */
export function TearCard({ head, children }: { head: ReactNode; children: ReactNode }) {
  return (
    <div className="tear-card">
      <div className="tear-card-head">{head}</div>
      <div className="tear-card-body">{children}</div>
    </div>
  )
}
