// Consent texts that were in use, beside the one that registering uses now.
import { desc } from 'drizzle-orm'
import { consentTexts } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'

export async function listConsentTexts(reader: Reader) {
  return reader.select().from(consentTexts).orderBy(desc(consentTexts.createdAt), desc(consentTexts.version)).limit(50)
}
