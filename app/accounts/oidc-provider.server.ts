// The government's own sign-in service, where one is set (OIDC_ISSUER): what it says of itself, and the only way to talk to it.
// OpenID Connect Core 1.0 and Discovery 1.0, by openid-client.
import type * as OpenId from 'openid-client'
import { type Config, config } from '#app/config.server.ts'
import { hours, now } from '#app/platform/clock.ts'

export type Provider = { openId: typeof OpenId; configuration: OpenId.Configuration }

/** Its addresses and keys may change. */
const READ_ANEW_AFTER = hours(1)
const PATIENCE_SECONDS = 5
/** What it says of itself, its keys and a token: a few kB. */
const LARGEST_ANSWER = 256 * 1024

let known: { key: string; at: number; provider: Promise<Provider> } | undefined

/** True where staff may sign in through the provider. */
export function hasProvider(): boolean {
  return config().oidc !== undefined
}

/**
 * The provider of this site, read from its own description at most once an hour. Rejects when none is set, and when it cannot be
 * reached or describes itself as another one; the next call tries again.
 */
export function readProvider(): Promise<Provider> {
  const settings = config().oidc
  if (!settings) return Promise.reject(new Error('no provider of identities is set'))
  const key = `${settings.issuer} ${settings.clientId} ${settings.clientSecret}`
  const time = now().getTime()
  if (known?.key === key && Math.abs(time - known.at) < READ_ANEW_AFTER) return known.provider
  const provider = discover(settings).catch((error: unknown) => {
    known = undefined
    throw error
  })
  known = { key, at: time, provider }
  return provider
}

async function discover({ issuer, clientId, clientSecret }: NonNullable<Config['oidc']>): Promise<Provider> {
  // Loaded where it is used: a site without a provider never does.
  const openId = await import('openid-client')
  const ask = onlyFrom(new URL(issuer).origin)
  const configuration = await openId.discovery(
    new URL(issuer),
    clientId,
    { client_secret: clientSecret },
    // The method that every provider knows unless it says otherwise (OpenID Connect Discovery 1.0 §3).
    openId.ClientSecretBasic(clientSecret),
    {
      timeout: PATIENCE_SECONDS,
      execute: [
        // The signature of a token is checked, not only where it came from.
        openId.enableNonRepudiationChecks,
        ...(issuer.startsWith('http:') ? [openId.allowInsecureRequests] : []),
      ],
      [openId.customFetch]: ask,
    },
  )
  const methods = configuration.serverMetadata().token_endpoint_auth_methods_supported
  if (!methods || methods.includes('client_secret_basic')) return { openId, configuration }
  const byPost = new openId.Configuration(
    configuration.serverMetadata(),
    clientId,
    { client_secret: clientSecret },
    openId.ClientSecretPost(clientSecret),
  )
  byPost.timeout = PATIENCE_SECONDS
  byPost[openId.customFetch] = ask
  openId.enableNonRepudiationChecks(byPost)
  if (issuer.startsWith('http:')) openId.allowInsecureRequests(byPost)
  return { openId, configuration: byPost }
}

/**
 * Asks the provider's own host and no other, whatever its description names, follows no redirect, and reads no more than an answer
 * of its kind is long: nobody can send this server elsewhere.
 */
function onlyFrom(origin: string): OpenId.CustomFetch {
  return async (url, options) => {
    if (new URL(url).origin !== origin) throw new Error('the provider names an address of another host')
    const answer = await fetch(url, { ...options, body: options.body as BodyInit, redirect: 'manual' })
    const { status, headers } = answer
    const body = await readUpTo(answer, LARGEST_ANSWER)
    return new Response([101, 204, 205, 304].includes(status) ? null : body, { status, headers })
  }
}

async function readUpTo(answer: Response, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const reader = answer.body?.getReader()
  const parts: Uint8Array[] = []
  let length = 0
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    length += part.value.length
    if (length > most) throw new Error('the provider answers with too much')
    parts.push(part.value)
  }
  return new Uint8Array(Buffer.concat(parts))
}
