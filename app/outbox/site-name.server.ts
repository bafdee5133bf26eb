// How the site signs its letters: the name that the admin keeps in the settings.
import { eq } from 'drizzle-orm'
import { onChange } from '#app/platform/changes.ts'
import { seconds } from '#app/platform/clock.ts'
import type { Language } from '#app/platform/language.ts'
import { settings } from '#db/schema.ts'
import { reader } from '#db/work.ts'

type SiteRow = { name?: string; nameEn?: string }
let known: { value: SiteRow; readAt: number } | undefined
onChange((change) => {
  if (change.kind === 'settings') known = undefined
})

// Another process may have changed it; nobody minds half a minute.
const FRESH = seconds(30)

export async function siteName(language: Language): Promise<string> {
  if (!known || performance.now() - known.readAt > FRESH) {
    const [row] = await reader().select({ value: settings.value }).from(settings).where(eq(settings.key, 'site'))
    known = { value: (row?.value ?? {}) as SiteRow, readAt: performance.now() }
  }
  return language === 'en' ? known.value.nameEn || 'Government Open Days' : known.value.name || '政务开放日'
}
