// Whose request it is, behind proxies or not. Addresses decide on limits and staff networks, never on identity.
import type { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import { networkOf, remembering } from '#app/platform/network.ts'

export { networkOf }

/** Carries the address from the front into loaders and actions; what a client sends under this name is dropped. */
export const ADDRESS_HEADER = 'x-open-day-address'

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Networks as configured: `10.0.0.0/8` or one address. */
export function parseNetworks(list: readonly string[]): Range[] {
  return list.map((text) => {
    if (text.includes('/')) return ipaddr.parseCIDR(text)
    const address = ipaddr.parse(text)
    return [address, address.kind() === 'ipv4' ? 32 : 128]
  })
}

/** True if the address is in one of the networks. IPv4 written as IPv6 counts as IPv4. */
export function inNetworks(address: string, networks: readonly Range[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const parsed = ipaddr.process(address)
  return networks.some(([network, bits]) => network.kind() === parsed.kind() && parsed.match(network as never, bits))
}

const spelling = remembering((text) => (ipaddr.isValid(text) ? ipaddr.process(text).toString() : 'unknown'))

/** The address in one spelling; `unknown` when it is none. */
export function plainAddress(text: string | undefined): string {
  return text ? spelling(text) : 'unknown'
}

/**
 * The client's address: that of the socket, or, when the socket belongs to a trusted proxy, the right-most entry of
 * X-Forwarded-For that is not a trusted proxy. What stands further left is the client's own claim and is ignored.
 */
export function clientAddress(socket: string | undefined, forwarded: string | undefined, trusted: readonly Range[]) {
  let address = plainAddress(socket)
  if (trusted.length === 0 || !forwarded) return address
  const hops = forwarded.split(',').map((hop) => hop.trim())
  while (hops.length > 0 && inNetworks(address, trusted)) {
    const next = plainAddress(hops.pop())
    if (next === 'unknown') return address
    address = next
  }
  return address
}

export function addressOf(request: IncomingMessage, trusted: readonly Range[]): string {
  const forwarded = request.headers['x-forwarded-for']
  return clientAddress(
    request.socket.remoteAddress,
    Array.isArray(forwarded) ? forwarded.join(',') : forwarded,
    trusted,
  )
}

const LOOPBACK = parseNetworks(['127.0.0.0/8', '::1'])

export function isLoopback(address: string): boolean {
  return inNetworks(address, LOOPBACK)
}
