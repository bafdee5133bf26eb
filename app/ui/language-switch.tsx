import { TypedFields, type TypedValues } from './hidden-fields.tsx'
import { useLanguage } from './language.tsx'

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
  return (
    <form method="post" action={href}>
      <TypedFields values={values} />
      <button type="submit" className={className} lang={other.lang}>
        {other.word}
      </button>
    </form>
  )
}
