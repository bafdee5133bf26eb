// One mail address and nothing else. What a mail program could read as a second recipient, a group, a comment or a header
// is refused (RFC 5321 §4.1.2, dot-string form only).
const LOCAL = /^[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/
const LABEL = /^[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?$/

/** True for exactly one plain address: `name@example.org`. A bare host such as `localhost` is allowed: it is the operator's. */
export function isMailAddress(text: string): boolean {
  if (text.length > 254) return false
  const at = text.indexOf('@')
  if (at < 1 || at > 64 || !LOCAL.test(text.slice(0, at))) return false
  return text
    .slice(at + 1)
    .split('.')
    .every((label) => LABEL.test(label))
}

/** `Open Day <open-day@example.org>` or a bare address; undefined when it is neither. */
export function readMailbox(text: string): { name: string; address: string } | undefined {
  const named = /^([^<>]*)<([^<>]*)>$/.exec(text.trim())
  const address = (named ? (named[2] as string) : text).trim()
  const name = named ? (named[1] as string).trim().replace(/^"(.*)"$/, '$1') : ''
  return isMailAddress(address) ? { name, address } : undefined
}
