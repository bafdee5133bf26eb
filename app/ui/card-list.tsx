import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'
import { DateLeaf, type Leaf } from './date-leaf.tsx'
import { Icon } from './icon.tsx'

/** Cards below each other with hairlines; each child is one card. */
export function CardList({ children }: { children: ReactNode }) {
  return <ul className="card-list">{children}</ul>
}

export type LeafCardProps = {
  leaf: Leaf
  /** A StateTag. */
  tag?: ReactNode
  /** Stands beside the tag in bold: how many places are left, when it opens. */
  note?: ReactNode
  title: string
  href: string
  /** Second lines: when, who, where. */
  lines: readonly ReactNode[]
  /** Past or cancelled: the leaf turns grey. */
  muted?: boolean
  /** Another place to go from the card; `of` tells links of one name apart for those who hear them. */
  also?: { href: string; label: string; of: string }
  headingLevel?: 2 | 3 | 4
}

/** A card with a calendar leaf. The whole card is the target; the title is the link. */
export function LeafCard({ leaf, tag, note, title, href, lines, muted, also, headingLevel = 3 }: LeafCardProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <li className={classNames('leaf-card', muted && 'is-muted')}>
      <DateLeaf {...leaf} muted={muted} />
      <div className="leaf-card-body">
        {tag || note ? (
          <div className="leaf-card-state">
            {tag}
            {note ? <span className="leaf-card-note">{note}</span> : null}
          </div>
        ) : null}
        <Heading className="card-title">
          <a href={href}>{title}</a>
        </Heading>
        {lines.map((line, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the lines of one card never change places.
          <p key={index} className="card-line">
            {line}
          </p>
        ))}
        {also ? (
          <p className="card-line">
            <a className="link card-also" href={also.href}>
              <Icon name="check-circle" size={16} />
              <span>
                {also.label}
                <span className="sr-only"> {also.of}</span>
              </span>
            </a>
          </p>
        ) : null}
      </div>
    </li>
  )
}
