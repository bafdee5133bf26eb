// Words after a step: what was done, why it was not possible, what is wrong with a field. They stand in two catalogues, that
// of answers and that of duty.
import type { Language } from '#app/platform/language.ts'
import { type MessageValues, translator } from '#app/platform/messages.ts'
import { caseMessages } from './case-messages.ts'
import { dutyMessages } from './duty-messages.ts'
import { textModuleMessages } from './text-module-messages.ts'

function word(key: string, language: Language, values?: MessageValues): string {
  return (dutyMessages.keys as readonly string[]).includes(key)
    ? translator(language, dutyMessages)(key as never, values)
    : translator(language, caseMessages)(key as never, values)
}

export const doneWords = (done: string, language: Language, values?: MessageValues) =>
  word(`done_${done}`, language, values)
export const problemWords = (problem: string, language: Language, values?: MessageValues) =>
  word(`problem_${problem}`, language, values)
export const errorWord = (key: string, language: Language) =>
  key === 'moduleMissing' ? translator(language, textModuleMessages)(key) : word(key, language)
