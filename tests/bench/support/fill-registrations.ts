// Many registrations of an event that is not published, with a sent message each, written past the product: the size that
// a database has after years.
import BetterSqlite from 'better-sqlite3'

const SLOTS = 1000
const PEOPLE = `with recursive n(i) as (select 1 union all select i + 1 from n where i < ?)`
const ID = `printf('0180%04x-%04x-7000-8000-%012x', i >> 16, i & 65535, i)`
const SEALED = `'k.' || hex(randomblob(40))`
const HASH = `hex(randomblob(20))`
/** Two days ago: nothing of it is due to be emptied while something is measured. */
const AT = Date.now() - 2 * 86_400_000

const cells = (values: Record<string, string>) => [Object.keys(values).join(', '), Object.values(values).join(', ')]

/** Copies the first row of a table with some of its cells changed. */
function copyRow(db: BetterSqlite.Database, table: string, changed: Record<string, string>): void {
  const names = db.prepare(`select name from pragma_table_info('${table}')`).pluck().all() as string[]
  const values = names.map((name) => (name in changed ? `'${changed[name]}'` : `"${name}"`))
  const columns = names.map((name) => `"${name}"`).join(', ')
  db.exec(`insert into ${table} (${columns}) select ${values.join(', ')} from ${table} order by id limit 1`)
}

export function fillRegistrations(path: string, count: number): void {
  const db = new BetterSqlite(path)
  db.pragma('synchronous = OFF')
  db.pragma('cache_size = -1000000')
  db.pragma('temp_store = MEMORY')
  db.pragma('foreign_keys = OFF')
  db.exec('begin')
  // Indexes are made over the whole at once, which is many times quicker than row by row.
  const indexes = db
    .prepare(
      `select name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name in ('registrations', 'outbox_messages')`,
    )
    .all() as { name: string; sql: string }[]
  for (const { name } of indexes) db.exec(`drop index "${name}"`)
  const event = 'f0000000-0000-7000-8000-000000000000'
  copyRow(db, 'events', { id: event, slug: 'years', state: 'draft' })
  const slotOf = (slot: number) => `f0000000-0000-7000-8000-1${String(slot).padStart(11, '0')}`
  for (let slot = 0; slot < SLOTS; slot++) copyRow(db, 'slots', { id: slotOf(slot), event_id: event })
  const [columns, values] = cells({
    id: ID,
    event_id: `'${event}'`,
    slot_id: `printf('f0000000-0000-7000-8000-1%011d', i % ${SLOTS})`,
    status: `'confirmed'`,
    party_size: '1',
    name: SEALED,
    name_initials: SEALED,
    phone: SEALED,
    phone_hash: HASH,
    phone_tail_hash: `printf('tail-%04d', abs(random()) % 10000)`,
    language: `'zh-CN'`,
    consent_version: `'1'`,
    consent_at: `${AT} + i`,
    ticket_secret: SEALED,
    ticket_hash: HASH,
    manage_token: SEALED,
    manage_hash: HASH,
    short_code: `cast(10000000 + i as text)`,
    arrival: `(${AT} + i) * 1000`,
    arrived_at: `${AT} + i`,
    idempotency_key: HASH,
    idempotency_body: HASH,
    created_at: `${AT} + i`,
    updated_at: `${AT} + i`,
  })
  db.prepare(`${PEOPLE} insert into registrations (${columns}) select ${values} from n`).run(count)
  const [fields, contents] = cells({
    id: ID,
    kind: `'registration-confirmed'`,
    channel: `'sms'`,
    recipient: SEALED,
    recipient_hash: HASH,
    language: `'zh-CN'`,
    subject_kind: `'registration'`,
    subject_id: ID,
    '"values"': SEALED,
    order_key: HASH,
    state: `'sent'`,
    next_attempt_at: `${AT} + i`,
    dedupe_key: HASH,
    message_id: ID,
    created_at: `${AT} + i`,
    sent_at: `${AT} + i`,
  })
  db.prepare(`${PEOPLE} insert into outbox_messages (${fields}) select ${contents} from n`).run(count)
  db.exec(`update slots set taken = ${Math.ceil(count / SLOTS)}, capacity = ${count} where event_id = '${event}'`)
  for (const { sql } of indexes) db.exec(sql)
  db.exec('commit')
  db.pragma('wal_checkpoint(TRUNCATE)')
  db.close()
}
