// The fingerprint that a review is bound to. Whatever of a version can reach the public is in it.
import { createHash } from 'node:crypto'
import { type ColumnContent, contentOfColumn } from './column.ts'

/** SHA-256, hex, over the content; JSON keeps its parts apart. */
export function columnHash(content: ColumnContent): string {
  return createHash('sha256')
    .update(JSON.stringify(contentOfColumn(content)))
    .digest('hex')
}
