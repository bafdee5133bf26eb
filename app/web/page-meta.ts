// Title and description of a page, the same way everywhere.
import type { MetaDescriptor } from '@remix-run/node'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { webMessages } from './web-messages.ts'

type PageMeta = {
  description?: string
  /** such as `noindex` for pages behind a secret link */
  robots?: string
  /** the form was refused: the title begins with "错误：" */
  error?: boolean
}

/** `标题 - 政务开放日`. For `meta` exports; the language is in the page's loader data or `languageOfMatches`. */
export function pageMeta(title: string, language: Language, options: PageMeta = {}): MetaDescriptor[] {
  const text = translator(language, webMessages)
  const full = `${options.error ? text('errorPrefix') : ''}${title} - ${text('siteName')}`
  const meta: MetaDescriptor[] = [{ title: full }]
  if (options.description) meta.push({ name: 'description', content: options.description })
  if (options.robots) meta.push({ name: 'robots', content: options.robots })
  return meta
}

/** The reader's language, for `meta` exports: `languageOfMatches(matches)`. */
export function languageOfMatches(matches: readonly { id: string; data?: unknown }[]): Language {
  const root = matches.find((match) => match?.id === 'root')?.data as { language?: Language } | undefined
  return root?.language ?? 'zh-CN'
}
