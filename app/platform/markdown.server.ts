// Long texts of staff: headings, lists, links, emphasis. HTML in the source is shown as text, never passed on.
import MarkdownIt from 'markdown-it'

const renderer = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable(['image'])

renderer.validateLink = (url) => /^(https?:\/\/|\/(?![/\\])|mailto:|tel:)/i.test(url.trim())

// A page has its h1 and its sections are h2: the highest heading of a text becomes h3, whatever it is written as.
renderer.core.ruler.push('fit_headings', (state) => {
  const headings = state.tokens.filter((token) => token.type === 'heading_open' || token.type === 'heading_close')
  const highest = Math.min(...headings.map((token) => Number(token.tag.slice(1))))
  for (const token of headings) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) - highest + 3)}`
})
const plainLink = renderer.renderer.rules.link_open
renderer.renderer.rules.link_open = (tokens, index, options, env, self) => {
  tokens[index]?.attrSet('rel', 'noopener noreferrer')
  return plainLink ? plainLink(tokens, index, options, env, self) : self.renderToken(tokens, index, options)
}

/** Markdown as HTML of our own making: no foreign markup, no pictures, no links but http, https, mailto and our own. */
export function renderMarkdown(source: string): string {
  return renderer.render(source)
}

/** Where the links of a text lead, each as it would stand in its page. */
export function linksIn(source: string): string[] {
  return renderer
    .parse(source, {})
    .flatMap((block) => block.children ?? [])
    .filter((token) => token.type === 'link_open')
    .map((token) => String(token.attrGet('href') ?? ''))
}

/** The words without the marks, on one line: for feeds, descriptions, search results. */
export function plainText(source: string): string {
  return renderer
    .render(source)
    .replace(/<[^>]*>/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .replace(/\s+/g, ' ')
    .trim()
}
