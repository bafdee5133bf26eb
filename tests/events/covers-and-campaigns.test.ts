import { describe, expect, it } from 'vitest'
import { campaignProgress, findCurrentCampaign, getPublicCampaign } from '#app/events/campaign-queries.server.ts'
import { changeCampaign, createCampaign, moveCampaign, setCampaignTasks } from '#app/events/campaigns.server.ts'
import { checkPicture, removePicture, setPicture } from '#app/events/event-pictures.server.ts'
import { getFile } from '#app/events/file-queries.server.ts'
import { readImageHeader } from '#app/events/image-header.ts'
import { makePreviewLink } from '#app/events/preview-link.server.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { now } from '#app/platform/clock.ts'
import { addDays, dayOf } from '#app/platform/dates.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makeDraft, makePeople, makePublished } from './people.ts'

useTestStore()

const PNG = new Uint8Array(qrPng('HTTPS://EXAMPLE.ORG/A'))
const JPEG = Uint8Array.from([
  0xff, 0xd8, 0xff, 0xe0, 0, 4, 0, 0, 0xff, 0xc2, 0, 11, 8, 0x04, 0x38, 0x07, 0x80, 1, 1, 0x11, 0,
])
const webp = (kind: string, body: number[]) =>
  Uint8Array.from([...Buffer.from('RIFF\0\0\0\0WEBP'), ...Buffer.from(kind), 0, 0, 0, 0, ...body])

describe('the header of a picture', () => {
  it('tells kind and size', () => {
    const size = readImageHeader(PNG)!
    expect(size).toMatchObject({ mediaType: 'image/png' })
    expect(size.width).toBe(size.height)
    expect(readImageHeader(JPEG)).toEqual({ mediaType: 'image/jpeg', width: 1920, height: 1080 })
    expect(readImageHeader(webp('VP8X', [0, 0, 0, 0, 0x7f, 0x07, 0, 0x37, 0x04, 0]))).toEqual({
      mediaType: 'image/webp',
      width: 1920,
      height: 1080,
    })
    expect(readImageHeader(webp('VP8L', [0x2f, 0x7f, 0xc7, 0x0d, 0x01]))).toMatchObject({ width: 1920, height: 1080 })
    expect(readImageHeader(webp('VP8 ', [0, 0, 0, 0x9d, 0x01, 0x2a, 0x80, 0x07, 0x38, 0x04]))).toMatchObject({
      width: 1920,
      height: 1080,
    })
  })
  it('of a cut-off or foreign file is nothing', () => {
    expect(readImageHeader(PNG.subarray(0, 18))).toBeUndefined()
    expect(readImageHeader(JPEG.subarray(0, 14))).toBeUndefined()
    expect(readImageHeader(webp('VP8X', []))).toBeUndefined()
    expect(readImageHeader(Buffer.from('<svg onload="alert(1)"/>'))).toBeUndefined()
    expect(readImageHeader(new Uint8Array())).toBeUndefined()
  })
})

describe('a cover', () => {
  it('is refused when empty, too large, no picture or of too many pixels', () => {
    expect(checkPicture(new Uint8Array())).toEqual({ outcome: 'empty' })
    expect(checkPicture(new Uint8Array(2 * 1024 * 1024 + 1))).toEqual({ outcome: 'tooLarge' })
    expect(checkPicture(Buffer.from('GIF89a'))).toEqual({ outcome: 'notAPicture' })
    const vast = Uint8Array.from(JPEG)
    vast.set([0xff, 0xff, 0xff, 0xff], 13)
    expect(checkPicture(vast)).toEqual({ outcome: 'tooManyPixels' })
    expect(checkPicture(PNG)).toMatchObject({ outcome: 'fits' })
  })

  it('is kept once, and seen by those who may see the event', async () => {
    const people = await makePeople()
    const draft = await makeDraft(people)
    const checked = checkPicture(PNG)
    if (checked.outcome !== 'fits') throw new Error(checked.outcome)
    const set = (eventId: string) => act(people.organiser, (work) => setPicture(work, eventId, 'coverHash', checked))
    expect(await set(draft.event.id)).toMatchObject({ outcome: 'set', event: { coverHash: checked.hash } })
    await set(draft.event.id)
    expect((await auditActions()).filter((action) => action === 'file.stored')).toHaveLength(1)

    const file = (viewer: Parameters<typeof getFile>[2]) => getFile(reader(), checked.hash, viewer)
    await expect(file({})).rejects.toThrow(NotFound)
    await expect(file({ actor: people.outsider })).rejects.toThrow(NotFound)
    expect(await file({ actor: people.reviewer })).toMatchObject({ mediaType: 'image/png', public: false })
    await act(people.organiser, (work) => makePreviewLink(work, draft.event.id, 'secret'))
    expect(Buffer.from((await file({ preview: { tokenHash: hashSecret('secret'), now: now() } })).content)).toEqual(
      Buffer.from(PNG),
    )

    const shown = await makePublished(people, { title: '公开' })
    await set(shown.event.id)
    expect(await file({})).toMatchObject({ public: true })
    expect(await act(people.organiser, (work) => removePicture(work, shown.event.id, 'coverHash'))).toMatchObject({
      outcome: 'removed',
      event: { coverHash: null },
    })
    await expect(file({})).rejects.toThrow(NotFound)

    // The entrance is a picture of the event like its cover, and each goes without the other.
    await act(people.organiser, (work) => setPicture(work, shown.event.id, 'entranceHash', checked))
    expect(await file({})).toMatchObject({ public: true, lasting: true })
    expect(await getEvent(reader(), shown.event.id)).toMatchObject({ coverHash: null, entranceHash: checked.hash })
    const outsider = act(people.outsider, (work) => removePicture(work, shown.event.id, 'entranceHash'))
    await expect(outsider).rejects.toThrow(NotFound)
  })
})

describe('a campaign', () => {
  const input = (departmentId: string) => ({
    departmentId,
    theme: 'general',
    title: '十二月主题日',
    titleEn: null,
    summary: '各部门开放。',
    summaryEn: null,
    startsOn: dayOf(now()),
    endsOn: addDays(dayOf(now()), 30),
  })
  it('is made by the overseer, divided among departments, and shows how far each is', async () => {
    const people = await makePeople()
    const { campaign } = await act(people.overseer, (work) => createCampaign(work, input(people.department.id)))
    await expect(getPublicCampaign(reader(), campaign.slug)).rejects.toThrow(NotFound)
    await act(people.overseer, (work) => moveCampaign(work, campaign.id, 'published'))
    expect(await findCurrentCampaign(reader(), dayOf(now()))).toMatchObject({ id: campaign.id })
    const task = { departmentId: people.department.id, owedEvents: 2, dueOn: campaign.endsOn }
    const other = { departmentId: people.foreign.id, owedEvents: 1, dueOn: campaign.endsOn }
    const set = (tasks: (typeof task)[]) => act(people.overseer, (work) => setCampaignTasks(work, campaign.id, tasks))
    expect(await set([task, other])).toEqual({ outcome: 'set', tasks: 2 })
    expect(await set([task, { ...other, owedEvents: 0 }])).toEqual({ outcome: 'set', tasks: 1 })
    expect(await set([{ ...task, departmentId: 'nobody' }])).toEqual({ outcome: 'unknownDepartment' })
    await makePublished(people, { campaignId: campaign.id })
    await makeDraft(people, { campaignId: campaign.id, title: '草稿' })
    const [progress, ...others] = await campaignProgress(reader(), campaign.id, now())
    expect(progress).toMatchObject({ owedEvents: 2, published: 1, held: 0 })
    expect(others).toEqual([])
    const changed = await act(people.overseer, (work) =>
      changeCampaign(work, campaign.id, { ...input(people.department.id), title: '新名' }),
    )
    expect(changed.campaign).toMatchObject({ title: '新名', slug: campaign.slug })
    expect(await auditActions()).toEqual(
      expect.arrayContaining(['campaign.created', 'campaign.published', 'campaign.changed']),
    )
  })
  it('is nobody else’s to make', async () => {
    const people = await makePeople()
    const make = act(people.organiser, (work) => createCampaign(work, input(people.department.id)))
    await expect(make).rejects.toThrow(Forbidden)
  })
})
