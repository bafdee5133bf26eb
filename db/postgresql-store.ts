// The store on PostgreSQL, for several app processes. Same promises as SQLite; a lane gathers the writes on one hot row.
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { CommitQueue, LOCK_PATIENCE_MS, refuseNesting, runInside } from './commit-queue.ts'
import { CHANNEL, hearNotices } from './postgresql-notices.ts'
import {
  type Database,
  type Reader,
  type Store,
  StoreBusy,
  type StoreLimits,
  type TransactionOptions,
  type Tx,
} from './store.ts'

const MOST_TRIES = 5
const MOST_CONNECTIONS = 12
const LANES_IDLE_MS = 10_000

/** Serialization failure and deadlock: nothing is wrong with the work, it only met somebody else's. */
const mayTryAgain = (error: unknown) => ['40001', '40P01'].includes(codeOf(error) ?? '')

const codeOf = (error: unknown) =>
  (error as { code?: string; cause?: { code?: string } }).code ?? (error as { cause?: { code?: string } }).cause?.code

/** A lock was not given in time. */
const isHeld = (error: unknown) => codeOf(error) === '55P03'

const pause = (attempt: number) => new Promise((next) => setTimeout(next, 5 * 2 ** attempt * (0.5 + Math.random())))

export async function openPostgresql(url: string, limits: StoreLimits = {}): Promise<Store> {
  const pool = new pg.Pool({
    connectionString: url,
    max: MOST_CONNECTIONS,
    connectionTimeoutMillis: 10_000,
    lock_timeout: limits.lockPatienceMs ?? LOCK_PATIENCE_MS,
    idleTimeoutMillis: 30_000,
  })
  // A lost idle connection is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const databases = new WeakMap<pg.PoolClient, Database>()
  const databaseOf = (client: pg.PoolClient): Database => {
    let database = databases.get(client)
    if (!database) {
      database = drizzle(client)
      databases.set(client, database)
    }
    return database
  }

  async function alone<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      const client = await connect(pool)
      let broken = false
      try {
        await client.query('BEGIN')
        const result = await runInside(() => work(databaseOf(client) as Tx))
        await client.query('COMMIT')
        return result
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {
          broken = true
        })
        if (isHeld(error)) throw heldByOthers(error)
        if (!mayTryAgain(error) || attempt >= MOST_TRIES) throw error
      } finally {
        client.release(broken)
      }
      await pause(attempt)
    }
  }

  const lanes = new Map<string, { queue: CommitQueue; usedAt: number }>()
  const laneOf = (name: string) => {
    let lane = lanes.get(name)
    if (!lane) {
      lane = { queue: new CommitQueue(laneDriver(pool, databaseOf), limits), usedAt: 0 }
      lanes.set(name, lane)
    }
    lane.usedAt = performance.now()
    return lane.queue
  }
  const sweep = setInterval(() => {
    for (const [name, lane] of lanes) {
      if (performance.now() - lane.usedAt > LANES_IDLE_MS) void lane.queue.settled().then(() => lanes.delete(name))
    }
  }, LANES_IDLE_MS)
  sweep.unref()

  async function transaction<Result>(
    work: (tx: Tx) => Promise<Result>,
    options: TransactionOptions = {},
  ): Promise<Result> {
    refuseNesting()
    if (!options.lane) return alone(work)
    try {
      return await laneOf(options.lane).add(work, options)
    } catch (error) {
      if (mayTryAgain(error)) return alone(work)
      throw isHeld(error) ? heldByOthers(error) : error
    }
  }

  return {
    dialect: 'postgresql',
    reader: drizzle(pool) as Reader,
    transaction,
    isFull: (lane) => lanes.get(lane)?.queue.isFull ?? false,
    // The server keeps its own checksums; a constraint that does not hold cannot be there.
    async integrity() {
      return 'ok'
    },
    // PostgreSQL reuses the room of dead rows by itself (autovacuum).
    async settle() {},
    async tell(text) {
      await pool.query('select pg_notify($1, $2)', [CHANNEL, text])
    },
    hear: (listener) => hearNotices(url, listener),
    async ping() {
      const answer = await pool.query('select 1 as one')
      return answer.rows[0]?.one === 1
    },
    async facts() {
      const answer = await pool.query('show server_version')
      return { version: String(answer.rows[0]?.server_version) }
    },
    async close() {
      clearInterval(sweep)
      await Promise.all([...lanes.values()].map((lane) => lane.queue.settled()))
      await pool.end()
    },
  }
}

const heldByOthers = (cause: unknown) => new StoreBusy('another process holds the row', { cause })

async function connect(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    throw new StoreBusy('the database gave no connection', { cause: error })
  }
}

function laneDriver(pool: pg.Pool, databaseOf: (client: pg.PoolClient) => Database) {
  let client: pg.PoolClient | undefined
  const say = async (statement: string) => {
    await client?.query(statement)
  }
  const giveBack = (broken = false) => {
    client?.release(broken)
    client = undefined
  }
  return {
    get tx() {
      if (!client) throw new Error('no transaction is open')
      return databaseOf(client) as Tx
    },
    async begin() {
      client = await connect(pool)
      await client.query('BEGIN')
      return true
    },
    isHeld,
    savepoint: () => say('SAVEPOINT member'),
    release: () => say('RELEASE SAVEPOINT member'),
    rollbackToSavepoint: () => say('ROLLBACK TO SAVEPOINT member'),
    async commit() {
      await say('COMMIT')
      giveBack()
    },
    async rollback() {
      await say('ROLLBACK').then(
        () => giveBack(),
        () => giveBack(true),
      )
    },
  }
}
