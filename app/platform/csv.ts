// Tables as CSV (RFC 4180) for the office programs that open them: UTF-8 with a mark, so that Chinese is read as such.

/** What spreadsheets run as a formula at the beginning of a cell (OWASP ASVS 5.0 1.2.10). */
const FORMULA = /^[=+\-@\t\r\0]/

function cell(value: string | number): string {
  const text = String(value)
  const plain = typeof value === 'string' && FORMULA.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain
}

/** The file's text, head first. Text that a spreadsheet would compute gets a quote before it. */
export function csvFile(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return `\ufeff${[head, ...rows].map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`
}
