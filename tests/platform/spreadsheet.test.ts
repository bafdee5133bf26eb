import { parse } from 'csv-parse/sync'
import { readSheet } from 'read-excel-file/node'
import { describe, expect, it } from 'vitest'
import { csvTable, phoneText, type SheetColumn, tableFile, xlsxFile } from '#app/platform/spreadsheet.server.ts'

type Person = { name: string; phone: string | null; people: number; at: Date }
const columns: SheetColumn<Person>[] = [
  { label: '姓名', value: (row) => row.name },
  { label: '手机号码', value: (row) => row.phone },
  { label: '人数', value: (row) => row.people },
  { label: '报名时间', value: (row) => row.at },
]
const at = new Date('2026-12-05T01:30:00Z')
const person = (name: string, phone: string | null = '13900000174'): Person => ({ name, phone, people: 2, at })
const FORMULAS = ['=1+1', '+86', '-1', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', '=cmd|"/c calc"!A1']

describe('an XLSX file', () => {
  it('is read back by another reader with its types: text, number, instant in Beijing time', async () => {
    const file = await xlsxFile('报名', columns, [person('孙玉梅')])
    const [head, row] = await readSheet(file)
    expect(head).toEqual(['姓名', '手机号码', '人数', '报名时间'])
    expect(row?.slice(0, 3)).toEqual(['孙玉梅', '13900000174', 2])
    // A spreadsheet's instant is a fraction of days in floating point: right to the millisecond, not beyond.
    expect(Number(row?.[3])).toBeCloseTo(Date.parse('2026-12-05T09:30:00Z'), -1)
  })

  it('holds no formula, whatever people typed', async () => {
    const file = await xlsxFile(
      '报名',
      columns,
      FORMULAS.map((name) => person(name)),
    )
    expect((await readSheet(file, { trim: false })).slice(1).map(([name]) => name)).toEqual(FORMULAS)
    expect(await sheetXml(file)).not.toMatch(/<f[ >]/)
  })

  it('writes what XML cannot hold without breaking', async () => {
    const file = await xlsxFile('a/b:c', columns, [person('a\u0001\u0008<&>"]]>', null)])
    expect((await readSheet(file))[1]?.slice(0, 3)).toEqual(['a<&>"]]>', null, 2])
  })

  it('of fifty thousand rows lets other work take its turn, and is whole', async () => {
    const rows = Array.from({ length: 50_000 }, (_, index) => person(`孙玉梅${index}`))
    let turns = 0
    let done = false
    const count = () => {
      turns += 1
      if (!done) setImmediate(count)
    }
    setImmediate(count)
    const file = await xlsxFile('报名', columns, rows)
    done = true
    expect(turns).toBeGreaterThan(50)
    expect(await sheetXml(file)).toContain('孙玉梅49999')
  })

  it('may have no rows', async () => {
    expect(await readSheet(await xlsxFile('x', columns, []))).toHaveLength(1)
  })
})

describe('a CSV file', () => {
  it('is UTF-8 with a mark and is read back by another reader', () => {
    const text = csvTable(columns, [person('王，"小"\n明')])
    expect(text.charCodeAt(0)).toBe(0xfeff)
    expect(parse(text, { bom: true })).toEqual([
      ['姓名', '手机号码', '人数', '报名时间'],
      ['王，"小"\n明', '13900000174', '2', '2026-12-05 09:30'],
    ])
  })

  it('puts a quote before what a spreadsheet would compute', () => {
    const rows = parse(
      csvTable(
        columns,
        FORMULAS.map((name) => person(name)),
      ),
      { bom: true },
    ) as string[][]
    expect(rows.slice(1).map(([name]) => name)).toEqual(FORMULAS.map((name) => `'${name}`))
  })

  it('keeps phone numbers from being rounded', () => {
    expect(phoneText('13900000174')).toBe('139 0000 0174')
    expect(phoneText(null)).toBe('')
  })
})

it('a download carries its name in Chinese and is kept by nobody', async () => {
  const { headers, body } = await tableFile('xlsx', '报名', columns, [person('孙玉梅')])
  expect(headers).toMatchObject({ 'Cache-Control': 'no-store' })
  expect(headers['Content-Disposition']).toContain("filename*=UTF-8''%E6%8A%A5%E5%90%8D.xlsx")
  expect(Buffer.from(body.subarray(0, 2)).toString()).toBe('PK')
})

/** The first sheet of the file as it is stored: the zip's entries are inflated by their local headers. */
async function sheetXml(file: Buffer): Promise<string> {
  const { inflateRawSync } = await import('node:zlib')
  const directory = file.lastIndexOf('PK\u0005\u0006', undefined, 'latin1')
  let place = file.readUInt32LE(directory + 16)
  for (let left = file.readUInt16LE(directory + 10); left > 0; left -= 1) {
    const [method, size, nameLength] = [10, 20, 28].map((at, index) =>
      index === 1 ? file.readUInt32LE(place + at) : file.readUInt16LE(place + at),
    ) as [number, number, number]
    const name = file.toString('utf8', place + 46, place + 46 + nameLength)
    const local = file.readUInt32LE(place + 42)
    const data = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
    if (name.includes('worksheets/sheet1')) {
      const bytes = file.subarray(data, data + size)
      return (method === 8 ? inflateRawSync(bytes) : bytes).toString('utf8')
    }
    place += 46 + nameLength + file.readUInt16LE(place + 30) + file.readUInt16LE(place + 32)
  }
  throw new Error('no sheet in the file')
}
