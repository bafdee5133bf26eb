// What came of an event: figures, summary, photographs, links. The same for the public and for the preview before review.
import { Figure, Figures } from '#app/ui/figure.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Prose } from '#app/ui/prose.tsx'
import type { ResultFigure } from '../result.ts'
import { resultMessages } from '../result-messages.ts'
import type { ResultView } from '../result-view.server.ts'

const UNIT = {
  registered: 'unitPeople',
  came: 'unitPeople',
  asked: 'unitCount',
  answered: 'unitCount',
  satisfaction: 'unitPercent',
} as const satisfies Record<ResultFigure, string>

export function ResultArticle({ result }: { result: ResultView }) {
  const text = useMessages(resultMessages)
  const { summary, figures, photos, links, at } = result
  return (
    <>
      {figures.length > 0 ? (
        <Figures>
          {figures.map(({ key, value }) => (
            <Figure
              key={key}
              label={text(key)}
              value={value}
              unit={text(UNIT[key]) || undefined}
              note={key === 'satisfaction' ? text('satisfactionNote', { count: result.rated }) : undefined}
            />
          ))}
        </Figures>
      ) : null}
      {summary.foreign ? <p className="hint mt-4">{text('foreign')}</p> : null}
      <div className="mt-4">
        <Prose html={summary.html} lang={summary.foreign ? 'zh-CN' : undefined} />
      </div>
      {photos.length > 0 ? (
        <div className="mt-4 grid gap-4 md:grid-cols-2">
          {photos.map((photo) => (
            <figure key={photo.src} lang={photo.foreign ? 'zh-CN' : undefined}>
              <img
                src={photo.src}
                alt={photo.alt}
                width={photo.width}
                height={photo.height}
                loading="lazy"
                decoding="async"
                className="h-auto w-full"
              />
              {/* The same words as the picture's own: read once. */}
              <figcaption className="hint" aria-hidden="true">
                {photo.alt}
              </figcaption>
            </figure>
          ))}
        </div>
      ) : null}
      {links.length > 0 ? (
        <>
          <h3 className="section-title is-small mt-4">{text('links')}</h3>
          <ul>
            {links.map((link) => (
              <li key={`${link.label} ${link.url}`}>
                <Link href={link.url} external>
                  {link.label}
                </Link>
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {at ? <p className="hint mt-4">{text(at.first ? 'published' : 'corrected', { at: at.moment })}</p> : null}
    </>
  )
}
