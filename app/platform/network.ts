// Which network an address belongs to: what limits count by. Never who somebody is.
import ipaddr from 'ipaddr.js'

/** A function of an address that remembers its last thousand answers: people ask several times, and a proxy asks for all. */
export function remembering<Answer>(work: (text: string) => Answer): (text: string) => Answer {
  const known = new Map<string, Answer>()
  return (text) => {
    let answer = known.get(text)
    if (answer === undefined) {
      answer = work(text)
      if (known.size >= 1000) known.clear()
      known.set(text, answer)
    }
    return answer
  }
}

/** What limits count by: an IPv4 address, or the /64 network that one IPv6 subscriber gets. */
export const networkOf: (address: string) => string = remembering((address) => {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  return `${(parsed as ipaddr.IPv6).parts
    .slice(0, 4)
    .map((part) => part.toString(16))
    .join(':')}::/64`
})

/** True for an address of this machine itself: then nobody knows whose request it is, a proxy may stand before us. */
export const isThisMachine: (address: string) => boolean = remembering(
  (address) => ipaddr.isValid(address) && ipaddr.process(address).range() === 'loopback',
)
