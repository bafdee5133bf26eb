// Reading forms: one way for every page. A schema's messages are keys of the domain's catalogue.
import type { z } from 'zod'

export type FormErrors = Record<string, string>
export type FormValues = Record<string, string | string[]>
export type FormReading<Value> =
  | { ok: true; value: Value; values: FormValues }
  | { ok: false; errors: FormErrors; values: FormValues }

/** More than any page of ours has; a body of a hundred thousand fields is no form. */
const MOST_FIELDS = 1000

/** The body could not be read as a form at all. */
export class UnreadableBody extends Error {
  override name = 'UnreadableBody'
}

/** Fields of a posted form as text; a name that comes several times, or ends in [], is a list. Files are left out. */
export async function formValues(request: Request): Promise<FormValues> {
  return (await formWithFiles(request)).values
}

/** As formValues, with the chosen file of each name, or all of one name; a file field left empty is not there. */
export async function formWithFiles(
  request: Request,
): Promise<{ values: FormValues; files: Map<string, File>; chosen: (name: string) => File[] }> {
  let data: FormData
  try {
    data = await request.formData()
  } catch (cause) {
    throw new UnreadableBody('the body is not a form', { cause })
  }
  if ([...data.keys()].length > MOST_FIELDS) throw new UnreadableBody('the form has too many fields')
  const values: FormValues = Object.create(null) as FormValues
  for (const name of new Set(data.keys())) {
    const texts = data.getAll(name).filter((item): item is string => typeof item === 'string')
    if (texts.length > 1 || name.endsWith('[]')) values[name.replace(/\[\]$/, '')] = texts
    else if (texts.length === 1) values[name] = texts[0] as string
  }
  const files = new Map<string, File>()
  for (const [name, item] of data) if (typeof item !== 'string' && item.size > 0) files.set(name, item)
  const chosen = (name: string) =>
    data.getAll(name).filter((item): item is File => typeof item !== 'string' && item.size > 0)
  return { values: { ...values }, files, chosen }
}

/** Reads and checks a form. Errors are keyed by field; each is a key of the domain's messages. */
export async function readForm<Schema extends z.ZodType>(
  request: Request,
  schema: Schema,
): Promise<FormReading<z.output<Schema>>> {
  return checkForm(await formValues(request), schema)
}

/** Errors come in the order of the schema's fields, which is that of the page. */
export function checkForm<Schema extends z.ZodType>(values: FormValues, schema: Schema): FormReading<z.output<Schema>> {
  const read = schema.safeParse(values)
  if (read.success) return { ok: true, value: read.data, values }
  const errors: FormErrors = {}
  const fields = Object.keys((schema as { shape?: object }).shape ?? {})
  const placeOf = ({ path }: z.core.$ZodIssue) => {
    const place = fields.indexOf(String(path[0]))
    return place < 0 ? fields.length : place
  }
  for (const issue of read.error.issues.toSorted((one, other) => placeOf(one) - placeOf(other))) {
    const path = issue.path.join('.')
    errors[path] ??= issue.message
  }
  return { ok: false, errors, values }
}

/** The fields that never come back into a page. */
const SECRET_FIELDS = ['password', 'repeat', 'old', 'code']

/** A refused form without its passwords and codes, for `refused`. */
export function withoutSecrets<Form extends { values: FormValues }>(form: Form): Form {
  const values = Object.fromEntries(Object.entries(form.values).filter(([name]) => !SECRET_FIELDS.includes(name)))
  return { ...form, values }
}
