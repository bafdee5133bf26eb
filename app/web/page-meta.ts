// Title and description of a page, the same way everywhere.
import type { MetaDescriptor } from '@remix-run/node'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { DEFAULT_SITE_NAME } from '#app/site/site-defaults.ts'
import { columnMeta } from './government-meta.ts'
import { webMessages } from './web-messages.ts'

type PageMeta = {
  description?: string
  /** such as `noindex` for pages behind a secret link */
  robots?: string
  /** the form was refused: the title begins with "错误：" */
  error?: boolean
}

/** What `meta` exports are given: the root's data holds the reader's language and the name of the site. */
type Matches = readonly { id: string; data?: unknown }[]

/** `标题 - 网站名称`. For `meta` exports. */
export function pageMeta(title: string, matches: Matches, options: PageMeta = {}): MetaDescriptor[] {
  const language = languageOfMatches(matches)
  const text = translator(language, webMessages)
  const site = frameOf(matches)?.site?.name ?? DEFAULT_SITE_NAME[language]
  const full = `${options.error ? text('errorPrefix') : ''}${title} - ${site}`
  const meta: MetaDescriptor[] = [{ title: full }]
  if (options.description) meta.push({ name: 'description', content: options.description })
  if (options.robots) meta.push({ name: 'robots', content: options.robots })
  return meta
}

type ColumnPage = PageMeta & { description: string; type?: string; keywords?: string }

/** As pageMeta, for a column of the site (栏目): its name is the title; type and keywords too, unless they are given. */
export function columnPageMeta(name: string, matches: Matches, options: ColumnPage): MetaDescriptor[] {
  const { description, type = name, keywords = name } = options
  return [...pageMeta(name, matches, options), ...columnMeta({ name, type, description, keywords })]
}

/** The reader's language, for `meta` exports: `languageOfMatches(matches)`. */
export function languageOfMatches(matches: Matches): Language {
  return frameOf(matches)?.language ?? 'zh-CN'
}

function frameOf(matches: Matches) {
  return matches.find((match) => match?.id === 'root')?.data as
    | { language?: Language; site?: { name?: string } }
    | undefined
}
