// The plain text of a letter: for people and programs that do not show html.
import type { Block, Letter } from './letter.ts'

/** Markdown without the marks that only machines need; links keep their address. */
function proseText(markdown: string): string {
  return markdown
    .replace(/\[([^\]]+)\]\((https?:[^)\s]+|mailto:[^)\s]+)\)/g, '$1 ($2)')
    .replace(/^#{1,6}\s+/gm, '')
    .replace(/(\*\*|__)(?=\S)([\s\S]*?\S)\1/g, '$2')
}

/** Lines of one block; `colon` is the language's own. */
function linesOf(block: Block, colon: string): string[] {
  switch (block.kind) {
    case 'paragraph':
      return [block.text]
    case 'facts':
      return block.rows.flatMap(({ label, value, detail }) => [
        `${label}${colon}${value}`,
        ...(detail ? [`    ${detail}`] : []),
      ])
    case 'changes':
      return block.rows.map(({ label, from, to }) => `${label}${colon}${from} → ${to}`)
    case 'ticket':
      return [`${block.codeLabel}${colon}${block.code}`, block.caption, `${block.link.label}${colon}${block.link.href}`]
    case 'action':
      return [`${block.label}${colon}`.trim(), block.href, ...(block.note ? [block.note] : [])]
    case 'links':
      return [
        ...(block.title ? [block.title, ''] : []),
        ...block.items.flatMap(({ label, href, note }, index) => [
          ...(index > 0 && note ? [''] : []),
          ...(note ? [label, note, href] : [`${label}${colon}${href}`]),
        ]),
      ]
    case 'notice':
      return [`* ${block.text}`]
    case 'prose':
      return [...(block.title ? [block.title, ''] : []), proseText(block.markdown)]
  }
}

export function plainText(letter: Letter): string {
  const colon = letter.language === 'en' ? ': ' : '：'
  const parts = [
    [letter.heading],
    ...(letter.greeting ? [[letter.greeting]] : []),
    ...letter.blocks.map((block) => linesOf(block, colon)),
    ['--', letter.footer.sender, letter.footer.contact, letter.footer.reason],
  ]
  return `${parts.map((lines) => lines.join('\n')).join('\n\n')}\n`
}
