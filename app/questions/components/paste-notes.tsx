import { useMessages } from '#app/ui/language.tsx'
import { pasteMessages } from '../paste-messages.ts'

/** Where public/answer-editor.js says what was left out of something pasted; its words come along as data. */
export function PasteNotes() {
  const text = useMessages(pasteMessages)
  return (
    <p
      role="status"
      className="hint"
      hidden
      data-paste-notes
      data-intro={text('intro')}
      data-comma={text('comma')}
      data-colour={text('colour')}
      data-font={text('font')}
      data-emphasis={text('emphasis')}
      data-images={text('images')}
      data-media={text('media')}
      data-tables={text('tables')}
      data-hidden={text('hidden')}
      data-revisions={text('revisions')}
      data-notes={text('notes')}
      data-links={text('links')}
    />
  )
}
