// The reader's language, from the page down to every component.
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react'
import { DEFAULT_LANGUAGE, type Language } from '#app/platform/language.ts'
import { listed } from '#app/platform/local-text.ts'
import { type Messages, type Translate, translator } from '#app/platform/messages.ts'

const LanguageContext = createContext<Language>(DEFAULT_LANGUAGE)

export function LanguageProvider({ language, children }: { language: Language; children: ReactNode }) {
  return <LanguageContext.Provider value={language}>{children}</LanguageContext.Provider>
}

export function useLanguage(): Language {
  return useContext(LanguageContext)
}

export function useMessages<Key extends string>(messages: Messages<Key>): Translate<Key> {
  const language = useLanguage()
  return useMemo(() => translator(language, messages), [language, messages])
}

/** Names one after the other, as the reader's language sets them. */
export function useListed(): (names: readonly string[]) => string {
  const language = useLanguage()
  return useCallback((names) => listed(language, names), [language])
}
