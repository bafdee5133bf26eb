// Tables that people bring: XLSX, CSV in the encodings office programs write, or cells pasted from one. All become rows
// of text. Files are hostile until read: sizes, counts and addresses are limited, and nothing in them is computed.
import { parse } from 'csv-parse/sync'
import { openSheets, packSheets } from './packed-sheets.server.ts'

/** Bytes of an uploaded file. */
export const LARGEST_TABLE_FILE = 1024 * 1024
/** Characters of pasted text. */
export const LONGEST_TABLE_TEXT = 60_000
const MOST_ROWS = 2000
const MOST_COLUMNS = 60

export type TableFault =
  | 'tableTooLarge'
  | 'tableTooLong'
  | 'tableTooWide'
  | 'tableOldKind'
  | 'tableWrongKind'
  | 'tableUnreadable'
export type TableReading = { ok: true; rows: string[][] } | { ok: false; fault: TableFault }

const refuse = (fault: TableFault): TableReading => ({ ok: false, fault })
const startsWith = (bytes: Buffer, ...start: number[]) => start.every((byte, place) => bytes[place] === byte)

/** Reads an uploaded file by its bytes, whatever its name says. Row n of the answer is row n of the sheet. */
export async function readTableFile(bytes: Buffer): Promise<TableReading> {
  if (bytes.length > LARGEST_TABLE_FILE) return refuse('tableTooLarge')
  if (startsWith(bytes, 0x50, 0x4b)) return readXlsx(bytes)
  // Compound files: spreadsheets of before 2007, and encrypted ones.
  if (startsWith(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return refuse('tableOldKind')
  const text = decodeText(bytes)
  return text === undefined ? refuse('tableWrongKind') : readTableText(text)
}

/** UTF-8 with or without mark, UTF-16 with mark, or GB 18030, as Excel saves CSV in China; undefined for other bytes. */
export function decodeText(bytes: Buffer): string | undefined {
  const encodings = startsWith(bytes, 0xff, 0xfe)
    ? ['utf-16le']
    : startsWith(bytes, 0xfe, 0xff)
      ? ['utf-16be']
      : ['utf-8', 'gb18030']
  for (const encoding of encodings) {
    try {
      const text = new TextDecoder(encoding, { fatal: true }).decode(bytes)
      if (!text.includes('\0')) return text
    } catch {
      // Not of this encoding: the next one is tried.
    }
  }
  return undefined
}

/**
 * Reads cells pasted from a spreadsheet, or CSV: divided by tabs, else by commas or semicolons, Chinese ones too. One
 * single line of words, without tabs, is a column: names beside each other.
 */
export function readTableText(given: string): TableReading {
  const text = given.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  if (text.trim() === '') return { ok: true, rows: [] }
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const tabs = text.includes('\t')
  const [line = ''] = lines
  if (lines.length === 1 && !tabs && !/\d{6}|@/.test(line.normalize('NFKC'))) {
    return bounded(line.split(/[,，、;；]/).map((cell) => [cell.trim()]))
  }
  try {
    const rows: string[][] = parse(text, {
      delimiter: tabs ? '\t' : [',', '，', ';', '；'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      trim: true,
      max_record_size: LONGEST_TABLE_TEXT,
      to: MOST_ROWS + 1,
    })
    return bounded(rows)
  } catch {
    return refuse('tableUnreadable')
  }
}

function bounded(rows: string[][]): TableReading {
  if (rows.length > MOST_ROWS) return refuse('tableTooLong')
  if (rows.some((row) => row.length > MOST_COLUMNS)) return refuse('tableTooWide')
  return { ok: true, rows }
}

async function readXlsx(bytes: Buffer): Promise<TableReading> {
  const opened = openSheets(bytes)
  if (opened.outcome !== 'opened') return refuse(opened.outcome === 'tooLarge' ? 'tableTooLarge' : 'tableUnreadable')
  try {
    // Loaded when the first spreadsheet comes.
    const { readSheet } = await import('read-excel-file/node')
    const cells = await readSheet(packSheets(opened.parts))
    const rows = cells.map((row) => row.map(cellText))
    for (const [row, column] of formulasOf(firstSheet(opened.parts))) {
      const line = rows[row]
      if (line && column < line.length) line[column] = `=${line[column]}`
    }
    return bounded(rows)
  } catch {
    return refuse('tableUnreadable')
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  return String(value).trim()
}

function firstSheet(parts: ReadonlyMap<string, Buffer>): string {
  const textOf = (path: string) => parts.get(path)?.toString('utf8') ?? ''
  const id = /<(?:\w+:)?sheet\s[^>]{0,300}?\br:id="([^"]+)"/.exec(textOf('xl/workbook.xml'))?.[1]
  const relations = textOf('xl/_rels/workbook.xml.rels').match(/<(?:\w+:)?Relationship\s[^>]{0,500}>/g) ?? []
  const relation = relations.find((tag) => tag.includes(`Id="${id}"`))
  const target = /\bTarget="\/?(?:xl\/)?([^"]+)"/.exec(relation ?? '')?.[1]
  return textOf(`xl/${target ?? 'worksheets/sheet1.xml'}`)
}

/** Places of computed cells, from 0: what they show was computed elsewhere, so they are marked and not believed. */
function formulasOf(xml: string): [number, number][] {
  const places: [number, number][] = []
  for (const [, letters = '', row] of xml.matchAll(
    /<c\s[^>]{0,100}?\br="([A-Z]{1,2})(\d{1,4})"[^>]{0,100}>\s{0,20}<f[\s/>]/g,
  )) {
    const column = [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
    places.push([Number(row) - 1, column - 1])
  }
  return places
}
