// Whose budget a write takes from: that of its network, or, at the gate, that of the phone.
import { isKnownPhone } from '#app/platform/known-phones.ts'
import { networkOf } from './client-address.server.ts'
import { writesByNetwork, writesByPhone } from './limits.server.ts'

/**
 * Throws TooManyRequests when the budget is used up. A phone that was let pass lately has a budget of its own: it must not wait
 * because a crowd registers behind the same address. A phone not seen before, and whoever pretends to be one, shares the network's.
 */
export async function takeWrite(path: string, authorization: string | undefined, address: string): Promise<void> {
  const token = path.startsWith('/api/v1/gate/') ? authorization?.replace(/^Bearer /, '') : undefined
  await (token && isKnownPhone(token) ? writesByPhone.take(token) : writesByNetwork.take(networkOf(address)))
}
