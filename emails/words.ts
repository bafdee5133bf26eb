// The words of a catalogue in both languages, looked up once: letters are written in thousands.
import { LANGUAGES, type Language } from '#app/platform/language.ts'
import { type Messages, type Translate, translator } from '#app/platform/messages.ts'

export function wordsOf<Key extends string>(messages: Messages<Key>): (language: Language) => Translate<Key> {
  const words = Object.fromEntries(LANGUAGES.map((language) => [language, translator(language, messages)]))
  return (language) => words[language] as Translate<Key>
}
