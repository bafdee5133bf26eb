// Departments and areas as choices of a drop-down: the depth in the tree shows as an indent.
import type { Language } from '#app/platform/language.ts'

type Choice = { id: string; name: string; nameEn: string; depth: number }

export function choicesOf(rows: readonly Choice[], language: Language): { value: string; label: string }[] {
  return rows.map((row) => ({
    value: row.id,
    label: `${'　'.repeat(row.depth)}${language === 'en' ? row.nameEn : row.name}`,
  }))
}
