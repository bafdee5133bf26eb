// Citizens who register, cancel and change their parties, all mixed, against several servers of one database; each knows
// what was answered.

export type Citizen = {
  id: string
  token: string
  /** which server registered it, and as which of its requests */
  server: number
  sequence: number
  partySize: number
  status: string
  waitingPosition: number | undefined
  changes: number
  cancelled: boolean
}
export type MixedReport = { citizens: Citizen[]; refused: number; failed: string[]; operations: number }

type Order = {
  origins: string[]
  slotId: string
  operations: number
  atOnce: number
  run: number
  consentVersion: string
}

/** A generator of numbers below one, the same for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

const JSON_BODY = { 'Content-Type': 'application/json' }
type Shown = { id: string; status: string; waitingPosition?: number; partySize: number; manageUrl: string }

/** 70 % register, 20 % cancel, 10 % change how many come. */
export async function sendMixedCrowd(order: Order): Promise<MixedReport> {
  const random = seeded(order.run)
  const report: MixedReport = { citizens: [], refused: 0, failed: [], operations: 0 }
  const idle: Citizen[] = []
  let sequence = 0
  let person = 0

  async function ask(server: number, path: string, init: RequestInit): Promise<{ status: number; value: Shown }> {
    report.operations += 1
    const answer = await fetch(`${order.origins[server]}${path}`, init)
    const value = (await answer.json()) as Shown
    if (answer.status >= 500 || answer.status === 429) report.failed.push(`${init.method} ${answer.status}`)
    else if (answer.status === 409) report.refused += 1
    else if (answer.status >= 300) report.failed.push(`${init.method} ${answer.status}`)
    return { status: answer.status, value }
  }

  async function register(server: number): Promise<void> {
    person += 1
    const own = sequence++
    const number = String(order.run * 10_000 + person).padStart(9, '0')
    const body = { name: '孙玉梅', phone: `13${number}`, partySize: 1 + Math.floor(random() * 4) }
    const { status, value } = await ask(server, `/api/v1/slots/${order.slotId}/registrations`, {
      method: 'POST',
      headers: { ...JSON_BODY, 'Idempotency-Key': `mixed-${order.run}-${person}` },
      body: JSON.stringify({ ...body, consent: { version: order.consentVersion } }),
    })
    if (status !== 201) return
    const citizen: Citizen = {
      id: value.id,
      token: value.manageUrl.split('/').at(-1) as string,
      server,
      sequence: own,
      partySize: value.partySize,
      status: value.status,
      waitingPosition: value.waitingPosition,
      changes: 0,
      cancelled: false,
    }
    report.citizens.push(citizen)
    idle.push(citizen)
  }

  async function cancel(server: number, citizen: Citizen): Promise<void> {
    const { status } = await ask(server, `/api/v1/registrations/${citizen.token}`, { method: 'DELETE' })
    if (status === 200) citizen.cancelled = true
  }

  async function change(server: number, citizen: Citizen): Promise<void> {
    const partySize = 1 + Math.floor(random() * 4)
    const { status, value } = await ask(server, `/api/v1/registrations/${citizen.token}`, {
      method: 'PATCH',
      headers: JSON_BODY,
      body: JSON.stringify({ partySize }),
    })
    if (status === 200 && citizen.partySize !== partySize) citizen.changes += 1
    if (status === 200) citizen.partySize = value.partySize
    idle.push(citizen)
  }

  let left = order.operations
  async function visitor(): Promise<void> {
    while (left-- > 0) {
      const server = Math.floor(random() * order.origins.length)
      const kind = random()
      // Whoever is dealt with now is nobody else's meanwhile.
      const known = kind < 0.7 ? undefined : idle.splice(Math.floor(random() * idle.length), 1)[0]
      if (!known) await register(server)
      else if (kind < 0.9) await cancel(server, known)
      else await change(server, known)
    }
  }
  await Promise.all(Array.from({ length: order.atOnce }, visitor))
  return report
}
