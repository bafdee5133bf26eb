// Requests written byte by byte, as no client library would send them.
import { connect } from 'node:net'

export type RawAnswer = { status: number; head: string; body: string }

/** Sends bytes and reads until the server closes or is silent; status 0 when it answered nothing. */
export function sendRaw(port: number, bytes: string | Buffer, patience = 1500): Promise<RawAnswer> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    const socket = connect(port, '127.0.0.1')
    const finish = () => {
      socket.destroy()
      const text = Buffer.concat(chunks).toString('latin1')
      const end = text.indexOf('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0),
        head: end < 0 ? text : text.slice(0, end),
        body: end < 0 ? '' : text.slice(end + 4),
      })
    }
    socket.setTimeout(patience, finish)
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      if (isWhole(Buffer.concat(chunks).toString('latin1'))) finish()
    })
    socket.on('close', finish)
    socket.on('error', finish)
    socket.end(bytes)
  })
}

function isWhole(text: string): boolean {
  const end = text.indexOf('\r\n\r\n')
  const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1] ?? Number.NaN)
  return end >= 0 && text.length - end - 4 >= length
}
