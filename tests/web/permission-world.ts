// What the permission table needs to exist: one of everything, in the department of its cast.
import { eq } from 'drizzle-orm'
import { issueToken } from '#app/accounts/account-tokens.server.ts'
import { columnHeadForm, columnSectionForm } from '#app/columns/column-forms.ts'
import { latestColumnVersion } from '#app/columns/column-queries.server.ts'
import { createColumn } from '#app/columns/edit-column.server.ts'
import { saveHead, saveSection } from '#app/columns/edit-sections.server.ts'
import { decideColumn, submitColumn } from '#app/columns/review-column.server.ts'
import { checkPicture } from '#app/events/event-pictures.server.ts'
import { makeTemplate } from '#app/events/keep-event-templates.server.ts'
import { createMailing } from '#app/mailings/write-mailing.server.ts'
import { dayForm, programmeForm } from '#app/occasions/programme-forms.ts'
import { saveDay, saveProgramme } from '#app/occasions/programmes.server.ts'
import { enqueueMessage } from '#app/outbox/enqueue-message.server.ts'
import type { Role, StaffActor } from '#app/platform/actor.ts'
import { now } from '#app/platform/clock.ts'
import { dayOf } from '#app/platform/dates.ts'
import { newId } from '#app/platform/ids.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { writeNote } from '#app/questions/case-notes.server.ts'
import { issueSupervision } from '#app/questions/issue-supervision.server.ts'
import { addTextModule } from '#app/questions/save-text-module.server.ts'
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

/** A note on the case of the world, which nobody reads but on the page of the case. */
export const INTERNAL_NOTE = '内部备注：先同热线核对，暂不外传。'

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
  await inTransaction(overseer, (work) => writeNote(work, venue.questionId, { text: INTERNAL_NOTE, audience: 'case' }))
  const messageId = await makeMessage(registration.id, cast.departmentId)
  const order = await inTransaction(overseer, (work) =>
    issueSupervision(work, venue.questionId, { level: 'nudge', reason: '请尽快办理。', demandedOn: dayOf(now()) }),
  )
  const endpoint = await inTransaction(admin, (work) =>
    addEndpoint(work, { url: `https://${HOOKS_HOST}/open-day`, departmentId: '', kinds: ['question.published'] }),
  )
  const programme = await makeProgramme(overseer, cast.departmentId)
  const column = await makePublicColumn(organiser, cast)
  const module = await inTransaction(
    { ...organiser, grants: [{ role: 'answerOfficer', departmentId: cast.departmentId }] },
    (work) =>
      addTextModule(work, { departmentId: cast.departmentId, title: '开头', text: '您好！', language: 'zh-CN' }),
  )
  const template = await inTransaction(organiser, (work) =>
    makeTemplate(work, event.id, { name: '走进水厂', common: false }),
  )
  return {
    ...cast,
    eventTemplateId: 'id' in template ? template.id : '',
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
    textModuleId: 'id' in module ? module.id : '',
    orderId: 'id' in order ? order.id : '',
    endpointId: 'id' in endpoint ? endpoint.id : '',
    programme,
    column,
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

/** A published column with a picture. */
async function makePublicColumn(writer: StaffActor, cast: Cast) {
  const head = { title: '专题', titleEn: '', summary: '简介', summaryEn: '' }
  const made = await inTransaction(writer, (work) => createColumn(work, { ...head, departmentId: cast.departmentId }))
  const id = made.outcome === 'created' ? made.id : ''
  const place = async () => ({ columnId: id, basedOn: (await latestColumnVersion(reader(), id)).hash })
  const picture = checkPicture(new Uint8Array(qrPng('HTTPS://EXAMPLE.ORG/A')))
  if (picture.outcome !== 'fits') throw new Error(picture.outcome)
  let here = await place()
  await inTransaction(writer, (work) => saveHead(work, here, columnHeadForm.parse({ ...head, alt: '图' }), picture))
  here = await place()
  const words = columnSectionForm.parse({ heading: '一', text: '字' })
  const saved = await inTransaction(writer, (work) => saveSection(work, { ...here, section: undefined }, words))
  const { basedOn } = await place()
  await inTransaction(writer, (work) => submitColumn(work, id, basedOn))
  const reviewer: StaffActor = {
    kind: 'staff',
    staffId: cast.staffIds.reviewer,
    name: '李明',
    grants: [{ role: 'reviewer', departmentId: cast.departmentId }],
  }
  await inTransaction(reviewer, (work) => decideColumn(work, id, basedOn, { publish: true }))
  return { id, slug: 'zhuan-ti', section: 'section' in saved ? saved.section : '', pictureHash: picture.hash }
}

export type World = Awaited<ReturnType<typeof makeWorld>> & Cast
