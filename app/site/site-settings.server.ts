// Reading and changing what the site says of itself; everybody reads it with every page.
import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { holdsRole } from '#app/platform/actor.ts'
import { onChange } from '#app/platform/changes.ts'
import { Forbidden } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { settings } from '#db/schema.ts'
import { reader, type Work } from '#db/work.ts'
import { DEFAULT_HOTLINE } from './site-defaults.ts'
import { type SiteSettings, siteFact, siteSettings } from './site-settings.ts'

const KEY = 'site'

let known: { value: SiteSettings; readAt: number } | undefined
onChange((change) => {
  if (change.kind === 'settings' || change.kind === 'elsewhere') known = undefined
})

// Another process may have changed them; nobody minds half a minute.
const FRESH_MS = 30_000

export async function readSiteSettings(): Promise<SiteSettings> {
  if (known && performance.now() - known.readAt < FRESH_MS) return known.value
  const [row] = await reader().select({ value: settings.value }).from(settings).where(eq(settings.key, KEY))
  const value = siteSettings.catch(() => siteSettings.parse({})).parse(row?.value ?? {})
  known = { value, readAt: performance.now() }
  return value
}

/** How the site signs its letters. */
export async function siteName(language: Language): Promise<string> {
  return siteFact(await readSiteSettings(), 'name', language)
}

/** Whom to call where no department's number is known. */
export async function hotline(): Promise<string> {
  return (await readSiteSettings()).hotline || DEFAULT_HOTLINE
}

/** Only the admin says who the site is. What did not change leaves no trace; the entry names the fields that did. */
export async function changeSiteSettings(work: Work, value: SiteSettings): Promise<void> {
  if (!holdsRole(work.actor, 'admin', null)) throw new Forbidden('change the settings of the site')
  const [row] = await work.tx.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY))
  const former = siteSettings.catch(() => siteSettings.parse({})).parse(row?.value ?? {})
  const fields = Object.keys(siteSettings.shape) as (keyof SiteSettings)[]
  const changed = fields.filter((field) => former[field] !== value[field])
  if (row && changed.length === 0) return
  await work.tx
    .insert(settings)
    .values({ key: KEY, value, updatedAt: work.now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: work.now } })
  const now = Object.fromEntries(changed.map((field) => [field, value[field]]))
  await recordAudit(work, 'settings.changed', { kind: 'settings', id: KEY }, now)
  work.changed({ kind: 'settings' })
}
