type Value = string | number | false | null | undefined

/** Values carried along unseen; lists become several fields, absent values none. */
export function HiddenFields({ values }: { values: Readonly<Record<string, Value | readonly Value[]>> }) {
  return Object.entries(values).flatMap(([name, value]) =>
    (Array.isArray(value) ? (value as readonly Value[]) : [value as Value])
      .filter((one) => one !== null && one !== undefined && one !== false)
      .map((one) => <input key={`${name}=${one}`} type="hidden" name={name} value={String(one)} />),
  )
}
