// 重新发送确认信息: for people who have the link but lost the letter, or who never got one.
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { rateWindow } from '#app/platform/rate-window.ts'
import type { Work } from '#db/work.ts'
import { openRegistration, subjectOf } from './open-registration.server.ts'
import { isLive } from './registration.ts'
import { tellPlace } from './tell-place.server.ts'

const asksByRegistration = rateWindow({ points: 5, seconds: 3600 })

/**
 * Sends once more what tells of the place, to the contact on file, at most five times an hour and within the address's
 * limit of the day. Whoever asks learns nothing of it: there is one answer.
 */
export async function resendConfirmation(work: Work, id: string): Promise<void> {
  const open = await openRegistration(work, id)
  if (!open || !isLive(open.registration.status) || work.now >= open.slot.endsAt) return
  if (asksByRegistration.take(id, work.now) !== undefined) return
  await recordAudit(work, 'registration.message-repeated', subjectOf(open))
  await tellPlace(work, open, { dedupe: `again:${work.now.getTime()}`, asked: true })
}
