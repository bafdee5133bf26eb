import { type FormEvent, useState } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { gatePanelMessages } from '../gate-panel-messages.ts'
import { type ScannedTicket, ticketIn } from '../scanned-text.ts'
import { GatePanel } from './gate-panel.tsx'
import { PhotoSource } from './photo-source.tsx'

type CodePanelProps = {
  onTicket: (ticket: ScannedTicket) => void
  /** read from a photograph, whatever it says */
  onCode: (text: string) => void
  onClose: () => void
}

/** The short code below the QR code, for a scratched print or a dead phone; or a photograph of it. */
export function CodePanel({ onTicket, onCode, onClose }: CodePanelProps) {
  const panel = useMessages(gatePanelMessages)
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const ticket = ticketIn(String(new FormData(event.currentTarget).get('code') ?? ''))
    if (ticket) onTicket(ticket)
    else setError(panel('codeBad'))
  }
  return (
    <GatePanel title={panel('codeTitle')} onClose={onClose}>
      <form onSubmit={submit} noValidate className="gate-form">
        <TextField
          name="code"
          label={panel('codeLabel')}
          hint={panel('codeHint')}
          error={error}
          inputMode="numeric"
          autoComplete="off"
        />
        <button type="submit" className="gate-button is-strong">
          {panel('check')}
        </button>
      </form>
      <PhotoSource onCode={onCode} />
    </GatePanel>
  )
}
