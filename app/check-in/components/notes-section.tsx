// What was taken back at the gates and why, and times that phones claimed and that cannot be: for whoever supervises.
import { formatMomentShort, timeOf } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { gateCareMessages } from '../gate-care-messages.ts'
import type { GateNote } from '../gate-notes.server.ts'
import { useShownName } from './shown-name.tsx'

/** In the console; nothing where nothing was noted. */
export function NotesSection({ notes }: { notes: readonly GateNote[] }) {
  const care = useMessages(gateCareMessages)
  if (notes.length === 0) return null
  return (
    <Section id="notes" title={care('notes')}>
      <p>{care('notesLead')}</p>
      <Table
        caption={care('notes')}
        captionHidden
        rows={notes}
        rowKey={(note) => note.id}
        empty={care('nobody')}
        columns={[
          { key: 'time', label: care('noteTime'), nowrap: true, cell: (note) => timeOf(new Date(note.notedAt)) },
          { key: 'what', label: care('noteWhat'), rowHeader: true, cell: (note) => <What note={note} /> },
          { key: 'why', label: care('noteWhy'), cell: (note) => <Why note={note} /> },
          { key: 'where', label: care('noteWhere'), cell: (note) => <Where note={note} /> },
        ]}
      />
    </Section>
  )
}

/** In one paragraph, on a phone. */
export function NoteWords({ note }: { note: GateNote }) {
  return (
    <>
      <b>
        {timeOf(new Date(note.notedAt))} <What note={note} />
      </b>
      <br />
      <Why note={note} />
      <br />
      <Where note={note} />
    </>
  )
}

function What({ note }: { note: GateNote }) {
  const care = useMessages(gateCareMessages)
  const nameOf = useShownName()
  const name = note.name ? nameOf(note.name) : care('nobody')
  const who = note.people > 0 ? care('people', { name, count: note.people }) : name
  return `${care(note.kind === 'undone' ? 'noteUndone' : 'noteClock')} · ${who}`
}

function Where({ note: { gate, phone } }: { note: GateNote }) {
  const care = useMessages(gateCareMessages)
  return phone ? care('notePlace', { gate, phone }) : gate
}

function Why({ note }: { note: GateNote }) {
  const care = useMessages(gateCareMessages)
  const language = useLanguage()
  if (note.kind === 'undone') {
    const reason = care(`undo.${note.reason}`)
    return note.words ? care('noteWords', { reason, words: note.words }) : reason
  }
  const moment = (at: string) => formatMomentShort(new Date(at), language)
  const counted = moment(note.happenedAt ?? note.notedAt)
  const claimed = care('noteClaimed', { time: moment(note.claimedAt), counted })
  return care('noteDoubt', { doubt: care(`doubt.${note.reason}`), claimed })
}
