// What the permission table needs to exist: one of everything, in the department of its cast.
import { issueToken } from '#app/accounts/account-tokens.server.ts'
import { columnHeadForm, columnSectionForm } from '#app/columns/column-forms.ts'
import { latestColumnVersion } from '#app/columns/column-queries.server.ts'
import { createColumn } from '#app/columns/edit-column.server.ts'
import { saveHead, saveSection } from '#app/columns/edit-sections.server.ts'
import { decideColumn, submitColumn } from '#app/columns/review-column.server.ts'
import { checkCover } from '#app/events/set-cover.server.ts'
import { createMailing } from '#app/mailings/write-mailing.server.ts'
import { dayForm, programmeForm } from '#app/occasions/programme-forms.ts'
import { saveDay, saveProgramme } from '#app/occasions/programmes.server.ts'
import type { StaffActor } from '#app/platform/actor.ts'
import { newId } from '#app/platform/ids.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { askBulkAct } from '#app/registrations/bulk-acts.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { type Cast, makeCast } from '#tests/support/people.ts'
import { makeVenue } from '#tests/support/venue-world.ts'
import { makeCampaign, makeDevice, makeEvent, makeLottery, makeRegistration } from '#tests/support/world.ts'

const system = { kind: 'system', job: 'test' } as const

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
  const programme = await makeProgramme(cast.departmentId)
  const column = await makePublicColumn(organiser, cast)
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
    programme,
    column,
  }
}

/** A programme on the air with a day on which the cast's department is on duty. */
async function makeProgramme(departmentId: string) {
  const overseer = {
    kind: 'staff' as const,
    staffId: newId(),
    name: '赵敏',
    grants: [{ role: 'overseer' as const, departmentId: null }],
  }
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
  const picture = checkCover(new Uint8Array(qrPng('HTTPS://EXAMPLE.ORG/A')))
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
