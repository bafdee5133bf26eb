import { formatMonth } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'

/** A month `YYYY-MM` or a year `YYYY` in words. */
export function periodName(period: string, language: Language): string {
  if (period.length > 4) return formatMonth(period, language)
  return language === 'en' ? period : `${period}年`
}
