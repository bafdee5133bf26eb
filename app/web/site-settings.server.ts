// What the site says of itself: name, organisation, footer facts. Kept in the settings table, changed by the admin.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { onChange } from '#app/platform/changes.ts'
import type { Language } from '#app/platform/language.ts'
import { settings } from '#db/schema.ts'
import { reader } from '#db/work.ts'

const line = z.string().default('')

/** The row `site` of the settings table. Every fact a government site must show; empty ones are not shown. */
export const siteSettings = z.object({
  name: z.string().default('政务开放日'),
  nameEn: z.string().default('Government Open Days'),
  organisation: line,
  organisationEn: line,
  sponsor: line,
  coSponsor: line,
  contact: line,
  hotline: z.string().default('12345'),
  /** 网站标识码 */
  siteCode: line,
  /** ICP 备案号 */
  icp: line,
  /** 公安备案号 */
  policeRecord: line,
})
export type SiteSettings = z.output<typeof siteSettings>

/** The frame's view of the settings, in one language. */
export type SiteFacts = {
  name: string
  organisation?: string
  footer: {
    sponsor?: string
    coSponsor?: string
    contact?: string
    hotline?: string
    siteCode?: string
    icp?: { text: string; href?: string }
    policeRecord?: { text: string; href?: string }
  }
}

let known: { value: SiteSettings; readAt: number } | undefined
onChange((change) => {
  if (change.kind === 'settings') known = undefined
})

// Another process may have changed them; nobody minds half a minute.
const FRESH_MS = 30_000

export async function readSiteSettings(): Promise<SiteSettings> {
  if (known && performance.now() - known.readAt < FRESH_MS) return known.value
  const [row] = await reader().select({ value: settings.value }).from(settings).where(eq(settings.key, 'site'))
  const value = siteSettings.catch(() => siteSettings.parse({})).parse(row?.value ?? {})
  known = { value, readAt: performance.now() }
  return value
}

/** Forgets what was read, for tests that change the store. */
export function forgetSiteSettings(): void {
  known = undefined
}

export async function siteFacts(language: Language): Promise<SiteFacts> {
  const site = await readSiteSettings()
  const english = language === 'en'
  const filled = (text: string) => text || undefined
  return {
    name: english ? site.nameEn : site.name,
    organisation: filled(english ? site.organisationEn || site.organisation : site.organisation),
    footer: {
      sponsor: filled(site.sponsor),
      coSponsor: filled(site.coSponsor),
      contact: filled(site.contact),
      hotline: filled(site.hotline),
      siteCode: filled(site.siteCode),
      icp: site.icp ? { text: site.icp, href: 'https://beian.miit.gov.cn/' } : undefined,
      policeRecord: site.policeRecord ? { text: site.policeRecord, href: 'https://beian.mps.gov.cn/' } : undefined,
    },
  }
}

/** Who issues papers for the whole place: the sponsor of the site, else its organisation; with its telephone. */
export async function issuingOffice(language: Language): Promise<{ name: string; phone: string }> {
  const { name, organisation, footer } = await siteFacts(language)
  // The sponsor has no English name.
  const office = language === 'en' ? (organisation ?? footer.sponsor) : (footer.sponsor ?? organisation)
  return { name: office ?? name, phone: footer.contact ?? '' }
}
