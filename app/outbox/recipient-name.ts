import { cleanLine, lengthOf } from '#app/platform/text.ts'

const LONGEST = 40
// An address of the web, or what a mail program would turn into one.
const LOOKS_LIKE_LINK = /[/\\@<>]|www\.|\.[a-z]{2,}\b/i

/**
 * The name by which a letter greets. Anybody can type anybody's address with a name of their choice: what carries a message
 * of its own is left out, so that our server cannot be used to send it.
 */
export function recipientName(name: string | null | undefined): string | undefined {
  const text = cleanLine(name ?? '')
  return text === '' || lengthOf(text) > LONGEST || LOOKS_LIKE_LINK.test(text) ? undefined : text
}
