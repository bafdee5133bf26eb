import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { accountsMessages } from '../accounts-messages.ts'

const LOOKS = {
  active: { tone: 'ok', word: 'stateActive' },
  invited: { tone: 'warn', word: 'stateInvited' },
  disabled: { tone: 'idle', word: 'stateDisabled' },
} as const

export function StaffStateTag({ state }: { state: keyof typeof LOOKS }) {
  const text = useMessages(accountsMessages)
  return <StateTag tone={LOOKS[state].tone}>{text(LOOKS[state].word)}</StateTag>
}
