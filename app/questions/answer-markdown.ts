// Answers are written in Markdown: headings, lists, emphasis, links. No HTML passes, and links go to web addresses only.
import MarkdownIt from 'markdown-it'

const markdown = new MarkdownIt({ html: false, linkify: false, breaks: true, typographer: false })
// Pictures would be requests to third parties from a citizen's browser.
markdown.disable(['image'])
markdown.validateLink = (url) => /^(https?:\/\/|\/(?![/\\])|mailto:|tel:)/i.test(url.trim())
// The page has its h1 and h2; headings of an answer come below them.
markdown.core.ruler.push('lower_headings', (state) => {
  for (const token of state.tokens) {
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = token.tag === 'h1' ? 'h3' : 'h4'
  }
})

/** HTML of an answer, safe to be put into a page. */
export function answerHtml(text: string): string {
  return markdown.render(text)
}

/** The words of an answer without signs of Markdown, for search, feeds and excerpts. */
export function plainTextOf(text: string): string {
  const parts: string[] = []
  for (const block of markdown.parse(text, {})) {
    if (block.type === 'inline') {
      const words = (block.children ?? []).map((token) =>
        token.type === 'softbreak' || token.type === 'hardbreak' ? '\n' : token.content,
      )
      parts.push(words.join(''))
    } else if (block.type === 'fence' || block.type === 'code_block') parts.push(block.content)
  }
  return parts.join('\n').trim()
}
