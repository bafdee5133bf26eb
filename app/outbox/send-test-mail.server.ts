import { eq } from 'drizzle-orm'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { newId } from '#app/platform/ids.ts'
import { staff } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import { enqueueMessage } from './enqueue-message.server.ts'

/** A mail to the member of staff who asks, at the address they sign in with: shows whether mail gets out. */
export async function sendTestMail(work: Work): Promise<void> {
  if (work.actor.kind !== 'staff') throw new Forbidden('send a test mail')
  const { staffId } = work.actor
  const [member] = await work.tx
    .select({ email: staff.email, name: staff.name, language: staff.language })
    .from(staff)
    .where(eq(staff.id, staffId))
  if (!member) throw new Forbidden('send a test mail')
  await enqueueMessage(work, 'test-mail', {
    channel: 'email',
    to: { address: member.email, name: member.name },
    language: member.language,
    subject: { kind: 'staff', id: staffId },
    dedupeKey: `test-mail:${newId()}`,
  })
  await recordAudit(work, 'message.test-sent', { kind: 'staff', id: staffId })
}
