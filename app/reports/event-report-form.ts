// The written parts of a report. Errors are keys of event-report-messages.
import { cleanText, lengthOf } from '#app/platform/text.ts'
import { missingParts, partsOf, type ReportKind } from './event-report.ts'

const LONGEST_PART = 5000

/** Cleans every part. To be filed, the required ones must be there; a draft may lack some, but not all. */
export function readTexts(kind: ReportKind, values: Readonly<Record<string, unknown>>, filing: boolean) {
  const texts = Object.fromEntries(partsOf(kind).map((part) => [part, cleanText(String(values[part] ?? ''))]))
  const errors: Record<string, string> = {}
  for (const part of partsOf(kind)) if (lengthOf(texts[part] ?? '') > LONGEST_PART) errors[part] = 'tooLong'
  const blank = partsOf(kind).every((part) => texts[part] === '')
  if (filing || blank) for (const part of missingParts(kind, texts)) errors[part] = 'required'
  return { texts, errors }
}
