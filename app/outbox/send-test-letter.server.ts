import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { Letter } from '#emails/letter.ts'
import { enqueueMessage } from './enqueue-message.server.ts'

/** Sends a letter with masked facts to the member of staff who asks, at the address they sign in with. */
export async function sendTestLetter(work: Work, letter: Letter): Promise<void> {
  if (work.actor.kind !== 'staff') throw new Forbidden('send a sample letter')
  const { staffId } = work.actor
  const [member] = await work.tx
    .select({ email: staff.email, name: staff.name })
    .from(staff)
    .where(eq(staff.id, staffId))
  if (!member) throw new Forbidden('send a sample letter')
  await enqueueMessage(work, 'test-letter', {
    channel: 'email',
    to: { address: member.email, name: member.name },
    language: letter.language,
    subject: { kind: 'staff', id: staffId },
    values: { letter: JSON.stringify(letter) },
    dedupeKey: `test-letter:${newId()}`,
  })
  await recordAudit(work, 'message.test-sent', { kind: 'staff', id: staffId })
}
