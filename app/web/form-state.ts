// A refused form, back in its page: messages in words, and what was typed.

/** What `refused` answers with; the shape of a page's action data. */
export type RefusedForm = {
  errors: Readonly<Record<string, string>>
  values: Readonly<Record<string, string | readonly string[]>>
}

/** Messages by field, in the reader's language. Without errors it is empty, so it can be spread over a page as it is. */
export function wordErrors<Key extends string>(
  form: { errors?: Readonly<Record<string, string>> } | null | undefined,
  text: (key: Key) => string,
): Record<string, string> {
  return Object.fromEntries(Object.entries(form?.errors ?? {}).map(([name, key]) => [name, text(key as Key)]))
}

/** What was typed into a field, or `otherwise` on the first visit. */
export function typed(
  form: { values?: Readonly<Record<string, string | readonly string[]>> } | null | undefined,
  name: string,
  otherwise = '',
): string {
  const value = form?.values?.[name]
  if (value === undefined) return form?.values ? '' : otherwise
  return typeof value === 'string' ? value : (value[0] ?? '')
}

/** The ticked values of a list. */
export function typedList(
  form: { values?: Readonly<Record<string, string | readonly string[]>> } | null | undefined,
  name: string,
  otherwise: readonly string[] = [],
): readonly string[] {
  const value = form?.values?.[name]
  if (value === undefined) return form?.values ? [] : otherwise
  return typeof value === 'string' ? [value] : value
}

type Values = Readonly<Record<string, string | readonly string[] | null | undefined>>

/** All that stands in a field of several rows; one value or a list. */
export function rowsOf(values: Values, name: string): readonly string[] {
  const given = values[name]
  return given === undefined || given === null ? [] : typeof given === 'string' ? [given] : given
}

/**
 * What most fields of a form share: the label whose key is the field's name, what was typed or `otherwise`, and the error.
 * `errors` are in words.
 */
export function fieldsOf<Key extends string>(
  text: (key: Key) => string,
  values: Values,
  errors: Readonly<Record<string, string>>,
) {
  return (name: Key, otherwise = '') => ({
    name,
    label: text(name),
    defaultValue: rowsOf(values, name)[0] ?? otherwise,
    error: errors[name],
  })
}
