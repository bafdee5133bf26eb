// The word of an event in its address: from the English title, else from the pinyin of the Chinese one.
import { pinyin } from 'pinyin-pro'

const LONGEST = 48

/** Small letters, digits and single hyphens; `event` when nothing of the title can be written so. */
export function slugOf(title: string, titleEn?: string | null): string {
  const latin = titleEn?.trim() || pinyin(title, { toneType: 'none', nonZh: 'consecutive', separator: ' ' })
  const words = latin
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word
    if (longer.length > LONGEST) break
    slug = longer
  }
  return slug || words[0]?.slice(0, LONGEST) || 'event'
}

/** The slug itself, then `slug-2`, `slug-3` …, as long as somebody asks. */
export function* slugsToTry(slug: string): Generator<string> {
  yield slug
  for (let number = 2; ; number++) yield `${slug}-${number}`
}
