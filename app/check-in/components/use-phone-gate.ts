import { useEffect, useRef, useState } from 'react'
import type { GateSession } from '../gate.ts'
import { canDecideOffline } from '../open-record.ts'
import { PhoneGate } from '../phone-gate.ts'
import type { PhoneStatus } from '../phone-status.ts'
import { openPhoneStore } from '../phone-store.ts'

const OPENING: PhoneStatus = {
  connection: 'connecting',
  ready: false,
  waiting: [],
  listAt: undefined,
  conflicts: 0,
  refused: 0,
  clockOffset: 0,
}

/** The gate of a pairing and how it stands; undefined until what the phone keeps has been read. */
export function usePhoneGate(session: GateSession, onUnpaired: () => void) {
  const [gate, setGate] = useState<PhoneGate>()
  const [status, setStatus] = useState<PhoneStatus>(OPENING)
  const unpaired = useRef(onUnpaired)
  unpaired.current = onUnpaired
  useEffect(() => {
    let opened: PhoneGate | undefined
    let gone = false
    async function open() {
      const store = canDecideOffline() ? await openPhoneStore(session.deviceId).catch(() => undefined) : undefined
      const given = { session, onStatus: setStatus, onUnpaired: () => unpaired.current() }
      // A store that cannot be read is no reason to turn people away: the server can still be asked.
      opened = await PhoneGate.open({ ...given, store }).catch(() => PhoneGate.open({ ...given, store: undefined }))
      if (gone) return
      setGate(opened)
      opened.start()
    }
    void open()
    return () => {
      gone = true
      opened?.stop()
    }
  }, [session])
  return { gate, status }
}
