import { recordAudit } from '#app/audit/record-audit.server.ts'
import { files } from '#db/schema.ts'
import type { Work } from '#db/work.ts'

/** Keeps a checked file under the hash of its bytes; the same bytes once, and once in the audit trail. */
export async function storeFile(
  work: Work,
  file: { hash: string; mediaType: string; bytes: Uint8Array },
  subject: { kind: string; id: string; departmentId: string },
): Promise<void> {
  const [stored] = await work.tx
    .insert(files)
    .values({
      hash: file.hash,
      mediaType: file.mediaType,
      size: file.bytes.length,
      content: Buffer.from(file.bytes),
      createdAt: work.now,
    })
    .onConflictDoNothing()
    .returning({ hash: files.hash })
  if (stored) await recordAudit(work, 'file.stored', subject, { hash: file.hash, size: file.bytes.length })
}
