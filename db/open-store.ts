import { openPostgresql } from './postgresql-store.ts'
import { openSqlite } from './sqlite-store.ts'
import { pathOf, type Store, type StoreLimits } from './store.ts'

/** Opens the store at `url`: `file:PATH` or `postgres://…`. The schema must be up to date (db/migrate.ts). */
export async function openStore({ url, ...limits }: { url: string } & StoreLimits): Promise<Store> {
  return url.startsWith('postgres') ? openPostgresql(url, limits) : openSqlite(pathOf(url), limits)
}
