// What carries messages out of the house: one carrier for each channel that is configured.
import type { Config } from '#app/config.server.ts'
import type { Mail } from '#emails/mail.ts'
import type { Channel, OutboxMessage } from './claim-messages.server.ts'
import { MAIL_CONNECTIONS, openMailTransport } from './mail-transport.server.ts'
import { openSmsGateway } from './sms-gateway.server.ts'

export type Carrier = {
  channel: Channel
  /** messages on the way at once */
  connections: number
  /** Throws a DeliveryFailure when the message was not taken. */
  send(message: OutboxMessage, mail: Mail): Promise<void>
  close(): void
}

export function openMailCarrier(config: Config): Carrier | undefined {
  const transport = openMailTransport(config)
  return (
    transport && {
      channel: 'email',
      connections: MAIL_CONNECTIONS,
      send: (message, mail) =>
        transport.send({ messageId: message.messageId, to: message.recipient, language: message.language }, mail),
      close: () => transport.close(),
    }
  )
}

export function openSmsCarrier(config: Config): Carrier | undefined {
  const gateway = openSmsGateway(config)
  return (
    gateway && {
      channel: 'sms',
      connections: 3,
      send: (message, mail) =>
        gateway.send({
          id: message.messageId,
          to: message.recipient.address,
          text: mail.sms,
          language: message.language,
        }),
      close: () => {},
    }
  )
}
