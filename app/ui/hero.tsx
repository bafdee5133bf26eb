import type { ReactNode } from 'react'

type HeroProps = {
  /** The h1; one sentence of promise. Parts are kept together where the line breaks. */
  title: readonly string[]
  lead: ReactNode
  actions: ReactNode
  illustration: ReactNode
}

/** Top of the home page: slogan and picture on one ground line. Stands in a layout with `bleed`. */
export function Hero({ title, lead, actions, illustration }: HeroProps) {
  return (
    <div className="hero">
      <div className="wrap hero-in">
        <div className="hero-text">
          <h1>
            {title.map((part) => (
              <span key={part} className="keep">
                {part}
              </span>
            ))}
          </h1>
          <p className="hero-lead">{lead}</p>
          <div className="buttons is-fill">{actions}</div>
        </div>
        <div className="hero-picture">{illustration}</div>
      </div>
    </div>
  )
}
