// Tables as files for the office programs: XLSX with typed cells, and the same table as CSV.
import { csvFile } from './csv.ts'
import { type XlsxCell, xlsxOf } from './xlsx-file.server.ts'

/** A Date is an instant, shown in Beijing time; a `day` is `YYYY-MM-DD`. Text is never computed: `=1+1` stays three characters. */
export type SheetValue = string | number | Date | { day: string } | null
export type SheetColumn<Row> = {
  label: string
  value: (row: Row) => SheetValue
  /** in characters; 14 when left out */
  width?: number
}
export type FileFormat = 'xlsx' | 'csv'

const OFFSET_MS = 8 * 3600 * 1000
/** A sheet's name has at most 31 characters and none of these. */
const sheetName = (name: string) => name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 31) || '1'
/** A spreadsheet has no zones: what it shows is the wall clock of Beijing, written as if it were UTC. */
const wallClock = (at: Date) => new Date(at.getTime() + OFFSET_MS)

/** Days since 1899-12-30, as a spreadsheet counts them. */
const serial = (at: Date) => wallClock(at).getTime() / 86_400_000 + 25_569

function cell(value: SheetValue): XlsxCell {
  if (value === null || value === '') return null
  if (typeof value === 'number') return { type: 'number', value }
  if (value instanceof Date) return { type: 'instant', value: serial(value) }
  if (typeof value === 'object') return { type: 'day', value: Date.parse(value.day) / 86_400_000 + 25_569 }
  // A cell of text that is marked as text is shown as it is, whatever it begins with (OWASP ASVS 5.0 1.2.10).
  return { type: 'text', value }
}

/** XLSX with a bold head that stays in view. Numbers, instants and text keep their type; phone numbers are text. */
export function xlsxFile<Row>(
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<Buffer> {
  return xlsxOf({
    sheet: sheetName(name),
    head: columns.map(({ label }) => label),
    widths: columns.map(({ width }) => width ?? 14),
    rows: rows.length,
    row: (index) => columns.map((column) => cell(column.value(rows[index] as Row))),
  })
}

/** The same table as CSV: instants as `2026-12-05 09:00`, days as `2026-12-05`. */
export function csvTable<Row>(columns: readonly SheetColumn<Row>[], rows: readonly Row[]): string {
  const written = (value: SheetValue) => {
    if (value instanceof Date) return wallClock(value).toISOString().slice(0, 16).replace('T', ' ')
    return typeof value === 'object' ? (value?.day ?? '') : value
  }
  return csvFile(
    columns.map(({ label }) => label),
    rows.map((row) => columns.map((column) => written(column.value(row)))),
  )
}

/** A spreadsheet reads eleven digits as a number and rounds them; in groups they stay text, also in CSV. */
export const phoneText = (phone: string | null) => (phone ?? '').replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3')

const TYPES = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/** The table in the format asked for, with the headers of a download. `name` is its file name without ending. */
export async function tableFile<Row>(
  format: FileFormat,
  name: string,
  columns: readonly SheetColumn<Row>[],
  rows: readonly Row[],
): Promise<{ body: Uint8Array<ArrayBuffer>; headers: Record<string, string> }> {
  const body = format === 'xlsx' ? await xlsxFile(name, columns, rows) : Buffer.from(csvTable(columns, rows))
  return {
    body: new Uint8Array(body),
    headers: {
      'Content-Type': TYPES[format],
      'Content-Disposition': `attachment; filename="table.${format}"; filename*=UTF-8''${encodeURIComponent(name)}.${format}`,
      'Cache-Control': 'no-store',
    },
  }
}

export const readFormat = (asked: unknown): FileFormat => (asked === 'csv' ? 'csv' : 'xlsx')
