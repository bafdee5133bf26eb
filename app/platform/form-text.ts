// Texts of forms: what is not there is empty, and what is longer than `most` letters is refused as `tooLong`.
import { z } from 'zod'
import { cleanLine, cleanText, lengthOf } from './text.ts'

const short = (most: number) => (text: string) => lengthOf(text) <= most

/** One line, its blanks tidied. */
export const lineOf = (most: number) =>
  z.string().default('').transform(cleanLine).refine(short(most), { error: 'tooLong' })

/** Several lines, with paragraphs. */
export const paragraphsOf = (most: number) =>
  z.string().default('').transform(cleanText).refine(short(most), { error: 'tooLong' })
