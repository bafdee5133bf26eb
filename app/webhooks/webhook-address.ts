// Where webhooks may go: https, port 443, a host that the operator has allowed by name, and behind that name a public address.
// Everything else would let an administrator's typing reach into the house (SSRF, OWASP ASVS 5.2.6). Pure.
import ipaddr from 'ipaddr.js'

export type AddressFault = 'urlWrong' | 'httpsOnly' | 'portRefused' | 'credentialsRefused' | 'hostRefused'
const LONGEST = 500

/** What is wrong with an address, or undefined. `hosts` in lower case; an address in figures is never a host. */
export function faultOfAddress(text: string, hosts: readonly string[]): AddressFault | undefined {
  if (text.length > LONGEST || !URL.canParse(text)) return 'urlWrong'
  const url = new URL(text)
  if (url.protocol !== 'https:') return 'httpsOnly'
  if (url.username || url.password) return 'credentialsRefused'
  // The URL standard drops the scheme's own port, so 443 reads as none.
  if (url.port) return 'portRefused'
  if (url.hash) return 'urlWrong'
  const bare = url.hostname.replace(/^\[|\]$/g, '')
  if (ipaddr.isValid(bare) || !hosts.includes(url.hostname)) return 'hostRefused'
  return undefined
}

/** Blocks of RFC 6890 and later that are no place of the internet although they look like one. */
const ALSO_REFUSED = [
  '192.0.0.0/24',
  '198.18.0.0/15',
  '192.88.99.0/24',
  '64:ff9b::/96',
  '64:ff9b:1::/48',
  '2001::/23',
].map((block) => ipaddr.parseCIDR(block))

/**
 * Whether an address belongs to the public internet: not loopback, private, link-local (where clouds keep their metadata),
 * unique-local, shared (CGNAT), multicast, reserved, nor an IPv4 address dressed as IPv6.
 */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || text.includes('%')) return false
  const address = ipaddr.parse(text)
  if (address.range() !== 'unicast') return false
  return !ALSO_REFUSED.some(([block, bits]) => block.kind() === address.kind() && address.match([block, bits] as never))
}
