import type { ReactNode } from 'react'
import { classNames } from './class-names.ts'

type SectionProps = {
  title: ReactNode
  /** Id of the section, for links to it; the heading gets `{id}-title`. */
  id: string
  /** Right of the heading: a link to the whole list, a note. */
  aside?: ReactNode
  headingLevel?: 2 | 3
  /** No space above: first in its column. */
  first?: boolean
  children: ReactNode
}

export function Section({ title, id, aside, headingLevel = 2, first, children }: SectionProps) {
  const Heading = `h${headingLevel}` as const
  return (
    <section id={id} className={classNames('section', first && 'is-first')} aria-labelledby={`${id}-title`}>
      <div className="section-head">
        <Heading id={`${id}-title`} className={headingLevel === 2 ? 'section-title' : 'section-title is-small'}>
          {title}
        </Heading>
        {aside ? <div className="section-aside">{aside}</div> : null}
      </div>
      {children}
    </section>
  )
}
