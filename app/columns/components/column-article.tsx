// A topical column as it is read: cover, contents, sections. The same for the public and for the preview before a review.
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { Prose } from '#app/ui/prose.tsx'
import { Section } from '#app/ui/section.tsx'
import { columnMessages } from '../column-messages.ts'
import type { ColumnView, PictureView } from '../column-view.server.ts'

type Props = {
  view: ColumnView
  /** 3 inside a section of the console */
  headingLevel?: 2 | 3
  /** the words of pictures stand below them too, for whoever reviews them */
  showAlt?: boolean
}

export function ColumnArticle({ view, headingLevel = 2, showAlt }: Props) {
  return (
    <>
      {view.cover ? <Picture picture={view.cover} showAlt={showAlt} first /> : null}
      {view.sections.length > 2 ? <Contents sections={view.sections} /> : null}
      {view.sections.map((section, index) => (
        <Part key={section.key} section={section} id={`s${index + 1}`} headingLevel={headingLevel} showAlt={showAlt} />
      ))}
    </>
  )
}

function Contents({ sections }: Pick<ColumnView, 'sections'>) {
  const text = useMessages(columnMessages)
  return (
    <nav className="no-print mt-6" aria-label={text('contents')}>
      <Panel tone="wash">
        <ol className="grid list-decimal gap-x-8 gap-y-1 pl-6 md:grid-cols-2">
          {sections.map((section, index) => (
            <li key={section.key}>
              <Link href={`#s${index + 1}`}>{section.heading.text}</Link>
            </li>
          ))}
        </ol>
      </Panel>
    </nav>
  )
}

type PartProps = { section: ColumnView['sections'][number]; id: string; headingLevel: 2 | 3; showAlt?: boolean }

function Part({ section, id, headingLevel, showAlt }: PartProps) {
  const text = useMessages(columnMessages)
  const { heading, picture, items, links } = section
  return (
    <Section
      id={id}
      headingLevel={headingLevel}
      title={<span lang={heading.foreign ? 'zh-CN' : undefined}>{heading.text}</span>}
    >
      {section.foreign ? <p className="hint">{text('foreign')}</p> : null}
      {section.html ? <Prose html={section.html} lang={section.foreign ? 'zh-CN' : undefined} /> : null}
      {picture ? <Picture picture={picture} showAlt={showAlt} /> : null}
      {items.length > 0 ? (
        <div className="mt-4">
          <LinkList
            headingLevel={headingLevel === 2 ? 3 : 4}
            items={items.map(({ href, title, kind, meta }) => ({ href, title, meta: `${kind} · ${meta}` }))}
          />
        </div>
      ) : null}
      {links.length > 0 ? (
        <div className="mt-4">
          <p className="font-semibold">{text('links')}</p>
          <ul className="list-disc pl-6">
            {links.map((link) => (
              <li key={`${link.label} ${link.url}`}>
                <Link href={link.url} external={/^https:/.test(link.url)}>
                  {link.label}
                </Link>
                <span className="print-only hint">{link.url}</span>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </Section>
  )
}

function Picture({ picture, showAlt, first }: { picture: PictureView; showAlt?: boolean; first?: boolean }) {
  const text = useMessages(columnMessages)
  return (
    <figure className="mt-4 break-inside-avoid" lang={picture.foreign ? 'zh-CN' : undefined}>
      <img
        src={picture.src}
        alt={picture.alt}
        width={picture.width}
        height={picture.height}
        loading={first ? undefined : 'lazy'}
        decoding="async"
        className="h-auto w-full"
      />
      {showAlt ? (
        // The same words as the picture's own: read once.
        <figcaption className="hint" aria-hidden="true">
          {text('altShown', { alt: picture.alt })}
        </figcaption>
      ) : null}
    </figure>
  )
}
