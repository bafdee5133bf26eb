// One sheet as an XLSX file (ECMA-376): a zip (APPNOTE 6.3) of five small XML parts and the sheet. Rows are written in
// portions and packed off the main thread, so that an export of 50,000 rows keeps nobody else waiting.
import { promisify } from 'node:util'
import { crc32, deflateRaw } from 'node:zlib'

export type XlsxCell = { type: 'text' | 'number' | 'instant' | 'day'; value: string | number } | null

/** Rows written before other requests get their turn. */
const PORTION = 500
/** In this order in styles.xml. */
const STYLE = { head: 1, instant: 2, text: 3, day: 4 }
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006'
const PROLOGUE = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
/** Characters that XML 1.0 has no way to write. */
const UNWRITABLE = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g
const escaped = (text: string) => text.replace(UNWRITABLE, '').replace(/[&<>"]/g, (found) => ESCAPES[found] ?? '')

const STYLES = `<styleSheet xmlns="${MAIN}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy-mm-dd hh:mm"/><numFmt numFmtId="165" formatCode="yyyy-mm-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="165" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs></styleSheet>`
const CONTENT_TYPES = `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`
const ROOT = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`
const PARTS = `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`
const workbook = (sheet: string) =>
  `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${escaped(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`

/** A, B … Z, AA … */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26))
}

type Table = {
  sheet: string
  head: readonly string[]
  /** in characters */
  widths: readonly number[]
  rows: number
  row: (index: number) => readonly XlsxCell[]
}

/** The file, with a bold head that stays in view. A cell of text is marked as text: nothing in it is ever computed. */
export async function xlsxOf({ sheet, head, widths, rows, row }: Table): Promise<Buffer> {
  const names = head.map((_, index) => columnName(index))
  const textCell = (place: string, style: number, text: string) =>
    `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`
  const cellXml = (cell: XlsxCell, place: string) => {
    if (cell === null) return ''
    if (cell.type === 'text') return textCell(place, STYLE.text, String(cell.value))
    return `<c r="${place}"${cell.type === 'number' ? '' : ` s="${STYLE[cell.type]}"`}><v>${cell.value}</v></c>`
  }
  const columns = widths.map(
    (width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  const headXml = head.map((label, index) => textCell(`${names[index]}1`, STYLE.head, label)).join('')
  const parts = [
    Buffer.from(
      `${PROLOGUE}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${columns.join('')}</cols><sheetData><row r="1">${headXml}</row>`,
    ),
  ]
  for (let from = 0; from < rows; from += PORTION) {
    let portion = ''
    for (let index = from; index < Math.min(rows, from + PORTION); index++) {
      const number = index + 2
      portion += `<row r="${number}">`
      row(index).forEach((cell, column) => {
        portion += cellXml(cell, `${names[column]}${number}`)
      })
      portion += '</row>'
    }
    parts.push(Buffer.from(portion))
    await new Promise((next) => setImmediate(next))
  }
  parts.push(Buffer.from('</sheetData></worksheet>'))
  return zip([
    ['[Content_Types].xml', Buffer.from(PROLOGUE + CONTENT_TYPES)],
    ['_rels/.rels', Buffer.from(PROLOGUE + ROOT)],
    ['xl/workbook.xml', Buffer.from(PROLOGUE + workbook(sheet))],
    ['xl/_rels/workbook.xml.rels', Buffer.from(PROLOGUE + PARTS)],
    ['xl/styles.xml', Buffer.from(PROLOGUE + STYLES)],
    ['xl/worksheets/sheet1.xml', Buffer.concat(parts)],
  ])
}

const pack = promisify<Buffer, Buffer>(deflateRaw)
/** 1980-01-01, the earliest a zip knows: the same table is the same file. */
const DAY = 0x0021

async function zip(files: readonly (readonly [name: string, content: Buffer])[]): Promise<Buffer> {
  const bodies: Buffer[] = []
  const directory: Buffer[] = []
  let place = 0
  for (const [name, content] of files) {
    const packed = await pack(content)
    const path = Buffer.from(name)
    const common = Buffer.alloc(26)
    common.writeUInt16LE(20, 0)
    common.writeUInt16LE(8, 4)
    common.writeUInt16LE(DAY, 8)
    common.writeUInt32LE(crc32(content), 10)
    common.writeUInt32LE(packed.length, 14)
    common.writeUInt32LE(content.length, 18)
    common.writeUInt16LE(path.length, 22)
    bodies.push(Buffer.from('PK\u0003\u0004', 'latin1'), common, path, packed)
    const more = Buffer.alloc(14)
    more.writeUInt32LE(place, 10)
    directory.push(Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), common, more, path)
    place += 4 + common.length + path.length + packed.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(files.length, 4)
  end.writeUInt16LE(files.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(place, 12)
  return Buffer.concat([...bodies, ...directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}
