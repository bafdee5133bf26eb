import { useMessages } from '#app/ui/language.tsx'
import { Table } from '#app/ui/table.tsx'
import { editorMessages } from '../editor-messages.ts'

const TOOLS = ['heading', 'bold', 'list', 'numbers', 'link', 'quote', 'citation', 'module'] as const
/** Shortcuts that public/answer-editor.js knows. */
const KEYS: Partial<Record<(typeof TOOLS)[number], string>> = { bold: 'Control+B', link: 'Control+K' }
const WRITTEN = ['heading', 'bold', 'list', 'numbers', 'link', 'quote'] as const

/** Buttons for the text of an answer. They need public/answer-editor.js, which shows them; the marks they set can be typed. */
export function EditorTools() {
  const text = useMessages(editorMessages)
  return (
    <div
      role="toolbar"
      aria-label={text('tools')}
      aria-controls="text"
      className="editor-tools"
      hidden
      data-editor-tools
      data-words={text('words')}
      data-citation-label={text('citationLabel')}
      data-citation-hint={text('citationHint')}
      data-citation-none={text('citationNone')}
      data-citation-new={text('citationNew')}
    >
      {TOOLS.map((tool) => (
        <button key={tool} type="button" className="button is-s" data-tool={tool} aria-keyshortcuts={KEYS[tool]}>
          {text(tool)}
        </button>
      ))}
    </div>
  )
}

/** What to type for each of them, for whoever has no script or likes to type. */
export function EditorSyntax() {
  const text = useMessages(editorMessages)
  return (
    <details className="mb-4">
      <summary>{text('syntax')}</summary>
      <p className="hint">{text('syntaxLead')}</p>
      <Table
        caption={text('syntax')}
        captionHidden
        columns={[
          { key: 'mark', label: text('mark'), cell: ({ mark }) => mark },
          { key: 'becomes', label: text('becomes'), cell: ({ becomes }) => becomes },
        ]}
        rows={[
          { key: 'paragraph', mark: text('paragraph'), becomes: text('paragraphIs') },
          ...WRITTEN.map((tool) => ({
            key: tool,
            mark: <code>{text(`${tool}Mark`)}</code>,
            becomes: text(tool),
          })),
        ]}
        rowKey={({ key }) => key}
        empty=""
      />
    </details>
  )
}
