// The parts of an XLSX file (a ZIP archive, ISO/IEC 29500-2) that hold its table, taken out with a limit, so that a
// small file cannot unfold into a large one, and packed anew: the spreadsheet library reads only archives of our making.
import { crc32, inflateRawSync } from 'node:zlib'

/** Bytes of all parts together. A list of 200 people has about 60,000. */
export const MOST_UNPACKED = 4 * 1024 * 1024
const MOST_ENTRIES = 500
/** Rows and columns a cell may stand in; a library fills everything before it. */
const HIGHEST_ROW = 2000
const PART =
  /^xl\/(?:workbook\.xml|sharedstrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[\w-]{1,40}\.xml)$/i

export type PackedSheets =
  | { outcome: 'opened'; parts: ReadonlyMap<string, Buffer> }
  | { outcome: 'unreadable' | 'tooLarge' }

/** Takes the parts out. Encrypted, damaged and oversized archives are refused, and cells at absurd addresses. */
export function openSheets(bytes: Buffer): PackedSheets {
  const directory = entriesOf(bytes)
  if (!directory) return { outcome: 'unreadable' }
  const parts = new Map<string, Buffer>()
  let left = MOST_UNPACKED
  for (const entry of directory) {
    if (!PART.test(entry.name) || parts.has(entry.name)) continue
    const part = unpack(bytes, entry, left)
    if (typeof part === 'string') return { outcome: part }
    left -= part.length
    parts.set(entry.name, part)
  }
  for (const [name, part] of parts) {
    const xml = part.toString('utf8')
    // Entities of one's own can multiply; no office program writes them.
    if (/<!(?:DOCTYPE|ENTITY)/i.test(xml)) return { outcome: 'unreadable' }
    if (/^xl\/worksheets\//i.test(name) && !isWithinBounds(xml)) return { outcome: 'tooLarge' }
  }
  return parts.size > 0 ? { outcome: 'opened', parts } : { outcome: 'unreadable' }
}

type Entry = { name: string; method: number; packed: number; offset: number }

function entriesOf(bytes: Buffer): Entry[] | undefined {
  const end = bytes.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  if (end < 0 || end + 22 > bytes.length) return undefined
  const count = bytes.readUInt16LE(end + 10)
  let at = bytes.readUInt32LE(end + 16)
  if (count > MOST_ENTRIES) return undefined
  const entries: Entry[] = []
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 0x02014b50) return undefined
    const [flags, method] = [bytes.readUInt16LE(at + 8), bytes.readUInt16LE(at + 10)]
    const [nameLength, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [
      number,
      number,
      number,
    ]
    if ((flags & 1) === 1) return undefined
    const name = bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/')
    entries.push({ name, method, packed: bytes.readUInt32LE(at + 20), offset: bytes.readUInt32LE(at + 42) })
    at += 46 + nameLength + extra + comment
  }
  return entries
}

function unpack(bytes: Buffer, { method, packed, offset }: Entry, most: number): Buffer | 'unreadable' | 'tooLarge' {
  if (offset + 30 > bytes.length || bytes.readUInt32LE(offset) !== 0x04034b50) return 'unreadable'
  const from = offset + 30 + bytes.readUInt16LE(offset + 26) + bytes.readUInt16LE(offset + 28)
  const content = bytes.subarray(from, from + packed)
  if (content.length !== packed || (method !== 0 && method !== 8)) return 'unreadable'
  if (method === 0) return content.length > most ? 'tooLarge' : content
  if (most <= 0) return 'tooLarge'
  try {
    return inflateRawSync(content, { maxOutputLength: most })
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'tooLarge' : 'unreadable'
  }
}

/** Every address of a row or cell is an ordinary one: at most column ZZ and row 2,000. */
function isWithinBounds(xml: string): boolean {
  let rows = 0
  for (const _ of xml.matchAll(/<(?:\w+:)?row[\s/>]/g)) if (++rows > HIGHEST_ROW) return false
  for (const [, , address = ''] of xml.matchAll(/(?:\s|(?<!xmlns):)r\s*=\s*(["'])(.*?)\1/gs)) {
    const row = /^(?:[A-Z]{1,2})?(\d{1,4})$/.exec(address)?.[1]
    if (row === undefined || Number(row) > HIGHEST_ROW) return false
  }
  return true
}

/** The parts as a plain archive without compression. */
export function packSheets(parts: ReadonlyMap<string, Buffer>): Buffer {
  const files: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [path, content] of parts) {
    const name = Buffer.from(path, 'utf8')
    const sums = Buffer.alloc(12)
    sums.writeUInt32LE(crc32(content), 0)
    sums.writeUInt32LE(content.length, 4)
    sums.writeUInt32LE(content.length, 8)
    const lengths = Buffer.alloc(4)
    lengths.writeUInt16LE(name.length, 0)
    const local = Buffer.from('PK\x03\x04\x14\0\0\0\0\0\0\0\0\0', 'latin1')
    const central = Buffer.from('PK\x01\x02\x14\0\x14\0\0\0\0\0\0\0\0\0', 'latin1')
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    files.push(local, sums, lengths, name, content)
    directory.push(central, sums, lengths, rest, name)
    offset += local.length + 16 + name.length + content.length
  }
  const index = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  end.writeUInt16LE(parts.size, 8)
  end.writeUInt16LE(parts.size, 10)
  end.writeUInt32LE(index.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...files, index, end])
}
