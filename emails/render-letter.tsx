import { renderToStaticMarkup } from 'react-dom/server'
import { cleanLine } from '#app/platform/text.ts'
import { Action } from './components/action.tsx'
import { Changes } from './components/changes.tsx'
import { Facts } from './components/facts.tsx'
import { Frame } from './components/frame.tsx'
import { LinkList } from './components/link-list.tsx'
import { Notice } from './components/notice.tsx'
import { Prose } from './components/prose.tsx'
import { TEXT } from './components/style.ts'
import { Ticket } from './components/ticket.tsx'
import type { Block, Letter } from './letter.ts'
import type { Mail } from './mail.ts'
import { plainText } from './plain-text.ts'

function BlockView({ block, letter }: { block: Block; letter: Letter }) {
  switch (block.kind) {
    case 'paragraph':
      return <p style={{ ...TEXT, margin: '0 0 20px' }}>{block.text}</p>
    case 'facts':
      return <Facts rows={block.rows} />
    case 'changes':
      return <Changes language={letter.language} rows={block.rows} />
    case 'ticket':
      return <Ticket {...block} />
    case 'action':
      return <Action label={block.label} href={block.href} note={block.note} />
    case 'links':
      return <LinkList {...block} />
    case 'notice':
      return <Notice tone={block.tone} text={block.text} />
    case 'prose':
      return <Prose title={block.title} markdown={block.markdown} plain={block.plain} />
  }
}

/** Draws a letter as html and as text. Pictures and the calendar file are the caller's to add. */
export function renderLetter(letter: Letter): Mail {
  const html = renderToStaticMarkup(
    <Frame letter={letter}>
      {letter.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the list is drawn once and never changes
        <BlockView key={index} block={block} letter={letter} />
      ))}
    </Frame>,
  )
  return {
    subject: cleanLine(letter.subject),
    html: `<!DOCTYPE html>${html}`,
    text: plainText(letter),
    sms: cleanLine(letter.sms),
  }
}
