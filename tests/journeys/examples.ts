// Secret pages in every state, made through the public API of a server with sample data.
type Slot = { id: string; free: number; allocation: string; signUp: { state: string } }
type Event = { slug: string; slots: Slot[]; consent: { version: string } }

export type Examples = {
  managePaths: string[]
  ticketPath: string
  /** of a companion who has a code of their own */
  companionPath: string
  trackingPath: string
}

async function call<Answer>(origin: string, path: string, body?: unknown, method = 'POST'): Promise<Answer> {
  const answer = await fetch(`${origin}/api/v1${path}`, {
    method: body || method === 'DELETE' ? method : 'GET',
    headers: body ? { 'Content-Type': 'application/json' } : {},
    ...(body ? { body: JSON.stringify(body) } : {}),
  })
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as Answer
}

/** Registers once in each kind of slot that is open: confirmed, waiting, to be approved, in the draw; and cancels one. */
export async function makeExamples(origin: string): Promise<Examples> {
  const { items } = await call<{ items: Event[] }>(origin, '/events')
  const kinds = new Map<string, { slot: Slot; version: string }>()
  for (const { slots, consent } of items) {
    for (const slot of slots.filter(({ signUp }) => signUp.state === 'open' || signUp.state === 'waitingOnly')) {
      kinds.set(`${slot.allocation} ${slot.signUp.state}`, { slot, version: consent.version })
    }
  }
  const made: { ticketUrl: string; manageUrl: string; status: string }[] = []
  for (const { slot, version } of [...kinds.values(), ...kinds.values()].slice(0, kinds.size + 1)) {
    made.push(
      await call(origin, `/slots/${slot.id}/registrations`, {
        name: '公孙大娘',
        email: `example${made.length}@visitor.example`,
        partySize: 2,
        consent: { version },
      }),
    )
  }
  const managePaths = made.map(({ manageUrl }) => new URL(manageUrl).pathname)
  await call(origin, `/registrations/${managePaths.at(-1)?.split('/').at(-1)}`, undefined, 'DELETE')
  const question = await call<{ url: string }>(origin, '/questions', { text: '雨污分流改造什么时候轮到我们小区？' })
  // Not the last one: that was cancelled.
  const party = made.slice(0, -1).find(({ status }) => status === 'confirmed')
  const ticketPath = new URL(party?.ticketUrl ?? '', origin).pathname
  return {
    managePaths,
    ticketPath,
    companionPath: await makeOwnCodes(origin, ticketPath),
    trackingPath: new URL(question.url, origin).pathname,
  }
}

/** Presses the button of 每人一码 and answers where the first companion's ticket is. */
async function makeOwnCodes(origin: string, ticketPath: string): Promise<string> {
  const headers = { Origin: origin, 'Content-Type': 'application/x-www-form-urlencoded' }
  const answer = await fetch(`${origin}${ticketPath}/codes`, { method: 'POST', headers, body: '' })
  const links = [...(await answer.text()).matchAll(/href="(\/t\/[a-z2-9]+)"/g)].map((link) => link[1] as string)
  const [companion] = links.filter((link) => link !== ticketPath)
  if (!companion) throw new Error(`${ticketPath}/codes answered ${answer.status} without codes`)
  return companion
}
