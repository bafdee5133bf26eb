// Themes of open days, as data. A key is stored with events and campaigns and names the illustration of the cover.
import type { Language } from '#app/platform/language.ts'

export const THEMES = [
  { key: 'water', 'zh-CN': '水务', en: 'Water' },
  { key: 'social-security', 'zh-CN': '社会保障', en: 'Social security' },
  { key: 'elderly-care', 'zh-CN': '养老', en: 'Elderly care' },
  { key: 'housing', 'zh-CN': '住房', en: 'Housing' },
  { key: 'health', 'zh-CN': '健康', en: 'Health' },
  { key: 'culture', 'zh-CN': '文化旅游', en: 'Culture and tourism' },
  { key: 'petition', 'zh-CN': '信访', en: 'Petitions' },
  { key: 'general', 'zh-CN': '综合', en: 'General' },
] as const

export type Theme = (typeof THEMES)[number]['key']
export const THEME_KEYS = THEMES.map((theme) => theme.key) as [Theme, ...Theme[]]

export function isTheme(value: unknown): value is Theme {
  return THEME_KEYS.includes(value as Theme)
}

/** The theme's name; that of `general` for a key that is no longer known. */
export function themeName(key: string, language: Language): string {
  const theme = THEMES.find((candidate) => candidate.key === key) ?? THEMES[THEMES.length - 1]!
  return theme[language]
}
