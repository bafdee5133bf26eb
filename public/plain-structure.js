// What is pasted from Word, WeChat or a web page, as the plain structure of an answer: headings, lists, links, bold, and tables
// as lines, in Markdown. Everything else goes, and is named. Pure: it reads a tree of elements and texts and touches no page.

/**
 * @typedef {{ text: string } | { name: string, attributes: Record<string, string>, children: Tree[] }} Tree
 * @typedef {'colour' | 'font' | 'emphasis' | 'images' | 'media' | 'tables' | 'hidden' | 'revisions' | 'notes' | 'links'} Dropped
 */

const SKIPPED = new Set(['head', 'style', 'script', 'meta', 'link', 'title', 'xml', 'template', 'noscript', 'object'])
const MEDIA = new Set(['video', 'audio', 'iframe', 'embed', 'mpvoice', 'mp-common-videosnap', 'qqmusic', 'canvas'])
const IMAGES = new Set(['img', 'svg', 'picture', 'v:imagedata'])
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figcaption',
  'figure',
  'footer',
  'form',
  'header',
  'hr',
  'html',
  'main',
  'nav',
  'p',
  'pre',
  'section',
])

const styleOf = (node) => (node.attributes.style ?? '').toLowerCase().replace(/\s+/g, '')
const has = (style, name, value) => new RegExp(`(^|;)${name}:${value}`).test(style)

const isHidden = (style) =>
  has(style, 'display', 'none') || has(style, 'mso-hide', 'all') || has(style, 'visibility', 'hidden')

/** Level of a heading: of the element, or of Word's paragraph style. */
function headingOf(node) {
  const byName = /^h([1-6])$/.exec(node.name)
  if (byName) return Number(byName[1])
  const byStyle = /mso-outline-level:([1-6])/.exec(styleOf(node))
  return byStyle && node.name === 'p' ? Number(byStyle[1]) : 0
}

/** Word writes list items as paragraphs: `mso-list:l0 level2 lfo1`. The level, or 0. */
const wordLevel = (node) => Number(/(?:^|;)mso-list:l\d+level(\d)/.exec(styleOf(node))?.[1] ?? 0)
const isWordMarker = (node) => /mso-list:ignore/.test(styleOf(node))

function isBold(node, style) {
  if (has(style, 'font-weight', '(normal|[1-4]00)')) return false
  return node.name === 'b' || node.name === 'strong' || has(style, 'font-weight', '(bold|[6-9]00)')
}

const tidy = (text) =>
  text
    .replace(/[\u200b-\u200d\ufeff\u00ad]/g, '')
    .replace(/[\s\u00a0\u3000]+/g, (gap) => (/^[\u3000]+$/.test(gap) ? '\u3000' : ' '))

/** What Markdown would read as a mark stays a character. */
const escaped = (text) => text.replace(/[\\*`[\]]/g, '\\$&')
const escapedStart = (line) => line.replace(/^(#{1,6}|[-+>])(?=\s)/, '\\$1')

/** A bold stretch without spaces at its ends; nothing where there are only spaces. */
function bold(text) {
  const [, before, inner, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text)
  if (!inner || inner.includes('\n')) return text
  return `${before}**${inner.replace(/\*\*/g, '')}**${after}`
}

const SAFE_LINK = /^(https?:\/\/|mailto:|tel:)/i

function textOf(node) {
  return 'text' in node ? node.text : node.children.map(textOf).join('')
}

/**
 * @param {Tree[]} nodes
 * @returns {{ text: string, dropped: Partial<Record<Dropped, number>> }} the Markdown, and what was left out how often
 */
export function plainStructure(nodes) {
  /** @type {Partial<Record<Dropped, number>>} */
  const dropped = {}
  const drop = (what) => {
    dropped[what] = (dropped[what] ?? 0) + 1
  }
  /** finished blocks; items of one list have no empty line between them */
  const blocks = []
  let line = ''

  function noteStyle(node, style) {
    if (
      /(^|;)(color|background(-color)?):(?!(windowtext|inherit|initial|black|rgb\(0,0,0\)|#0{3,6}|white|transparent|auto|none)(;|!|$))/.test(
        style,
      )
    ) {
      drop('colour')
    } else if (node.name === 'font' && node.attributes.color) drop('colour')
    if (
      /(^|;)font-(family|size):/.test(style) ||
      (node.name === 'font' && (node.attributes.face || node.attributes.size))
    ) {
      drop('font')
    }
    if (
      ['i', 'em', 'u', 's', 'strike', 'sup', 'sub', 'mark'].includes(node.name) ||
      /text-decoration(-line)?:(underline|line-through)/.test(style)
    ) {
      if (textOf(node).trim()) drop('emphasis')
    }
  }

  /** Ends the paragraph that is being gathered. */
  function close(prefix = '', isItem = false) {
    const text = line
      .split('\n')
      .map((part) => part.replace(/^[\s\u3000]+|\s+$/g, ''))
      .join('\n')
      .replace(/\n{2,}/g, '\n')
      .trim()
    line = ''
    if (!text) return
    const safe = prefix ? text : text.split('\n').map(escapedStart).join('\n')
    const indent = ' '.repeat(prefix.length)
    blocks.push({ text: isItem ? prefix + safe.replace(/\n/g, `\n${indent}`) : prefix + safe, isItem })
  }

  function inline(children, context) {
    for (const child of children) visit(child, context)
  }

  /** What stands between, gathered for itself. */
  function gathered(children, context) {
    const before = line
    line = ''
    inline(children, { ...context, isInline: true })
    const inner = line
    line = before
    return inner
  }

  function visitTable(node) {
    close()
    drop('tables')
    const rows = []
    const find = (part) => {
      if ('text' in part) return
      if (part.name === 'tr') rows.push(part)
      else part.children.forEach(find)
    }
    find(node)
    const lines = rows
      .map((row) =>
        row.children
          .filter((cell) => cell.name === 'td' || cell.name === 'th')
          .map((cell) =>
            gathered([cell], { depth: 0 })
              .replace(/\s*\n\s*/g, ' ')
              .trim(),
          )
          .filter(Boolean)
          .join(' ｜ '),
      )
      .filter(Boolean)
    if (lines.length > 0) blocks.push({ text: lines.map(escapedStart).join('\n'), isItem: false })
  }

  function visitList(node, context) {
    if (context.isInline) return inline(node.children, context)
    close()
    const depth = context.depth + 1
    let number = Number(node.attributes.start) || 1
    for (const item of node.children) {
      if ('text' in item) continue
      if (item.name !== 'li') {
        visit(item, { ...context, depth })
        continue
      }
      const mark = node.name === 'ol' ? `${number++}. ` : '- '
      const prefix = '   '.repeat(depth - 1) + mark
      const isList = (part) => part.name === 'ul' || part.name === 'ol'
      line = gathered(
        item.children.filter((part) => !isList(part)),
        { depth },
      )
      close(prefix, true)
      for (const inner of item.children.filter(isList)) visitList(inner, { depth })
    }
  }

  function visitWordItem(node, level) {
    close()
    const marks = []
    const take = (part) => {
      if ('text' in part) return false
      if (isWordMarker(part)) return marks.push(textOf(part).trim()) > 0
      return false
    }
    const without = (part) =>
      'text' in part ? part : { ...part, children: part.children.filter((inner) => !take(inner)).map(without) }
    const body = without({ ...node, name: 'span', attributes: {} })
    line = gathered([body], { depth: level })
    const number = /^[(（]?(\d+)[.)）、]?$/.exec(marks[0] ?? '')
    close('   '.repeat(level - 1) + (number ? `${number[1]}. ` : '- '), true)
  }

  function visitLink(node, context) {
    const words = gathered(node.children, context)
    const shown = words.trim()
    const href = (node.attributes.href ?? '').trim()
    if (!shown) return
    if (!SAFE_LINK.test(href)) {
      if (href && !href.startsWith('#')) drop('links')
      line += words
    } else if (shown === escaped(href) || shown === escaped(href.replace(/\/$/, ''))) line += href
    else
      line += `[${shown.replace(/\*\*|\n/g, '')}](${href
        .replace(/[()\s]/g, encodeURIComponent)
        .replace(/\(/g, '%28')
        .replace(/\)/g, '%29')})`
  }

  function visit(node, context) {
    if ('text' in node) {
      const text = tidy(node.text)
      line += /(^|\n|\s)$/.test(line) ? escaped(text.replace(/^ +/, '')) : escaped(text)
      return
    }
    const { name } = node
    const style = styleOf(node)
    if (SKIPPED.has(name)) return
    if (IMAGES.has(name)) {
      // Pictures of one pixel count readers and show nothing.
      if (node.attributes.width !== '1') drop('images')
      return
    }
    if (MEDIA.has(name)) return drop('media')
    if (name === 'del' || has(style, 'mso-element', 'comment')) {
      if (textOf(node).trim()) drop(name === 'del' ? 'revisions' : 'notes')
      return
    }
    if (isHidden(style)) {
      if (textOf(node).trim()) drop('hidden')
      return
    }
    noteStyle(node, style)
    if (name === 'br') {
      // Word's page break is no line.
      if (!/page-break-before/.test(style)) line += '\n'
      return
    }
    if (name === 'table') {
      if (context.isInline) return inline(node.children, context)
      return visitTable(node)
    }
    if (name === 'ul' || name === 'ol') return visitList(node, context)
    if (name === 'a') return visitLink(node, context)
    const isBlock = BLOCKS.has(name) || /^h[1-6]$/.test(name)
    if (!isBlock) {
      const strong = isBold(node, style) && !context.isBold && !context.isHeading
      if (!strong) return inline(node.children, context)
      line += bold(gathered(node.children, { ...context, isBold: true }))
      return
    }
    if (context.isInline) {
      if (line && !line.endsWith('\n')) line += '\n'
      inline(node.children, context)
      if (line && !line.endsWith('\n')) line += '\n'
      return
    }
    const level = wordLevel(node)
    if (level > 0) return visitWordItem(node, level)
    close()
    const heading = headingOf(node)
    if (heading > 0) {
      line = gathered(node.children, { ...context, isHeading: true }).replace(/\s*\n\s*/g, ' ')
      close(heading <= 2 ? '## ' : '### ')
      return
    }
    inline(node.children, context)
    close()
  }

  inline(nodes, { depth: 0 })
  close()
  const text = blocks
    .map((block, at) => (at === 0 ? '' : block.isItem && blocks[at - 1].isItem ? '\n' : '\n\n') + block.text)
    .join('')
    // Two bold stretches that touch are one.
    .replace(/\*\*\*\*/g, '')
  return { text, dropped }
}

/** The tree of a part of a page. */
export function treeOf(node) {
  if (node.nodeType === 3) return { text: node.nodeValue }
  const attributes = {}
  for (const { name, value } of node.attributes ?? []) attributes[name.toLowerCase()] = value
  const children = [...node.childNodes].filter(({ nodeType }) => nodeType === 1 || nodeType === 3).map(treeOf)
  return { name: (node.localName ?? '').toLowerCase(), attributes, children }
}
