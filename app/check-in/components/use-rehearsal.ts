import { useCallback, useState } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import type { GateSession } from '../gate.ts'
import { PracticeGate } from '../practice-gate.ts'
import { practiceMessages } from '../practice-messages.ts'

/** The gate of a rehearsal while one is on. It is over when the page is opened again: nobody rehearses by mistake. */
export function useRehearsal(session: GateSession) {
  const text = useMessages(practiceMessages)
  const [practice, setPractice] = useState<PracticeGate>()
  const other = { gate: text('otherGate'), phone: text('otherPhone') }
  const turn = useCallback(
    (on: boolean) => setPractice(on ? new PracticeGate(session, other) : undefined),
    [session, other.gate, other.phone],
  )
  return { practice, turn }
}
