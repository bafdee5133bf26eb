// A real SMTP server that writes down who was named as recipient and what was received, and refuses as it is told.
import { setTimeout } from 'node:timers/promises'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type Delivery = ParsedMail & { recipients: string[]; sender: string; source: string }
export type Refusal = { code: number; text?: string }

export type SmtpSink = {
  url: string
  port: number
  /** accepted messages, in order of arrival */
  deliveries: Delivery[]
  /** every address a client asked to deliver to, accepted or not */
  asked: string[]
  connections(): number
  /** refuses recipients or bodies for which it answers a code */
  refuseRecipient: (address: string) => Refusal | undefined
  refuseBody: (recipients: string[]) => Refusal | undefined
  /** milliseconds before a body is accepted */
  delay: number
  close(): Promise<void>
}

const errorOf = ({ code, text }: Refusal) => Object.assign(new Error(text ?? 'refused'), { responseCode: code })

export async function startSmtpSink(port = 0): Promise<SmtpSink> {
  let connections = 0
  const sink: SmtpSink = {
    url: '',
    port: 0,
    deliveries: [],
    asked: [],
    connections: () => connections,
    refuseRecipient: () => undefined,
    refuseBody: () => undefined,
    delay: 0,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
  const server = new SMTPServer({
    authOptional: true,
    logger: false,
    closeTimeout: 100,
    onConnect(_session, done) {
      connections++
      done()
    },
    onRcptTo({ address }, _session, done) {
      sink.asked.push(address)
      const refusal = sink.refuseRecipient(address)
      done(refusal && errorOf(refusal))
    },
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const recipients = session.envelope.rcptTo.map((to) => to.address)
        const refusal = sink.refuseBody(recipients)
        if (sink.delay > 0) await setTimeout(sink.delay)
        if (refusal) return done(errorOf(refusal))
        const source = Buffer.concat(parts)
        const mail = await simpleParser(source)
        const sender = session.envelope.mailFrom ? session.envelope.mailFrom.address : ''
        sink.deliveries.push(Object.assign(mail, { recipients, sender, source: source.toString('latin1') }))
        done()
      })
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()))
  sink.port = (server.server.address() as { port: number }).port
  sink.url = `smtp://127.0.0.1:${sink.port}`
  return sink
}
