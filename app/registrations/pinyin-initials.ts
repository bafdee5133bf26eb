// A name in pinyin, by which staff search: 孙玉梅 → sym and sunyumei, John Smith → js.
import { pinyin } from 'pinyin-pro'

// Names share their characters; a look-up in the dictionary costs more than the rest of a registration's preparation.
const MOST_KNOWN = 20_000
const heads = new Map<string, string>()
const characters = new Map<string, string>()

function remember(memory: Map<string, string>, text: string, read: () => string): string {
  let known = memory.get(text)
  if (known === undefined) {
    if (memory.size >= MOST_KNOWN) memory.clear()
    known = read()
    memory.set(text, known)
  }
  return known
}

const initials = (text: string, surname: 'head' | 'off') =>
  pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', surname }).join('')

/** Lower-case letters. The first two characters are read as a surname (单 shan, 单于 chanyu). */
export function pinyinInitials(name: string): string {
  const text = name.trim().toLowerCase()
  if (!/\p{Script=Han}/u.test(text)) {
    return text
      .split(/[\s.'-]+/)
      .map((word) => [...word][0] ?? '')
      .join('')
  }
  const all = [...text].filter((character) => /\p{L}/u.test(character))
  const head = all.slice(0, 2).join('')
  const rest = all
    .slice(2)
    .map((character) => remember(characters, character, () => initials(character, 'off')))
    .join('')
  return remember(heads, head, () => initials(head, 'head')) + rest
}

/** The whole name in pinyin without tones or spaces: sunyumei. Letters that are not Chinese stay. Kept nowhere. */
export function fullPinyin(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', surname: 'head' }).join('')
}
