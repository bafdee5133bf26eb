// The way to the provider of identities and back: authorization code with PKCE (RFC 6749, 7636), state and nonce. What must be
// remembered meanwhile travels encrypted in a cookie of the browser that set out, so that any process can go on.
import { config } from '#app/config.server.ts'
import { minutes, now } from '#app/platform/clock.ts'
import { decrypt, encrypt } from '#app/platform/key-ring.server.ts'
import { log } from '#app/platform/logger.server.ts'
import { type Provider, readProvider } from './oidc-provider.server.ts'

export const CALLBACK_PATH = '/login/identity/callback'
/** From setting out to coming back; also how long the cookie lives. */
export const FLOW_LASTS = minutes(10)

/** What the browser brings back. `link`: the member of staff who adds this identity to their account. */
export type Flow = {
  kind: 'flow'
  state: string
  nonce: string
  verifier: string
  to: string
  link?: string
  at: number
}

/** Who the provider says somebody is. `email` only when the provider has verified it. */
export type Identity = { issuer: string; subject: string; email: string | undefined }

export type FlowOutcome =
  | { outcome: 'identified'; identity: Identity; flow: Flow }
  /** no cookie, one of another flow, or too old */
  | { outcome: 'lost' }
  /** the person or the provider said no */
  | { outcome: 'declined' }
  /** what came back does not hold */
  | { outcome: 'refused' }
  | { outcome: 'unreachable' }

/** Where to send the browser, and what it has to bring back. Undefined when the provider cannot be reached. */
export async function setOut(given: { to: string; link?: string }): Promise<{ url: string; kept: string } | undefined> {
  const provider = await orUnreachable(readProvider())
  if (!provider) return undefined
  const { openId, configuration } = provider
  const flow: Flow = {
    kind: 'flow',
    ...given,
    state: openId.randomState(),
    nonce: openId.randomNonce(),
    verifier: openId.randomPKCECodeVerifier(),
    at: now().getTime(),
  }
  const url = openId.buildAuthorizationUrl(configuration, {
    redirect_uri: config().publicOrigin + CALLBACK_PATH,
    scope: 'openid email',
    state: flow.state,
    nonce: flow.nonce,
    code_challenge: await openId.calculatePKCECodeChallenge(flow.verifier),
    code_challenge_method: 'S256',
  })
  return { url: url.href, kept: encrypt(JSON.stringify(flow)) }
}

/**
 * Who came back. `search` is the query that the provider sent, `kept` the cookie of `setOut`. Checks state, issuer, the code with
 * its verifier, and of the token: signature by the provider's keys, issuer, audience, nonce and time. A code counts once, at the
 * provider.
 */
export async function comeBack(search: string, kept: string | undefined): Promise<FlowOutcome> {
  const flow = readFlow(kept)
  if (!flow) return { outcome: 'lost' }
  const provider = await orUnreachable(readProvider())
  if (!provider) return { outcome: 'unreachable' }
  const { openId, configuration } = provider
  try {
    const tokens = await openId.authorizationCodeGrant(
      configuration,
      new URL(config().publicOrigin + CALLBACK_PATH + search),
      { expectedState: flow.state, expectedNonce: flow.nonce, pkceCodeVerifier: flow.verifier, idTokenExpected: true },
    )
    const claims = tokens.claims()
    if (!claims) return { outcome: 'refused' }
    const email = verifiedEmail(claims) ?? (await emailElsewhere(provider, tokens.access_token, claims))
    return { outcome: 'identified', identity: { issuer: claims.iss, subject: claims.sub, email }, flow }
  } catch (error) {
    if (error instanceof openId.AuthorizationResponseError) return { outcome: 'declined' }
    if (isOutage(error)) return unreachable(error)
    log.warn('identity refused', { code: codeOf(error) })
    return { outcome: 'refused' }
  }
}

function readFlow(kept: string | undefined): Flow | undefined {
  if (!kept) return undefined
  try {
    const flow: Flow = JSON.parse(decrypt(kept))
    const age = now().getTime() - flow.at
    return flow.kind === 'flow' && age >= 0 && age <= FLOW_LASTS ? flow : undefined
  } catch {
    return undefined
  }
}

/** An address that the provider does not vouch for is nobody's. */
function verifiedEmail({ email, email_verified: verified }: Readonly<Record<string, unknown>>): string | undefined {
  return verified === true && typeof email === 'string' ? email : undefined
}

/** Some providers keep the address out of the token and tell it when asked; the subject must be the token's. */
async function emailElsewhere(
  { openId, configuration }: Provider,
  accessToken: string,
  claims: { sub: string; email?: unknown },
): Promise<string | undefined> {
  if (claims.email !== undefined || !configuration.serverMetadata().userinfo_endpoint) return undefined
  return verifiedEmail(await openId.fetchUserInfo(configuration, accessToken, claims.sub))
}

/**
 * Where to end the session at the provider as well; undefined when it has no such place or cannot be reached. Where the browser
 * comes back to is registered with the provider.
 */
export async function endAtProvider(): Promise<string | undefined> {
  const provider = await orUnreachable(readProvider())
  if (!provider?.configuration.serverMetadata().end_session_endpoint) return undefined
  const { openId, configuration } = provider
  const back = `${config().publicOrigin}/login`
  return openId.buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href
}

function orUnreachable(reading: Promise<Provider>): Promise<Provider | undefined> {
  return reading.catch((error: unknown) => {
    unreachable(error)
    return undefined
  })
}

function unreachable(error: unknown): { outcome: 'unreachable' } {
  log.warn('provider of identities not reached', { code: codeOf(error) })
  return { outcome: 'unreachable' }
}

/** Nothing of what the provider or the browser sent, only what kind of fault it was: such as `invalid_client`. */
function codeOf(error: unknown): string {
  const {
    code,
    name,
    cause,
    error: word,
  } = error as {
    code?: unknown
    name?: string
    cause?: { code?: unknown }
    error?: unknown
  }
  const isWord = typeof word === 'string' && /^[a-z_]{1,40}$/.test(word)
  return [isWord ? word : undefined, code, cause?.code, name].find((each) => typeof each === 'string') as string
}

/** No answer, one of a server in trouble, or none in time. */
function isOutage(error: unknown): boolean {
  const { name, status, code, cause } = error as {
    name?: string
    status?: number
    code?: string
    cause?: { name?: string; status?: number }
  }
  if ((status ?? cause?.status ?? 0) >= 500) return true
  return (
    error instanceof TypeError || code === 'OAUTH_TIMEOUT' || name === 'TimeoutError' || cause?.name === 'TimeoutError'
  )
}
