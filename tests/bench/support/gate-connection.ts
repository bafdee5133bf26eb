// A gate as the server meets it: one kept-alive connection that scans ticket after ticket. Cheap, so that the client is not
// what is measured.
import { randomUUID } from 'node:crypto'
import { connect } from 'node:net'

export type GateConnection = { scan(secret: string): Promise<{ verdict: string }>; close(): void }

export async function openGate(port: number, token: string): Promise<GateConnection> {
  const socket = connect(port, '127.0.0.1')
  socket.setNoDelay(true)
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve())
    socket.once('error', reject)
  })
  let text = ''
  let settle: { resolve(verdict: string): void; reject(error: Error): void } | undefined
  socket.on('data', (chunk: Buffer) => {
    text += chunk.toString('latin1')
    const end = text.indexOf('\r\n\r\n')
    if (end < 0) return
    const length = Number(/content-length: (\d+)/i.exec(text.slice(0, end))?.[1])
    if (text.length < end + 4 + length) return
    const body = text.slice(end + 4)
    const status = text.slice(9, 12)
    text = ''
    const verdict = /"verdict":"(\w+)"/.exec(body)?.[1]
    if (status === '200' && verdict) settle?.resolve(verdict)
    else settle?.reject(new Error(`the gate was answered ${status} ${body.slice(0, 200)}`))
  })
  socket.on('error', (error) => settle?.reject(error))
  socket.on('close', () => settle?.reject(new Error('the server closed the connection')))
  return {
    scan(secret) {
      const body = `{"scans":[{"nonce":"${randomUUID()}","secret":"${secret}","happenedAt":"${new Date().toISOString()}"}]}`
      return new Promise((resolve, reject) => {
        settle = { resolve: (verdict) => resolve({ verdict }), reject }
        socket.write(
          `POST /api/v1/gate/scans HTTP/1.1\r\nHost: localhost:${port}\r\nAuthorization: Bearer ${token}\r\n` +
            `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
        )
      })
    },
    close: () => socket.destroy(),
  }
}
