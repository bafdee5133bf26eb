// What the site is called, and whom to call, before the admin has said anything.
import type { Language } from '#app/platform/language.ts'

export const DEFAULT_SITE_NAME: Record<Language, string> = { 'zh-CN': '政务开放日', en: 'Government Open Days' }
/** 政务服务便民热线: the same number everywhere in the country (国办发〔2020〕53号). */
export const DEFAULT_HOTLINE = '12345'
