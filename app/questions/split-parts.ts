// 拆分: what the parts of a submission may say. Each is taken from what was asked, or whoever splits says that it sums it up.
// Pure: also for the browser.

const BETWEEN = /[。！？!?；;\n]+/u
const UNSEEN = /[\s\p{P}\p{S}]/gu

const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(UNSEEN, '')

/** Whether every sentence of the part stands in the whole; spaces and punctuation do not count. */
export function isTakenFrom(part: string, whole: string): boolean {
  const source = bare(whole)
  const sentences = part.split(BETWEEN).map(bare).filter(Boolean)
  return sentences.length > 0 && sentences.every((sentence) => source.includes(sentence))
}

/** Two parts that say the same thing are one question. */
export function areSame(first: string, second: string): boolean {
  return bare(first) === bare(second)
}
