// Texts that staff write with variables in braces: `{姓名}，您好` or `{name}`. Both spellings work in both languages. Pure.
import type { Language } from '#app/platform/language.ts'
import { type FilledValues, VARIABLES, type Variable } from '#emails/variables.ts'

export { type FilledValues, VARIABLES, type Variable }

/** Those of a letter that an organiser writes to chosen people. */
export const LETTER_VARIABLES = [
  'name',
  'event',
  'time',
  'place',
  'people',
  'code',
  'link',
  'department',
  'phone',
] as const satisfies readonly Variable[]
export type TemplateValues = Record<(typeof LETTER_VARIABLES)[number], string>

const BY_NAME = new Map<string, Variable>(
  (Object.keys(VARIABLES) as Variable[]).flatMap((key) => [
    [key, key],
    [VARIABLES[key], key],
  ]),
)
const PLACEHOLDER = /\{([^{}]*)\}/g

/** Braces as an input method for Chinese writes them are braces too. */
const narrow = (text: string) => text.replaceAll('｛', '{').replaceAll('｝', '}')

/** `{姓名}` or `{name}`. */
export function spelled(variable: Variable, language: Language): string {
  return `{${language === 'en' ? variable : VARIABLES[variable]}}`
}

/** The variables that a text names, each once. */
export function variablesIn(text: string): Variable[] {
  const named = [...narrow(text).matchAll(PLACEHOLDER)].flatMap((match) => BY_NAME.get((match[1] ?? '').trim()) ?? [])
  return [...new Set(named)]
}

/**
 * What stands in braces and is no variable of `allowed`, each once, as it was typed; a brace without its partner stands for
 * itself. An empty list: the text can be filled.
 */
export function templateFaults(text: string, allowed: readonly Variable[] = LETTER_VARIABLES): string[] {
  const source = narrow(text)
  const unknown = [...source.matchAll(PLACEHOLDER)]
    .filter((match) => {
      const variable = BY_NAME.get((match[1] ?? '').trim())
      return variable === undefined || !allowed.includes(variable)
    })
    .map((match) => match[0])
  const stray = source.replace(PLACEHOLDER, '').match(/[{}]/g) ?? []
  return [...new Set([...unknown, ...stray])]
}

/** The text with every variable replaced that has a value. Values are put in as they are and not searched again. */
export function fillTemplate(text: string, values: FilledValues): string {
  return narrow(text).replace(PLACEHOLDER, (whole, name: string) => {
    const key = BY_NAME.get(name.trim())
    return key === undefined ? whole : (values[key] ?? whole)
  })
}
