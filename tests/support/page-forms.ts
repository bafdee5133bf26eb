// The forms of a page as its HTML has them, for tests that send each of them without a browser. Reads what React writes: every
// attribute in double quotes.

export type FormField = { name: string; type: string; value: string; options: string[]; required: boolean }
export type PageForm = { action: string; multipart: boolean; fields: FormField[] }

const plain = (text: string) =>
  text
    .replace(/&quot;/g, '"')
    .replace(/&#x27;/g, "'")
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')

function attributesOf(tag: string): Record<string, string> {
  const found = [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)]
  return Object.fromEntries(found.map(([, name, value]) => [name?.toLowerCase(), plain(value ?? '')]))
}

/** Forms that change something. `path` is where a form without an action goes. */
export function postForms(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/g)].flatMap(([form]) => {
    const own = attributesOf(form.slice(0, form.indexOf('>')))
    if (own.method?.toLowerCase() !== 'post') return []
    return [
      {
        action: own.action || path,
        multipart: own.enctype === 'multipart/form-data',
        fields: [
          ...form.matchAll(/<(input|textarea|button|select)\b([^>]*)>((?<=<select[^>]*>)[\s\S]*?<\/select>)?/g),
        ].flatMap(([, kind, head, inside]) => {
          const { name, type, value, required } = attributesOf(` ${head}`)
          if (!name) return []
          const options = [...(inside ?? '').matchAll(/<option\b([^>]*)>/g)].map(
            ([, option]) => attributesOf(` ${option}`).value ?? '',
          )
          const sort = kind === 'input' ? (type ?? 'text') : (kind as string)
          return [{ name, type: sort, value: value ?? '', options, required: required !== undefined }]
        }),
      },
    ]
  })
}
