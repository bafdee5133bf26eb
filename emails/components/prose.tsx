import MarkdownIt from 'markdown-it'
import { BREAK, LINE, LINK, TEXT } from './style.ts'

// Raw html stays text, images are not fetched, and links lead only to the web or to a mail address.
const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true }).disable('image')
const isSafe = /^(https?:|mailto:)/i
markdown.validateLink = (url) => isSafe.test(url)
markdown.renderer.rules.link_open = (tokens, index, options, _env, renderer) => {
  tokens[index]?.attrSet('style', `color:${LINK};text-decoration:underline`)
  return renderer.renderToken(tokens, index, options)
}

const QUOTED = { padding: '0 0 0 16px', borderLeft: `4px solid ${LINE}` }

/** A text in Markdown, as its department wrote it; with a line beside it unless it is `plain`. */
export function Prose({ title, markdown: source, plain }: { title?: string; markdown: string; plain?: boolean }) {
  return (
    <>
      {title ? <h2 style={{ ...TEXT, margin: '0 0 8px', fontSize: '18px', fontWeight: 600 }}>{title}</h2> : null}
      <div
        style={{ ...TEXT, ...BREAK, margin: '0 0 20px', ...(plain ? {} : QUOTED) }}
        dangerouslySetInnerHTML={{ __html: markdown.render(source) }}
      />
    </>
  )
}
