// The environment, read once and checked. Nobody else reads process.env (db/dialect.ts apart).
import ipaddr from 'ipaddr.js'
import { z } from 'zod'
import { readMailbox } from './platform/mail-address.ts'

const list = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((item) => item.trim())
      .filter(Boolean),
  )

const networks = list.refine((items) => items.every((item) => ipaddr.isValidCIDR(item) || ipaddr.isValid(item)), {
  message: 'expects a comma-separated list of networks such as 10.0.0.0/8',
})

/** A name with at least one dot, without port; addresses are refused. */
const HOST_NAME = /^(?=.{1,253}$)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z][a-z0-9-]{0,61}[a-z0-9]$/

const WEB_ADDRESS = /^https?$/
const origin = z
  .url({ protocol: WEB_ADDRESS, error: 'expects an origin such as https://open.example.gov.cn' })
  .transform((text) => new URL(text).origin)

/** True for an address that can be opened: a scheme, `//`, a host, and nothing that is no address. */
const isAddress = (text: string) => /^[a-z]+:\/\/[^/]/.test(text) && URL.canParse(text)

/** An address that names a provider (OpenID Connect Core 1.0 §1.2). Without TLS only on this machine, for tests. */
function isIssuer(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, hostname, search, hash, username } = new URL(text)
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  const isSafe = protocol === 'https:' || (protocol === 'http:' && isHere)
  return isSafe && search === '' && hash === '' && username === ''
}

const environment = z.object({
  PORT: z.coerce
    .number({ error: 'expects a port number' })
    .int()
    .min(0, 'expects 0 to 65535')
    .max(65535, 'expects 0 to 65535')
    .default(3000),
  HOST: z.string().default('::'),
  PUBLIC_ORIGIN: origin.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .refine((text) => /^file:.+$/.test(text) || (/^postgres(ql)?:/.test(text) && isAddress(text)), {
      error: 'expects file:PATH or postgres://…',
    })
    .optional(),
  SMTP_URL: z
    .string()
    .refine((text) => /^smtps?:/.test(text) && isAddress(text), { error: 'expects smtp://… or smtps://…' })
    .optional(),
  MAIL_FROM: z
    .string()
    .default('Open Day <open-day@localhost>')
    .refine((text) => readMailbox(text) !== undefined, {
      error: 'expects an address such as Open Day <open-day@example.gov.cn>',
    }),
  SMS_GATEWAY_URL: z
    .url({ protocol: WEB_ADDRESS, error: 'expects an address such as https://sms.example.gov.cn/send' })
    .optional(),
  SMS_GATEWAY_SECRET: z.string().optional(),
  TRUSTED_PROXIES: networks,
  STAFF_NETWORKS: networks,
  EMBED_ORIGINS: list
    .refine((items) => items.every((item) => origin.safeParse(item).success), {
      error: 'expects a comma-separated list of origins such as https://portal.example.gov.cn',
    })
    .transform((items) => items.map((item) => new URL(item).origin)),
  WEBHOOK_HOSTS: list
    .transform((items) => items.map((item) => item.toLowerCase()))
    .refine((items) => items.every((item) => HOST_NAME.test(item) && !ipaddr.isValid(item)), {
      message: 'expects a comma-separated list of host names such as hooks.example.gov.cn',
    }),
  OIDC_ISSUER: z
    .string()
    .refine((text) => isIssuer(text), { error: 'expects the https address of an OpenID provider, without query' })
    .optional(),
  OIDC_CLIENT_ID: z.string().max(300).optional(),
  OIDC_CLIENT_SECRET: z.string().max(1000).optional(),
  LOCAL_SIGN_IN: z.enum(['on', 'off'], { error: 'expects on or off' }).default('on'),
  SECRETS_FILE: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'expects fatal, error, warn, info, debug or silent',
    })
    .default('info'),
  OPEN_DAY_DEMO: z.string().optional(),
})
const checked = environment
  .refine((values) => !values.SMS_GATEWAY_URL || values.SMS_GATEWAY_SECRET, {
    path: ['SMS_GATEWAY_SECRET'],
    error: 'expects the secret that text messages are signed with, as SMS_GATEWAY_URL is set',
  })
  .refine((values) => !values.OIDC_ISSUER || values.OIDC_CLIENT_ID, {
    path: ['OIDC_CLIENT_ID'],
    error: 'expects the name under which the provider knows this site, as OIDC_ISSUER is set',
  })
  .refine((values) => !values.OIDC_ISSUER || values.OIDC_CLIENT_SECRET, {
    path: ['OIDC_CLIENT_SECRET'],
    error: 'expects the secret that the provider has given this site, as OIDC_ISSUER is set',
  })
  .refine((values) => values.OIDC_ISSUER || values.LOCAL_SIGN_IN === 'on', {
    path: ['LOCAL_SIGN_IN'],
    error: 'expects on, as OIDC_ISSUER is not set: nobody could sign in',
  })

export type Config = {
  port: number
  host: string
  publicOrigin: string
  dataDir: string
  databaseUrl: string
  smtpUrl: string | undefined
  mailFrom: string
  smsGateway: { url: string; secret: string } | undefined
  trustedProxies: string[]
  staffNetworks: string[]
  embedOrigins: string[]
  webhookHosts: string[]
  /** the government's own sign-in service, for staff */
  oidc: { issuer: string; clientId: string; clientSecret: string } | undefined
  /** staff may sign in with a password of this site */
  localSignIn: boolean
  secretsFile: string
  logLevel: string
  demo: boolean
}

/** A variable of the environment that cannot be used. Its message, one line, is for the operator. */
export class BadSetting extends Error {
  override name = 'BadSetting'
}

/** The settings of this process. Throws BadSetting for the first bad variable. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = checked.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new BadSetting(`${issue?.path.join('.')}: ${issue?.message}`)
  }
  const values = read.data
  return {
    port: values.PORT,
    host: values.HOST,
    publicOrigin: values.PUBLIC_ORIGIN ?? `http://localhost:${values.PORT}`,
    dataDir: values.DATA_DIR,
    databaseUrl: values.DATABASE_URL ?? `file:${values.DATA_DIR}/open-day.db`,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM,
    smsGateway:
      values.SMS_GATEWAY_URL && values.SMS_GATEWAY_SECRET
        ? { url: values.SMS_GATEWAY_URL, secret: values.SMS_GATEWAY_SECRET }
        : undefined,
    trustedProxies: values.TRUSTED_PROXIES,
    staffNetworks: values.STAFF_NETWORKS,
    embedOrigins: values.EMBED_ORIGINS,
    webhookHosts: values.WEBHOOK_HOSTS,
    oidc:
      values.OIDC_ISSUER && values.OIDC_CLIENT_ID && values.OIDC_CLIENT_SECRET
        ? { issuer: values.OIDC_ISSUER, clientId: values.OIDC_CLIENT_ID, clientSecret: values.OIDC_CLIENT_SECRET }
        : undefined,
    localSignIn: values.LOCAL_SIGN_IN === 'on',
    secretsFile: values.SECRETS_FILE ?? `${values.DATA_DIR}/secrets.json`,
    logLevel: values.LOG_LEVEL,
    demo: values.OPEN_DAY_DEMO === '1',
  }
}

let current: Config | undefined

export function useConfig(config: Config): void {
  current = config
}

export function config(): Config {
  if (!current) throw new Error('the configuration is not read yet')
  return current
}
