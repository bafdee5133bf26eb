// Texts that staff write with variables in braces: `{姓名}，您好` or `{name}`. Both spellings work in both languages. Pure.

export const VARIABLES = {
  name: '姓名',
  event: '活动',
  time: '时间',
  place: '地点',
  people: '人数',
  code: '入场码',
  link: '链接',
  department: '部门',
  phone: '电话',
} as const
export type Variable = keyof typeof VARIABLES
export type TemplateValues = Record<Variable, string>
export const VARIABLE_NAMES = Object.keys(VARIABLES) as Variable[]

const BY_NAME = new Map<string, Variable>(
  VARIABLE_NAMES.flatMap((key) => [
    [key, key],
    [VARIABLES[key], key],
  ]),
)
const PLACEHOLDER = /\{([^{}]*)\}/g

/** Braces as an input method for Chinese writes them are braces too. */
const narrow = (text: string) => text.replaceAll('｛', '{').replaceAll('｝', '}')

/**
 * What stands in braces and is no variable, each once, as it was typed; a brace without its partner stands for itself.
 * An empty list: the text can be filled.
 */
export function templateFaults(text: string): string[] {
  const source = narrow(text)
  const unknown = [...source.matchAll(PLACEHOLDER)]
    .filter((match) => !BY_NAME.has((match[1] ?? '').trim()))
    .map((match) => match[0])
  const stray = source.replace(PLACEHOLDER, '').match(/[{}]/g) ?? []
  return [...new Set([...unknown, ...stray])]
}

/** The text with every variable replaced. Values are put in as they are and not searched again. */
export function fillTemplate(text: string, values: TemplateValues): string {
  return narrow(text).replace(PLACEHOLDER, (whole, name: string) => {
    const key = BY_NAME.get(name.trim())
    return key === undefined ? whole : values[key]
  })
}
