// LISTEN on a connection of its own (PostgreSQL, "NOTIFY"): what processes tell each other through the database.
import pg from 'pg'

export const CHANNEL = 'open_day'
const AGAIN_AFTER_MS = 1000

/**
 * Hears notices until ended. A lost connection is made again; what was told meanwhile is lost, so that the listener is then
 * told `undefined`: anything may have changed.
 */
export function hearNotices(url: string, listener: (text: string | undefined) => void): () => Promise<void> {
  let client: pg.Client | undefined
  let ended = false
  let timer: NodeJS.Timeout | undefined
  let first = true

  async function connect(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true })
    fresh.on('notification', ({ payload }) => listener(payload))
    fresh.on('error', () => lose(fresh))
    fresh.on('end', () => lose(fresh))
    client = fresh
    try {
      await fresh.connect()
      await fresh.query(`LISTEN ${CHANNEL}`)
      if (!first) listener(undefined)
      first = false
    } catch {
      lose(fresh)
    }
  }

  function lose(lost: pg.Client): void {
    if (lost !== client || ended) return
    client = undefined
    lost.end().catch(() => {})
    timer = setTimeout(connect, AGAIN_AFTER_MS * (0.5 + Math.random()))
  }

  void connect()
  return async () => {
    ended = true
    clearTimeout(timer)
    await client?.end().catch(() => {})
  }
}
