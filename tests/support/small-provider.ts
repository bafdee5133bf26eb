// A small OpenID provider for tests: describes itself, hands out codes for whoever a test says is there, checks the verifier of a
// code, and signs tokens, rightly or in one of the wrong ways that a test asks for.
import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose'

export const CLIENT = { clientId: 'open-day', clientSecret: 'a secret of the client' }

/** Who signs in at the provider, and what is wrong with the answer. */
export type Answer = {
  sub: string
  email?: string
  email_verified?: boolean
  /** claims that replace the right ones */
  claims?: Record<string, unknown>
  /** signed with a key that the provider does not publish */
  foreignKey?: boolean
  unsigned?: boolean
  /** the token endpoint answers so instead */
  status?: number
}

type Key = Awaited<ReturnType<typeof generateKeyPair>>['privateKey']
type Code = { challenge: string; nonce: string; redirect: string; answer: Answer }

export type SmallProvider = Awaited<ReturnType<typeof startProvider>>

/** `describe`: what its description says otherwise. */
export async function startProvider(describe: (issuer: string) => Record<string, unknown> = () => ({})) {
  const published = await generateKeyPair('RS256')
  const foreign = await generateKeyPair('RS256')
  const jwk: JWK = { ...(await exportJWK(published.publicKey)), kid: 'published', alg: 'RS256', use: 'sig' }
  const codes = new Map<string, Code>()
  const asked: string[] = []
  let next: Answer = { sub: 'nobody' }
  let issuer = ''

  async function tokenOf({ answer, nonce }: Code): Promise<string> {
    const at = Math.floor(Date.now() / 1000)
    const { sub, email, email_verified } = answer
    const claims = { iss: issuer, aud: CLIENT.clientId, sub, email, email_verified, nonce, iat: at, exp: at + 300 }
    const all = { ...claims, ...answer.claims }
    if (answer.unsigned) {
      const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
      return `${part({ alg: 'none' })}.${part(all)}.`
    }
    const key: Key = answer.foreignKey ? foreign.privateKey : published.privateKey
    return new SignJWT(all).setProtectedHeader({ alg: 'RS256', kid: 'published' }).sign(key)
  }

  async function answerToken(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const form = new URLSearchParams(await textOf(request))
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    const verifier = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url')
    if (!isClient(request.headers.authorization)) return send(response, 401, { error: 'invalid_client' })
    if (!code || verifier !== code.challenge || form.get('redirect_uri') !== code.redirect)
      return send(response, 400, { error: 'invalid_grant' })
    if (code.answer.status) return send(response, code.answer.status, { error: 'server_error' })
    send(response, 200, {
      access_token: randomBytes(8).toString('hex'),
      token_type: 'Bearer',
      id_token: await tokenOf(code),
    })
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    asked.push(url.pathname)
    if (url.pathname === '/.well-known/openid-configuration') {
      return send(response, 200, {
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        end_session_endpoint: `${issuer}/end`,
        response_types_supported: ['code'],
        subject_types_supported: ['public'],
        id_token_signing_alg_values_supported: ['RS256'],
        ...describe(issuer),
      })
    }
    if (url.pathname === '/keys') return send(response, 200, { keys: [jwk] })
    if (url.pathname === '/token') return answerToken(request, response)
    // In a browser: whoever `next` is has signed in already and is sent back at once.
    if (url.pathname === '/authorize') return response.writeHead(303, { Location: authorize(url.href) }).end()
    send(response, 404, {})
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** What the provider does with a browser that was sent to `address`: where it sends it back to. */
  function authorize(address: string, answer: Answer = next): string {
    const query = new URL(address).searchParams
    const code = randomBytes(16).toString('hex')
    const redirect = query.get('redirect_uri') ?? ''
    codes.set(code, {
      challenge: query.get('code_challenge') ?? '',
      nonce: query.get('nonce') ?? '',
      redirect,
      answer,
    })
    return `${redirect}?${new URLSearchParams({ code, state: query.get('state') ?? '' })}`
  }

  return {
    issuer,
    asked,
    authorize,
    signInAs: (answer: Answer) => {
      next = answer
    },
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** Name and secret in the header, each as in a form (RFC 6749 §2.3.1). */
function isClient(authorization = ''): boolean {
  const [name, secret] = Buffer.from(authorization.replace(/^Basic /, ''), 'base64')
    .toString()
    .split(':')
  const plain = (part = '') => decodeURIComponent(part.replaceAll('+', ' '))
  return plain(name) === CLIENT.clientId && plain(secret) === CLIENT.clientSecret
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const part of request) text += part
  return text
}

function send(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { 'Content-Type': 'application/json', Connection: 'close' }).end(JSON.stringify(value))
}
