// A real SMTP server that keeps what it receives.
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

export type ReceivedMail = ParsedMail & { recipients: string[]; source: string }

export async function startMailServer(): Promise<{
  url: string
  mails: ReceivedMail[]
  waitFor(test: (mail: ReceivedMail) => boolean): Promise<ReceivedMail>
  close(): Promise<void>
}> {
  const mails: ReceivedMail[] = []
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => parts.push(part))
      stream.on('end', async () => {
        const source = Buffer.concat(parts)
        mails.push(
          Object.assign(await simpleParser(source), {
            recipients: session.envelope.rcptTo.map((to) => to.address),
            source: source.toString('utf8'),
          }),
        )
        done()
      })
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.server.address() as { port: number }
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    async waitFor(test) {
      // A busy machine, with all the letters of the sample data before this one.
      const patience = Date.now() + 90_000
      while (Date.now() < patience) {
        const found = mails.find(test)
        if (found) return found
        await new Promise((next) => setTimeout(next, 50))
      }
      throw new Error(`no such mail among the ${mails.length} received`)
    },
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
