// The page behind a pairing QR code: says what will be paired, asks for a name, pairs on a press of the button.
import { useEffect, useState } from 'react'
import type { GateProfile } from '#app/platform/actor.ts'
import { localName } from '#app/platform/local-text.ts'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { GateSession } from '../gate.ts'
import { gateMessages } from '../gate-messages.ts'
import { type GatePanelMessageKey, gatePanelMessages } from '../gate-panel-messages.ts'
import { keepSession } from '../gate-storage.ts'
import { GateNotice } from './gate-notice.tsx'

export const PROFILE_WORDS: Record<GateProfile, GatePanelMessageKey> = {
  scan: 'profileScan',
  search: 'profileSearch',
  supervisor: 'profileSupervisor',
}

type PairPhoneProps = {
  pairing: { gate: string; profile: GateProfile; title: string; titleEn: string | null } | null
  answer:
    | { outcome: 'invalid'; name: string }
    | { outcome: 'gone' }
    | { outcome: 'paired'; session: GateSession }
    | undefined
}

export function PairPhone({ pairing, answer }: PairPhoneProps) {
  const text = useMessages(gateMessages)
  const panel = useMessages(gatePanelMessages)
  const language = useLanguage()
  if (answer?.outcome === 'paired') return <KeepPairing session={answer.session} />
  if (!pairing || answer?.outcome === 'gone') {
    return <GateNotice icon="hourglass" title={panel('pairGoneTitle')} lead={panel('pairGoneLead')} />
  }
  const invalid = answer?.outcome === 'invalid' ? answer : undefined
  return (
    <main className="gate-notice is-form">
      <h1>{panel('pairTitle')}</h1>
      <p>{panel('pairLead')}</p>
      <SummaryList
        rows={[
          { label: panel('pairEvent'), value: localName(language, pairing.title, pairing.titleEn) },
          { label: panel('pairGate'), value: pairing.gate },
          { label: panel('pairProfile'), value: panel(PROFILE_WORDS[pairing.profile]) },
        ]}
      />
      <Form className="gate-form">
        <TextField
          name="deviceName"
          label={panel('pairName')}
          hint={panel('pairNameHint')}
          error={invalid ? panel('pairNameNeeded') : undefined}
          defaultValue={invalid?.name}
          maxLength={40}
          autoComplete="off"
          required
        />
        <button type="submit" className="gate-button is-strong">
          {panel('pairButton')}
        </button>
        <noscript>
          <p>{text('needsScripts')}</p>
        </noscript>
      </Form>
    </main>
  )
}

/** Keeps the token in the phone, then opens the gate in place of this page, so that going back does not pair again. */
function KeepPairing({ session }: { session: GateSession }) {
  const text = useMessages(gateMessages)
  const panel = useMessages(gatePanelMessages)
  const [kept, setKept] = useState<boolean>()
  useEffect(() => {
    const done = keepSession(session)
    setKept(done)
    if (done) location.replace('/gate')
  }, [session])
  if (kept === false) return <GateNotice icon="warning" title={panel('pairGoneTitle')} lead={panel('pairNotKept')} />
  return (
    <GateNotice icon="check-circle" title={panel('pairKept')} lead={session.gate}>
      <p>
        <a className="link" href="/gate">
          {panel('openGate')}
        </a>
      </p>
      <noscript>
        <p>{text('needsScripts')}</p>
      </noscript>
    </GateNotice>
  )
}
