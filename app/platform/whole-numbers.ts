// Whole numbers as forms and addresses carry them. What does not fit an integer column of both databases is no number of ours.

const MOST_PAGES = 10_000

/** The version a form was opened on, or an address names; 0 for anything that is no number of a version. */
export function versionOf(value: unknown): number {
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && /^\d{1,9}$/.test(text) ? Number(text) : 0
}

/** The page of a list that an address asks for, from 1; the first for anything that is no page. */
export function pageOf(value: unknown): number {
  return Math.min(MOST_PAGES, Math.max(1, versionOf(value)))
}
