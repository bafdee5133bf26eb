// Where a person may be sent after a form: a place on this site and nowhere else.

// Any base will do: it only shows whether the text leads away from it.
const BASE = 'http://site.invalid'

/**
 * The path (with query and fragment) of `text` when it stays on this site, rebuilt from its parsed form; otherwise
 * undefined. Refuses `//host`, `/\host`, `/⇥/host`, schemes, and everything that does not begin with one slash.
 */
export function safePath(text: string | null | undefined): string | undefined {
  if (!text?.startsWith('/') || text.length > 2000) return undefined
  let url: URL
  try {
    url = new URL(text, BASE)
  } catch {
    return undefined
  }
  if (url.origin !== BASE || url.username || url.password) return undefined
  const path = url.pathname + url.search + url.hash
  // `/.//host` is parsed to the path `//host`, which a browser reads as another host.
  return path.startsWith('//') || path.includes('\\') ? undefined : path
}
