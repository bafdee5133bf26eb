// The file to begin a list with: the heads that are understood, and two rows that show how.
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { type FileFormat, type SheetColumn, tableFile } from '#app/platform/spreadsheet.server.ts'
import type { FormQuestion } from './event-form.ts'
import type { ListKind } from './list-layout.ts'
import { COLUMNS_OF } from './list-layout.ts'
import { listMessages } from './list-messages.ts'

type Sample = { name: string; phone: string; email: string; people: string; guardian: string }

const SAMPLES: Readonly<Record<Language, readonly Sample[]>> = {
  'zh-CN': [
    { name: '王小明', phone: '139 0000 0000', email: '', people: '1', guardian: '' },
    { name: '李小红', phone: '', email: 'name@example.com', people: '2', guardian: '' },
  ],
  en: [
    { name: 'Mary Wang', phone: '139 0000 0000', email: '', people: '1', guardian: '' },
    { name: 'Tom Li', phone: '', email: 'name@example.com', people: '2', guardian: '' },
  ],
}

/** For lists of people who are registered alone, with a column for each question of the event that is no file. */
export function sampleList(kind: ListKind, language: Language, format: FileFormat, questions: readonly FormQuestion[]) {
  const text = translator(language, listMessages)
  const columns: SheetColumn<Sample>[] = COLUMNS_OF[kind].map((column) => ({
    label: text(`column.${column}`),
    width: column === 'email' ? 26 : 16,
    value: (row) => row[column],
  }))
  const asked: SheetColumn<Sample>[] =
    kind === 'group'
      ? []
      : questions
          .filter((question) => question.kind !== 'file')
          .map(({ label, labelEn }) => ({ label: localName(language, label, labelEn), width: 20, value: () => '' }))
  return tableFile(format, text('sample'), [...columns, ...asked], SAMPLES[language])
}
