import { inflateRawSync } from 'node:zlib'

/** One part of a zip, read from its central directory. */
export function partOf(file: Uint8Array, name: string): string {
  const zip = Buffer.from(file)
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  for (let entry = zip.readUInt32LE(end + 16); entry < end; ) {
    const [length, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(entry + offset)) as [
      number,
      number,
      number,
    ]
    if (zip.toString('utf8', entry + 46, entry + 46 + length) === name) {
      const local = zip.readUInt32LE(entry + 42)
      const from = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28)
      const packed = zip.subarray(from, from + zip.readUInt32LE(entry + 20))
      return (zip.readUInt16LE(entry + 10) === 0 ? packed : inflateRawSync(packed)).toString('utf8')
    }
    entry += 46 + length + extra + comment
  }
  throw new Error(`no ${name}`)
}

/** Names of the parts of a zip, in the order of its central directory. */
export function namesIn(file: Uint8Array): string[] {
  const zip = Buffer.from(file)
  const end = zip.lastIndexOf(Buffer.from('PK\u0005\u0006'))
  const names: string[] = []
  for (let entry = zip.readUInt32LE(end + 16); entry < end; ) {
    const [length = 0, extra = 0, comment = 0] = [28, 30, 32].map((offset) => zip.readUInt16LE(entry + offset))
    names.push(zip.toString('utf8', entry + 46, entry + 46 + length))
    entry += 46 + length + extra + comment
  }
  return names
}
