// The frame's view of what the site says of itself, in one language.
import { config } from '#app/config.server.ts'
import type { Language } from '#app/platform/language.ts'
import { DEFAULT_HOTLINE } from '#app/site/site-defaults.ts'
import { readSiteSettings } from '#app/site/site-settings.server.ts'
import { policeRecordHref, siteFact } from '#app/site/site-settings.ts'

export type SiteFacts = {
  name: string
  organisation?: string
  /** host of the public address, for `SiteDomain` */
  domain?: string
  /** whom to call where no department's number is known */
  hotline: string
  footer: {
    sponsor?: string
    coSponsor?: string
    contact?: string
    hotline?: string
    address?: string
    siteCode?: string
    icp?: { text: string; href?: string }
    policeRecord?: { text: string; href?: string }
    registerUrl?: string
    faultUrl?: string
  }
}

export async function siteFacts(language: Language): Promise<SiteFacts> {
  const site = await readSiteSettings()
  const filled = (text: string) => text || undefined
  const hotline = site.hotline || DEFAULT_HOTLINE
  return {
    name: siteFact(site, 'name', language),
    organisation: filled(siteFact(site, 'organisation', language)),
    domain: new URL(config().publicOrigin).host,
    hotline,
    footer: {
      sponsor: filled(siteFact(site, 'sponsor', language)),
      coSponsor: filled(siteFact(site, 'coSponsor', language)),
      contact: filled(site.contact),
      hotline,
      address: filled(siteFact(site, 'address', language)),
      siteCode: filled(site.siteCode),
      icp: site.icp ? { text: site.icp, href: 'https://beian.miit.gov.cn/' } : undefined,
      policeRecord: site.policeRecord
        ? { text: site.policeRecord, href: policeRecordHref(site.policeRecord) }
        : undefined,
      registerUrl: filled(site.registerUrl),
      faultUrl: filled(site.faultUrl),
    },
  }
}

/** Who issues papers for the whole place: the sponsor of the site, else its organisation; with its telephone. */
export async function issuingOffice(language: Language): Promise<{ name: string; phone: string }> {
  const { name, organisation, footer } = await siteFacts(language)
  // A sponsor without an English name would stand there in Chinese.
  const isNamed = language !== 'en' || (await readSiteSettings()).sponsorEn !== ''
  const office = isNamed ? (footer.sponsor ?? organisation) : (organisation ?? footer.sponsor)
  return { name: office ?? name, phone: footer.contact ?? '' }
}
