type Value = string | number | false | null | undefined

/** Values carried along unseen; lists become several fields, absent values none. */
export function HiddenFields({ values }: { values: Readonly<Record<string, Value | readonly Value[]>> }) {
  return Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly Value[]) : [value as Value])
      .filter((one) => one !== null && one !== undefined && one !== false)
      .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={String(one)} />),
  )
}

export type TypedValues = Readonly<Record<string, string | readonly string[] | undefined>>

/** What was entered into a form, to be sent once more. A list goes on under the name that makes it one again, also of one value. */
export function TypedFields({ values }: { values: TypedValues }) {
  const fields = Object.entries(values).map(([name, value]) => [Array.isArray(value) ? `${name}[]` : name, value])
  return <HiddenFields values={Object.fromEntries(fields)} />
}
