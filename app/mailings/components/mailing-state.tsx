import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { MailingState } from '../mailing.ts'
import { mailingMessages } from '../mailing-messages.ts'

const TONES: Record<MailingState, Tone> = {
  draft: 'idle',
  scheduled: 'info',
  sending: 'info',
  done: 'ok',
  cancelled: 'idle',
}

export function MailingStateTag({ state }: { state: MailingState }) {
  const text = useMessages(mailingMessages)
  return <StateTag tone={TONES[state]}>{text(`state.${state}`)}</StateTag>
}
