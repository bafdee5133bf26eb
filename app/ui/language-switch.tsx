import { HiddenFields } from './hidden-fields.tsx'
import { useLanguage } from './language.tsx'

export type TypedValues = Readonly<Record<string, string | readonly string[]>>

type LanguageSwitchProps = {
  /** This page in the other language. */
  href: string
  /** What was typed into a form that was refused: it is sent along, and the page comes back with it. */
  values?: TypedValues
  className?: string
}

/** To the other language and back: a link; after a refused form a button that keeps what was typed. */
export function LanguageSwitch({ href, values, className }: LanguageSwitchProps) {
  const other = useLanguage() === 'en' ? { lang: 'zh-CN', word: '中文' } : { lang: 'en', word: 'English' }
  if (values === undefined)
    return (
      <a href={href} className={className} lang={other.lang} hrefLang={other.lang} rel="alternate">
        {other.word}
      </a>
    )
  // A list goes back under the name that makes it one again, also when it holds a single value.
  const fields = Object.entries(values).map(([name, value]) => [typeof value === 'string' ? name : `${name}[]`, value])
  return (
    <form method="post" action={href}>
      <HiddenFields values={Object.fromEntries(fields)} />
      <button type="submit" className={className} lang={other.lang}>
        {other.word}
      </button>
    </form>
  )
}
