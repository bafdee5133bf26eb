// Mail over SMTP. Addresses travel as objects and in an explicit envelope, never as text that a parser could split;
// the mail library may read neither files nor addresses on the net.
import nodemailer from 'nodemailer'
import type { Config } from '#app/config.server.ts'
import { minutes, seconds } from '#app/platform/clock.ts'
import { isMailAddress, readMailbox } from '#app/platform/mail-address.ts'
import { cleanLine } from '#app/platform/text.ts'
import type { Mail } from '#emails/mail.ts'
import { classOfReply, DeliveryFailure } from './retry-ladder.ts'

export type Envelope = { messageId: string; to: { address: string; name?: string }; language: string }
export type MailTransport = { send(envelope: Envelope, mail: Mail): Promise<void>; close(): void }
export type Mailbox = { name: string; address: string }

/** Messages on the way at once, each on a connection that stays open. */
export const MAIL_CONNECTIONS = 5

/** The sender of every mail and the organizer of every calendar invitation: clients demand that the two agree. */
export function senderOf(config: Pick<Config, 'mailFrom'>): Mailbox {
  const mailbox = readMailbox(config.mailFrom)
  if (!mailbox) throw new Error('MAIL_FROM: expects an address such as Open Day <open-day@example.gov.cn>')
  return mailbox
}

/** Where ids of messages and calendar entries end: the host of the public address, without its port. */
export function mailHost(config: Pick<Config, 'publicOrigin'>): string {
  return new URL(config.publicOrigin).hostname.replace(/^\[|\]$/g, '')
}

const LOOPBACK = /^(localhost|127(\.\d+){3}|\[?::1\]?)$/

/**
 * Options of the connection. Mail crosses a network only encrypted: by STARTTLS, or from the first byte with `smtps:`.
 * `smtp://relay.internal?tls=none` says that the operator's own network protects it.
 */
export function connectionOf(smtpUrl: string, name: string) {
  const url = new URL(smtpUrl)
  const secure = url.protocol === 'smtps:'
  const plain = !secure && (LOOPBACK.test(url.hostname) || url.searchParams.get('tls') === 'none')
  const user = decodeURIComponent(url.username)
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port ? Number(url.port) : secure ? 465 : plain ? 25 : 587,
    secure,
    requireTLS: !secure && !plain,
    ignoreTLS: plain,
    auth: user ? { user, pass: decodeURIComponent(url.password) } : undefined,
    name,
  }
}

type SmtpError = Error & { code?: string; responseCode?: number; response?: string; command?: string }

/** Sorts an error of the mail library. Its texts may quote addresses: only codes leave this function. */
export function failureOf(error: unknown): DeliveryFailure {
  const { code = 'EUNKNOWN', responseCode, response, command } = error as SmtpError
  const aboutMessage = command !== undefined && /^(MAIL FROM|RCPT TO|DATA)$/.test(command)
  if (!responseCode || !aboutMessage) {
    // Nothing was said about this message: no connection, no encryption, no sign-in, or the talk broke off.
    return new DeliveryFailure('unreachable', ['connection', code, responseCode].filter(Boolean).join(' '))
  }
  const enhanced = /\b[245]\.\d{1,3}\.\d{1,3}\b/.exec(response ?? '')?.[0]
  return new DeliveryFailure(classOfReply(responseCode), [responseCode, enhanced, command].filter(Boolean).join(' '))
}

/** A pool of connections to the configured server; undefined when there is none and mails are kept for the console. */
export function openMailTransport(config: Config): MailTransport | undefined {
  if (!config.smtpUrl) return undefined
  const from = senderOf(config)
  const host = mailHost(config)
  const pool = nodemailer.createTransport({
    ...connectionOf(config.smtpUrl, host),
    pool: true,
    maxConnections: MAIL_CONNECTIONS,
    maxMessages: 500,
    maxRequeues: 0,
    idleTimeout: seconds(20),
    connectionTimeout: seconds(10),
    greetingTimeout: seconds(15),
    socketTimeout: minutes(1),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
  return {
    async send({ messageId, to, language }, mail) {
      if (!isMailAddress(to.address)) throw new DeliveryFailure('permanent', 'not a mail address')
      try {
        await pool.sendMail({
          from,
          to: { name: cleanLine(to.name ?? ''), address: to.address },
          envelope: { from: from.address, to: [to.address] },
          messageId: `<${messageId}@${host}>`,
          subject: cleanLine(mail.subject),
          text: mail.text,
          html: mail.html,
          attachments: mail.images?.map((image) => ({
            cid: image.cid,
            filename: image.filename,
            content: image.content,
            contentType: 'image/png',
            contentDisposition: 'inline',
          })),
          icalEvent: mail.calendar && {
            method: mail.calendar.method,
            filename: 'invite.ics',
            content: mail.calendar.content,
          },
          headers: {
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'Content-Language': language,
          },
        })
      } catch (error) {
        throw failureOf(error)
      }
    },
    close: () => pool.close(),
  }
}
