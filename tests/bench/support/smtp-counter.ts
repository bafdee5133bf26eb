// A mail server in this process that takes everything and counts each Message-ID.
import { SMTPServer } from 'smtp-server'

export type SmtpCounter = { url: string; received: Map<string, number>; close(): Promise<void> }

export async function startSmtpCounter(): Promise<SmtpCounter> {
  const received = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      let head = ''
      stream.on('data', (part: Buffer) => {
        if (head.length < 4096) head += part.toString('latin1')
      })
      stream.on('end', () => {
        const id = /^Message-ID: (<[^>]+>)/im.exec(head)?.[1] ?? ''
        received.set(id, (received.get(id) ?? 0) + 1)
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
