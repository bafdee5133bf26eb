// The front of the server: guard, static files, Remix.
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestHandler } from '@remix-run/express'
import type { ServerBuild } from '@remix-run/node'
import express from 'express'
import { config } from '#app/config.server.ts'
import { newId } from '#app/platform/ids.ts'

export type Front = { port: number; close(): Promise<void> }

/** Listens on the configured port and hands requests to the guard, the static files and Remix, in this order. */
export async function startFront(build: ServerBuild): Promise<Front> {
  const app = express()
  app.disable('x-powered-by')
  app.use('/assets', express.static('build/client/assets', { immutable: true, maxAge: '1y' }))
  app.use(express.static('build/client', { maxAge: '1h' }))
  app.all(
    '*',
    createRequestHandler({
      build,
      mode: 'production',
      getLoadContext: (request) => ({
        nonce: randomBytes(16).toString('base64'),
        address: request.socket.remoteAddress ?? '',
        requestId: newId(),
        arrivedAt: new Date(),
        arrival: Date.now() * 1000,
      }),
    }),
  )
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(config().port, config().host, resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  }
}
