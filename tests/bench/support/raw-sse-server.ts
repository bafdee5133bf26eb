// The control of B9: as little as a server of server-sent events can do. POST /say?WORD sends one message to everybody.
import { createServer, type ServerResponse } from 'node:http'

const readers = new Set<ServerResponse>()
createServer((request, response) => {
  if (request.url === '/healthz') return void response.writeHead(200).end('{}')
  if (request.url?.startsWith('/say?')) {
    const text = `data: ${'x'.repeat(230)} <b>${request.url.slice(5)}</b>\n\n`
    for (const reader of readers) reader.write(text)
    return void response.writeHead(204).end()
  }
  response.writeHead(200, { 'Content-Type': 'text/event-stream' })
  response.write(': hello\n\n')
  readers.add(response)
  response.on('close', () => readers.delete(response))
}).listen({ port: Number(process.env.PORT), backlog: 8192 })
