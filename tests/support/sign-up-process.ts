// Another app process on the same database that takes sign-ups, by the real use cases and with budgets of its own. Run by node
// itself; takes one JSON line per crowd, answers with how many came to which end.
import { createInterface } from 'node:readline'
import { shareTries } from '#app/budgets/shared-budgets.server.ts'
import { after, minutes, now } from '#app/platform/clock.ts'
import { useKeyRing } from '#app/platform/key-ring.server.ts'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { checkFormStamp } from '#app/registrations/form-stamp.server.ts'
import { registerParty } from '#app/registrations/register.server.ts'
import { openStore } from '#db/open-store.ts'
import { useStore } from '#db/work.ts'

const { url, ring } = JSON.parse(process.argv[2] ?? '{}')
useKeyRing(ring)
const store = await openStore({ url })
useStore(store)
console.log(JSON.stringify({ ready: true }))

/** `phones`: one for each sign-up; `stamp`: the form that all of them use, where the form is what counts */
type Crowd = { slotId: string; address: string; phones: string[]; stamp?: string; overMinutes?: number }

async function signUp({ slotId, address, phones, stamp, overMinutes = 0 }: Crowd, n: number): Promise<string> {
  if (stamp) {
    const verdict = await checkFormStamp(stamp, now())
    if (verdict !== 'ok') return verdict
  }
  const outcome = await registerParty(
    { kind: 'citizen', address },
    {
      slotId,
      name: '孙玉梅',
      phone: phones[n] as string,
      partySize: 1,
      consentVersion: CURRENT_CONSENT.version,
      language: 'zh-CN',
      source: 'api',
      arrivedAt: after(now(), -minutes(overMinutes * (1 - n / phones.length))),
    },
  )
  return outcome.outcome
}

for await (const line of createInterface(process.stdin)) {
  const crowd: Crowd = JSON.parse(line)
  const outcomes: Record<string, number> = {}
  for (const outcome of await Promise.all(crowd.phones.map((_, n) => signUp(crowd, n))))
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1
  await shareTries()
  console.log(JSON.stringify(outcomes))
}
await store.close()
