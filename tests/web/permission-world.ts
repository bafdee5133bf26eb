// What the permission table needs to exist: one of everything, in the department of its cast.
import { eq } from 'drizzle-orm'
import { issueToken } from '#app/accounts/account-tokens.server.ts'
import { createMailing } from '#app/mailings/write-mailing.server.ts'
import { dayForm, programmeForm } from '#app/occasions/programme-forms.ts'
import { saveDay, saveProgramme } from '#app/occasions/programmes.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { Role, StaffActor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { askBulkAct } from '#app/registrations/bulk-acts.server.ts'
import { addEndpoint } from '#app/webhooks/manage-endpoints.server.ts'
import { outboxMessages } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { type Cast, makeCast } from '#tests/support/people.ts'
import { makeVenue } from '#tests/support/venue-world.ts'
import { makeCampaign, makeDevice, makeEvent, makeLottery, makeRegistration } from '#tests/support/world.ts'

const system = { kind: 'system', job: 'test' } as const
/** The host that the tests' settings allow webhooks to. */
export const HOOKS_HOST = 'hooks.example.gov.cn'

const general = (role: Role, staffId: string): StaffActor => ({
  kind: 'staff',
  staffId,
  name: '赵敏',
  grants: [{ role, departmentId: null }],
})

/** One of everything that a URL can name, in the cast's department. */
export async function makeWorld() {
  const cast = await makeCast()
  const { event, slot } = await makeEvent({ departmentId: cast.departmentId, slot: { taken: 1 } })
  const lottery = await makeLottery(event.id)
  const registration = await makeRegistration(slot, { email: 'sun@example.org' })
  const campaign = await makeCampaign({ departmentId: cast.departmentId })
  const device = await makeDevice(event.id)
  const { token: setUpToken } = await inTransaction(system, (work) => issueToken(work, 'setUp', null))
  const { token: invitation } = await inTransaction(system, (work) =>
    issueToken(work, 'invitation', cast.staffIds.organiser),
  )
  const overseer = general('overseer', cast.staffIds.overseer)
  const admin = general('admin', cast.staffIds.admin)
  const organiser = {
    kind: 'staff' as const,
    staffId: cast.staffIds.organiser,
    name: '王海燕',
    grants: [{ role: 'organiser' as const, departmentId: cast.departmentId }],
  }
  const { id: mailingId } = await inTransaction(organiser, (work) =>
    createMailing(work, {
      eventId: event.id,
      selection: { status: 'confirmed' },
      formKey: newId(),
      input: {
        subject: '提示',
        body: '请带身份证。',
        sms: '',
        subjectEn: '',
        bodyEn: '',
        smsEn: '',
        scheduledAt: undefined,
      },
    }),
  )
  const act = await inTransaction(organiser, (work) =>
    askBulkAct(work, event.id, { kind: 'cancel', ids: [registration.id], back: '/console' }),
  )
  const actId = act.outcome === 'asked' ? act.id : ''
  const venue = await makeVenue(event)
  const messageId = await makeMessage(registration.id, cast.departmentId)
  const order = await inTransaction(overseer, (work) =>
    issueSupervision(work, venue.questionId, { level: 'nudge', reason: '请尽快办理。', demandedOn: dayOf(now()) }),
  )
  const endpoint = await inTransaction(admin, (work) =>
    addEndpoint(work, { url: `https://${HOOKS_HOST}/open-day`, departmentId: '', kinds: ['question.published'] }),
  )
  const programme = await makeProgramme(overseer, cast.departmentId)
  return {
    ...cast,
    actId,
    mailingId,
    event,
    slot,
    registration,
    campaign,
    device,
    setUpToken,
    invitation,
    lottery,
    ...venue,
    messageId,
    orderId: 'id' in order ? order.id : '',
    endpointId: 'id' in endpoint ? endpoint.id : '',
    programme,
  }
}

/** A message to somebody registered. */
async function makeMessage(registrationId: string, departmentId: string): Promise<string> {
  await inTransaction(system, (work) =>
    enqueueMessage(work, 'registration-confirmed', {
      channel: 'email',
      to: { address: 'sun@example.org' },
      language: 'zh-CN',
      subject: { kind: 'registration', id: registrationId },
      departmentId,
      dedupeKey: `registration:${registrationId}:confirmed`,
    }),
  )
  const [message] = await reader()
    .select({ id: outboxMessages.id })
    .from(outboxMessages)
    .where(eq(outboxMessages.subjectId, registrationId))
  return message?.id ?? ''
}

/** A programme on the air with a day on which the cast's department is on duty. */
async function makeProgramme(overseer: StaffActor, departmentId: string) {
  return inTransaction(overseer, async (work) => {
    const content = programmeForm.parse({
      departmentId,
      name: '行风在线',
      summary: '各部门上线答复。',
      station: '新闻广播',
      weekday: '3',
      fromTime: '10:00',
      toTime: '11:00',
    })
    const saved = await saveProgramme(work, undefined, content)
    const id = saved.outcome === 'saved' ? saved.id : ''
    const day = await saveDay(work, id, undefined, dayForm.parse({ day: '2026-12-02', departmentId }))
    return { id, dayId: day.outcome === 'saved' ? day.id : '' }
  })
}

export type World = Awaited<ReturnType<typeof makeWorld>> & Cast
