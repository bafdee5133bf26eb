import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { MOST_UNPACKED, openSheets, packSheets } from '#app/platform/packed-sheets.server.ts'
import { decodeText, readTableFile, readTableText } from '#app/platform/read-table.server.ts'
import { xlsxFile } from '#app/platform/spreadsheet.server.ts'

const NAMES = [
  ['姓名', '手机号码'],
  ['张三', '13800000000'],
]
/** 姓名,手机号码 / 张三,13800000000 as Excel saves it in China. */
const GB18030 = Buffer.from([
  0xd0,
  0xd5,
  0xc3,
  0xfb,
  0x2c,
  0xca,
  0xd6,
  0xbb,
  0xfa,
  0xba,
  0xc5,
  0xc2,
  0xeb,
  0x0d,
  0x0a,
  0xd5,
  0xc5,
  0xc8,
  0xfd,
  ...Buffer.from(',13800000000\r\n'),
])
const csv = '姓名,手机号码\r\n张三,13800000000\r\n'
const rowsOf = async (bytes: Buffer) => {
  const table = await readTableFile(bytes)
  return table.ok ? table.rows : table.fault
}

describe('a file of text', () => {
  it.each([
    ['UTF-8', Buffer.from(csv)],
    ['UTF-8 with mark', Buffer.from(`\ufeff${csv}`)],
    ['UTF-16 with mark', Buffer.from(`\ufeff${csv.replaceAll(',', '\t')}`, 'utf16le')],
    ['GB 18030', GB18030],
  ])('is read in %s', async (_, bytes) => {
    expect(await rowsOf(bytes)).toEqual(NAMES)
  })

  it('keeps the numbers of its rows, blank ones too, and reads Chinese commas and quotes', () => {
    expect(readTableText('姓名，电话\n\n"张三，小名三儿"，1\n')).toEqual({
      ok: true,
      rows: [['姓名', '电话'], [''], ['张三，小名三儿', '1']],
    })
    expect(readTableText('张三、李四, 王五')).toEqual({ ok: true, rows: [['张三'], ['李四'], ['王五']] })
    expect(readTableText('张三，１３８００００００００')).toEqual({
      ok: true,
      rows: [['张三', '１３８００００００００']],
    })
    expect(readTableText(' \n')).toEqual({ ok: true, rows: [] })
  })

  it.each([
    ['bytes of no text', Buffer.from([1, 0, 2, 0, 255]), 'tableWrongKind'],
    ['an old Excel file', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]), 'tableOldKind'],
    ['more than a megabyte', Buffer.alloc(1024 * 1024 + 1, 65), 'tableTooLarge'],
    ['a quote that never ends', Buffer.from(`name\n"${'a'.repeat(100_000)}`), 'tableUnreadable'],
    ['a cell of a megabyte', Buffer.from(`name,x\n${'a'.repeat(1_000_000)},1`), 'tableUnreadable'],
    ['a hundred thousand rows', Buffer.from('a,b\n'.repeat(100_000)), 'tableTooLong'],
    ['ten thousand columns', Buffer.from(`${'a,'.repeat(10_000)}\nb`), 'tableTooWide'],
  ])('is refused when it is %s', async (_, bytes, fault) => {
    expect(await rowsOf(bytes as Buffer)).toBe(fault)
  })

  it('is decoded to the end or not at all', () => {
    expect(decodeText(Buffer.from([0xd5, 0xc5, 0xff]))).toBeUndefined()
  })
})

const SHEET = 'xl/worksheets/sheet1.xml'
const sheetOf = (rows: string) => `<worksheet><sheetData>${rows}</sheetData></worksheet>`
/** A small workbook whose one sheet holds these rows. */
function workbook(rows: string, more: Record<string, string> = {}): Map<string, Buffer> {
  const parts = {
    'xl/workbook.xml': '<workbook><sheets><sheet name="a" sheetId="1" r:id="rId1"/></sheets></workbook>',
    'xl/_rels/workbook.xml.rels':
      '<Relationships><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
    [SHEET]: sheetOf(rows),
    ...more,
  }
  return new Map(Object.entries(parts).map(([name, text]) => [name, Buffer.from(text)]))
}

/** One packed part; what its head says about its size is up to the caller. */
function packed(name: string, content: Buffer, said = content.length): Buffer {
  const data = deflateRawSync(content)
  const head = Buffer.alloc(30)
  head.writeUInt32LE(0x04034b50, 0)
  head.writeUInt16LE(8, 8)
  head.writeUInt32LE(data.length, 18)
  head.writeUInt32LE(said, 22)
  head.writeUInt16LE(name.length, 26)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x02014b50, 0)
  entry.writeUInt16LE(8, 10)
  entry.writeUInt32LE(data.length, 20)
  entry.writeUInt32LE(said, 24)
  entry.writeUInt16LE(name.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 8)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + name.length, 12)
  end.writeUInt32LE(30 + name.length + data.length, 16)
  return Buffer.concat([head, Buffer.from(name), data, entry, Buffer.from(name), end])
}

describe('a spreadsheet', () => {
  it('is read with its numbers as they are written and its rows in their places', async () => {
    const file = await xlsxFile(
      '名单',
      [
        { label: '姓名', value: ({ name }: { name: string }) => name },
        { label: '手机号码', value: () => 13800000000 },
      ],
      [{ name: '张三' }, { name: '' }, { name: '李四' }],
    )
    expect(await rowsOf(file)).toEqual([
      ['姓名', '手机号码'],
      ['张三', '13800000000'],
      ['', '13800000000'],
      ['李四', '13800000000'],
    ])
  })

  it('marks computed cells, whose shown values are not believed', async () => {
    const row =
      '<row r="2"><c r="A2" t="str"><f>HYPERLINK("http://evil","张三")</f><v>张三</v></c><c r="B2"><v>1</v></c></row>'
    expect(await rowsOf(packSheets(workbook(row)))).toEqual([
      ['', ''],
      ['=张三', '1'],
    ])
  })

  it.each([
    ['unfolds into more than is read', packed(SHEET, Buffer.alloc(MOST_UNPACKED + 1, 32)), 'tableTooLarge'],
    ['says that it is larger than it is', packed(SHEET, Buffer.from(sheetOf('')), 0xfffffff0), 'tableUnreadable'],
    [
      'has a cell in row 999,999,999',
      packSheets(workbook('<row r="999999999"><c r="A999999999"/></row>')),
      'tableTooLarge',
    ],
    ['writes a far address in another way', packSheets(workbook("<row r = '&#57;99999999'></row>")), 'tableTooLarge'],
    ['has a cell in column XFD', packSheets(workbook('<row r="1"><c r="XFD1"><v>1</v></c></row>')), 'tableTooLarge'],
    [
      'declares entities',
      packSheets(workbook('', { 'xl/styles.xml': '<!DOCTYPE a [<!ENTITY b "c">]><a/>' })),
      'tableUnreadable',
    ],
    ['is cut off', packSheets(workbook('')).subarray(0, 200), 'tableUnreadable'],
    ['is a ZIP of something else', packed('word/document.xml', Buffer.from('<a/>')), 'tableUnreadable'],
    ['is broken inside', packSheets(workbook('<row r="1"><c r="A1">')), 'tableUnreadable'],
  ])('is refused when it %s', async (_, bytes, fault) => {
    expect(await rowsOf(bytes as Buffer)).toBe(fault)
  })

  it('is unfolded to what it holds, whatever its heads say', () => {
    const opened = openSheets(packed(SHEET, Buffer.from(sheetOf('')), 1))
    expect(opened.outcome === 'opened' && opened.parts.get(SHEET)?.toString()).toBe(sheetOf(''))
  })
})
