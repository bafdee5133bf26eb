// What the site says of itself (政府网站发展指引: 网页设计规范): its name, who runs it, its registrations. Empty facts are not shown.
import { z } from 'zod'
import type { Language } from '#app/platform/language.ts'
import { DEFAULT_HOTLINE, DEFAULT_SITE_NAME } from './site-defaults.ts'

const line = z.string().default('')

/** The row `site` of the settings table. */
export const siteSettings = z.object({
  name: z.string().default(DEFAULT_SITE_NAME['zh-CN']),
  nameEn: z.string().default(DEFAULT_SITE_NAME.en),
  organisation: line,
  organisationEn: line,
  /** 主办单位 */
  sponsor: line,
  sponsorEn: line,
  /** 承办单位 */
  coSponsor: line,
  coSponsorEn: line,
  contact: line,
  hotline: z.string().default(DEFAULT_HOTLINE),
  address: line,
  addressEn: line,
  /** 网站标识码 */
  siteCode: line,
  /** ICP 备案号 */
  icp: line,
  /** 公安备案号 */
  policeRecord: line,
  /** 党政机关网站标识: the page of the register that vouches for the site */
  registerUrl: line,
  /** 我为政府网站找错 */
  faultUrl: line,
})
export type SiteSettings = z.output<typeof siteSettings>

/** A fact in the reader's language; the Chinese one where there is no English. */
export function siteFact(
  site: SiteSettings,
  fact: 'name' | 'organisation' | 'sponsor' | 'coSponsor' | 'address',
  language: Language,
): string {
  return (language === 'en' && site[`${fact}En`]) || site[fact]
}

/** Where the police register shows a filing, such as 鲁公网安备 37028200000000号. */
export function policeRecordHref(policeRecord: string): string {
  const [code] = /\d{14}/.exec(policeRecord) ?? []
  return code ? `https://beian.mps.gov.cn/#/query/webSearch?code=${code}` : 'https://beian.mps.gov.cn/'
}
