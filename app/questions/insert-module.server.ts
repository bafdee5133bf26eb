// Putting a text module into what is being typed, where no script runs: nothing is saved, and nothing typed is lost.
import type { StaffActor } from '#app/platform/actor.ts'
import { cleanText } from '#app/platform/text.ts'
import type { Reader } from '#db/store.ts'
import { getCaseFile } from './case-file.server.ts'
import { findOfferedModule } from './text-module-queries.server.ts'

type Values = Record<string, string | string[]>

/** The form as it was sent, with the chosen module at the end of the answer; errors where none was chosen. */
export async function insertModule(reader: Reader, actor: StaffActor, questionId: string, values: Values) {
  const { question } = await getCaseFile(reader, actor, questionId)
  const module = await findOfferedModule(reader, String(values.moduleId ?? ''), question.departmentId)
  const { insertModule: _, ...kept } = values
  if (!module) return { values: kept, errors: { moduleId: 'moduleMissing' }, inserted: null }
  const text = [cleanText(String(values.text ?? '')), module.text].filter(Boolean).join('\n\n')
  return { values: { ...kept, text, moduleId: '' }, errors: {}, inserted: module.title }
}
