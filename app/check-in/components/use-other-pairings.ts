import { useEffect } from 'react'
import type { GateSession } from '../gate.ts'
import { forgetSession, keptSessions } from '../gate-storage.ts'
import { canDecideOffline } from '../open-record.ts'
import { PhoneGate } from '../phone-gate.ts'
import { openPhoneStore } from '../phone-store.ts'

const LOOK_EVERY_MS = 10 * 60_000

/** The phone's other pairings while this one is worked with: what waits in them is sent, and what has ended is forgotten. */
export function useOtherPairings(current: GateSession): void {
  useEffect(() => {
    if (!canDecideOffline()) return
    const open = new Map<string, PhoneGate>()
    let gone = false
    const look = async (session: GateSession) => {
      const store = await openPhoneStore(session.deviceId)
      const gate: PhoneGate = await PhoneGate.open({
        session,
        store,
        onStatus: ({ connection, waiting }) => {
          if (connection === 'online' && waiting.length === 0) end(session.deviceId)
        },
        onUnpaired: () => {
          forgetSession(session.deviceId)
          end(session.deviceId)
        },
      })
      if (gone) return
      open.set(session.deviceId, gate)
      gate.start()
    }
    const end = (deviceId: string) => {
      open.get(deviceId)?.stop()
      open.delete(deviceId)
    }
    const lookAll = () => {
      for (const session of keptSessions()) {
        if (session.deviceId === current.deviceId || open.has(session.deviceId)) continue
        // What cannot be read now is read the next time, or when somebody turns to it.
        void look(session).catch(() => undefined)
      }
    }
    lookAll()
    const timer = setInterval(lookAll, LOOK_EVERY_MS)
    return () => {
      gone = true
      clearInterval(timer)
      for (const deviceId of [...open.keys()]) end(deviceId)
    }
  }, [current])
}
