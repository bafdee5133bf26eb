// The environment, read once and checked. Nobody else reads process.env (db/dialect.ts apart).
import ipaddr from 'ipaddr.js'
import { z } from 'zod'

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

const origin = z
  .url({ protocol: /^https?$/, message: 'expects an origin such as https://open.example.gov.cn' })
  .transform((text) => new URL(text).origin)

const environment = z.object({
  PORT: z.coerce.number({ error: 'expects a port number' }).int().min(0).max(65535).default(3000),
  HOST: z.string().default('::'),
  PUBLIC_ORIGIN: origin.optional(),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z
    .string()
    .regex(/^(file:.+|postgres(ql)?:\/\/.+)$/, 'expects file:PATH or postgres://…')
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, 'expects smtp://… or smtps://…')
    .optional(),
  MAIL_FROM: z.string().default('Open Day <open-day@localhost>'),
  SMS_GATEWAY_URL: z.url('expects an address').optional(),
  SMS_GATEWAY_SECRET: z.string().optional(),
  TRUSTED_PROXIES: networks,
  STAFF_NETWORKS: networks,
  EMBED_ORIGINS: list,
  WEBHOOK_HOSTS: list
    .transform((items) => items.map((item) => item.toLowerCase()))
    .refine((items) => items.every((item) => HOST_NAME.test(item) && !ipaddr.isValid(item)), {
      message: 'expects a comma-separated list of host names such as hooks.example.gov.cn',
    }),
  SECRETS_FILE: z.string().optional(),
  LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent'], {
      error: 'expects fatal, error, warn, info, debug or silent',
    })
    .default('info'),
  OPEN_DAY_DEMO: z.string().optional(),
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
  secretsFile: string
  logLevel: string
  demo: boolean
}

/** The settings of this process. Throws one line naming the first bad variable. */
export function readConfig(variables: Record<string, string | undefined> = process.env): Config {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ''))
  const read = environment.safeParse(given)
  if (!read.success) {
    const [issue] = read.error.issues
    throw new Error(`${issue?.path.join('.')}: ${issue?.message}`)
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
    smsGateway: values.SMS_GATEWAY_URL
      ? { url: values.SMS_GATEWAY_URL, secret: values.SMS_GATEWAY_SECRET ?? '' }
      : undefined,
    trustedProxies: values.TRUSTED_PROXIES,
    staffNetworks: values.STAFF_NETWORKS,
    embedOrigins: values.EMBED_ORIGINS,
    webhookHosts: values.WEBHOOK_HOSTS,
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
