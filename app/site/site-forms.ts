// The form of the site's settings. Messages are keys of site-messages.ts.
import { z } from 'zod'
import { cleanLine } from '#app/platform/text.ts'

const line = (longest: number) => z.string().default('').transform(cleanLine).pipe(z.string().max(longest, 'tooLong'))
const needed = (message: string) =>
  z.string(message).transform(cleanLine).pipe(z.string().min(1, message).max(40, 'tooLong'))
const optional = (form: RegExp, message: string) =>
  line(60).refine((text) => text === '' || form.test(text), { error: message })
const phone = /^[+\d][\d\s()（）-]{2,}$/
const link = line(500).refine((text) => text === '' || isWebAddress(text), { error: 'linkWrong' })

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s/]+\.[^\s]+$/i.test(text) && URL.canParse(text)
}

/** Everything but the names and the hotline may stay empty; it then does not show. */
export const siteForm = z.object({
  name: needed('nameNeeded'),
  nameEn: needed('nameEnNeeded'),
  organisation: line(60),
  organisationEn: line(120),
  sponsor: line(60),
  sponsorEn: line(120),
  coSponsor: line(60),
  coSponsorEn: line(120),
  contact: optional(phone, 'phoneWrong'),
  hotline: needed('hotlineNeeded').refine((text) => phone.test(text), { error: 'phoneWrong' }),
  address: line(100),
  addressEn: line(200),
  /** ten digits, or `bm` and eight for ministries (政府网站标识码) */
  siteCode: optional(/^(\d{10}|bm\d{8})$/i, 'siteCodeWrong'),
  icp: optional(/ICP[备证]\s*\d+号(-\d+)?$/i, 'icpWrong'),
  policeRecord: optional(/公网安备\s*\d{14}号$/, 'policeRecordWrong'),
  registerUrl: link,
  faultUrl: link,
})
