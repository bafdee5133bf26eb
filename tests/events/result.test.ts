import { eq } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { cleanPicture } from '#app/events/clean-picture.ts'
import { checkPicture } from '#app/events/event-pictures.server.ts'
import { eventsById } from '#app/events/event-queries.server.ts'
import { getFile } from '#app/events/file-queries.server.ts'
import { cardsOf } from '#app/events/home-page.server.ts'
import { decideResult, saveResult, submitResult } from '#app/events/result.server.ts'
import { missingInResult, type ResultInput, resultForm, shownFigures } from '#app/events/result.ts'
import { findPublicResult, listResultsInReview, listResultVersions } from '#app/events/result-queries.server.ts'
import { after, hours, now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { events } from '#db/schema.ts'
import { reader, store } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makePeople, makePublished } from './people.ts'

useTestStore()

const text = (words: string) => [...Buffer.from(words, 'latin1')]
const segment = (marker: number, body: number[]) => [
  0xff,
  marker,
  (body.length + 2) >> 8,
  (body.length + 2) & 255,
  ...body,
]
const FRAME = segment(0xc0, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])
const SCAN = [...segment(0xda, [1, 1, 0, 0, 63, 0]), 0x12, 0xff, 0, 0x34, 0xff, 0xd0, 0x56]
/** Little-endian Exif with orientation 6 and words where a place would stand. */
const EXIF = segment(0xe1, [
  ...text('Exif\0\0'),
  ...[0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 1, 3, 0, 1, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0],
  ...text('GPS36.39N'),
])
const JFIF = segment(0xe0, text('JFIF\0\x01\x02\0\0\x01\0\x01\0\0'))
const jpeg = (...parts: number[][]) => Uint8Array.from([0xff, 0xd8, ...parts.flat()])
const chunk = (kind: string, body: number[]) => [0, 0, 0, body.length, ...text(kind), ...body, 0, 0, 0, 0]
const riff = (kind: string, body: number[]) => [
  ...text(kind),
  body.length,
  0,
  0,
  0,
  ...body,
  ...(body.length % 2 ? [0] : []),
]
const webp = (...chunks: number[][]) => {
  const body = [...text('WEBP'), ...chunks.flat()]
  return Uint8Array.from([...text('RIFF'), body.length, 0, 0, 0, ...body])
}
const PNG = new Uint8Array(qrPng('HTTPS://EXAMPLE.ORG/A'))

describe('a picture without what the camera wrote', () => {
  it('of a JPEG keeps colours and turn; place, comments and what follows the end are gone', () => {
    const camera = jpeg(JFIF, EXIF, segment(0xfe, text('owner')), FRAME, SCAN, [0xff, 0xd9], text('second GPS'))
    const clean = cleanPicture(camera)!
    expect(clean.turned).toBe(true)
    expect(Buffer.from(clean.bytes).toString('latin1')).not.toMatch(/GPS|owner|second/)
    expect([...clean.bytes.subarray(2, 2 + JFIF.length)]).toEqual(JFIF)
    expect([...clean.bytes.subarray(-FRAME.length - SCAN.length - 2)]).toEqual([...FRAME, ...SCAN, 0xff, 0xd9])
    // Cleaning what is clean changes nothing: the turn is read again as it was written.
    expect(cleanPicture(clean.bytes)).toEqual(clean)
    const upright = jpeg(JFIF, FRAME, SCAN, [0xff, 0xd9])
    expect(cleanPicture(upright)).toEqual({ bytes: upright, turned: false })
  })
  it('of a PNG and a WebP keeps only what is drawn', () => {
    const head = PNG.subarray(0, 33)
    const noted = Uint8Array.from([
      ...head,
      ...chunk('tEXt', text('GPS')),
      ...chunk('eXIf', text('GPS')),
      ...PNG.subarray(33),
      1,
    ])
    expect(cleanPicture(noted)).toEqual({ bytes: PNG, turned: false })
    const drawn = riff('VP8L', [0x2f, 0, 0, 0, 0])
    const noted2 = webp(
      riff('VP8X', [0x0c, 0, 0, 0, 0, 0, 0, 0, 0, 0]),
      drawn,
      riff('EXIF', text('GPS')),
      riff('XMP ', text('me')),
    )
    expect(cleanPicture(noted2)?.bytes).toEqual(webp(riff('VP8X', [0, 0, 0, 0, 0, 0, 0, 0, 0, 0]), drawn))
  })
  it('that is cut off is none', () => {
    for (const whole of [jpeg(JFIF, EXIF, FRAME, SCAN, [0xff, 0xd9]), PNG, webp(riff('VP8L', [1, 2, 3, 4]))]) {
      for (const share of [0.2, 0.5, 0.9])
        expect(cleanPicture(whole.subarray(0, Math.floor(whole.length * share)))).toBeUndefined()
    }
    expect(cleanPicture(Buffer.from('GIF89a'))).toBeUndefined()
  })
})

describe('the rules of a result', () => {
  it('show no figure of fewer than five people', () => {
    expect(FEWEST_PEOPLE).toBe(5)
    const facts = { registered: 5, came: 4, asked: 1, answered: 0, rated: 4, satisfaction: 100 }
    const all = ['satisfaction', 'answered', 'asked', 'came', 'registered']
    expect(shownFigures(all, facts).map(({ key }) => key)).toEqual(['registered', 'asked', 'answered'])
    expect(shownFigures(['satisfaction'], { ...facts, rated: 5 })).toEqual([{ key: 'satisfaction', value: 100 }])
    expect(shownFigures([], facts)).toEqual([])
  })
  it('ask for words beside every photograph, and for the word on the people in them', () => {
    const photo = { hash: 'a', width: 1, height: 1, alt: '', altEn: '' }
    expect(missingInResult({ photos: [photo] }, false)).toEqual(['alt', 'consent'])
    expect(missingInResult({ photos: [{ ...photo, alt: '会场' }] }, true)).toEqual([])
    expect(missingInResult({ photos: [] }, false)).toEqual([])
  })
  it('order and drop photographs, and refuse half a link and one that runs', () => {
    const read = resultForm.parse({
      summary: '好',
      photo: ['a', 'b', 'c'],
      place: ['3', '1', '2'],
      drop: ['c'],
      alt: ['甲', '乙', '丙'],
    })
    expect(read.photos.map(({ hash, alt }) => hash + alt)).toEqual(['b乙', 'a甲'])
    const wrong = (label: string, url: string) =>
      resultForm.safeParse({ summary: '好', linkLabel: [label], linkUrl: [url] }).error?.issues[0]?.message
    expect(wrong('报道', '')).toBe('linkIncomplete')
    expect(wrong('报道', 'javascript:alert(1)')).toBe('linkWrong')
    expect(wrong('报道', 'https://example.org/a')).toBeUndefined()
    expect(resultForm.safeParse({}).error?.issues[0]?.message).toBe('summaryMissing')
  })
})

const input = (given: object = {}): ResultInput => resultForm.parse({ version: 0, summary: '来了很多人', ...given })
const picture = () => {
  const checked = checkPicture(PNG)
  if (checked.outcome !== 'fits') throw new Error(checked.outcome)
  return checked
}

async function overEvent() {
  const people = await makePeople()
  const { event } = await makePublished(people)
  const startsAt = after(now(), -hours(3))
  await store().transaction(async (tx) => {
    await tx
      .update(events)
      .set({ startsAt, endsAt: after(startsAt, hours(2)) })
      .where(eq(events.id, event.id))
  })
  return { people, id: event.id }
}

describe('the result of an event', () => {
  it('waits for the end of the event, and is for its organisers', async () => {
    const people = await makePeople()
    const { event } = await makePublished(people)
    expect(await act(people.organiser, (work) => saveResult(work, event.id, input()))).toEqual({ outcome: 'notOver' })
    await expect(act(people.outsider, (work) => saveResult(work, event.id, input()))).rejects.toThrow(NotFound)
    await expect(act(people.reviewer, (work) => saveResult(work, event.id, input()))).rejects.toThrow(Forbidden)
    await expect(act(people.outsider, (work) => decideResult(work, event.id, 1, { publish: true }))).rejects.toThrow(
      NotFound,
    )
    await expect(act(people.organiser, (work) => decideResult(work, event.id, 1, { publish: true }))).rejects.toThrow(
      Forbidden,
    )
  })

  it('becomes public through another person, is corrected as a new version, and takes photographs back', async () => {
    const { people, id } = await overEvent()
    const photo = picture()
    const save = (given: object, added = [photo].slice(1)) =>
      act(people.colleague, (work) => saveResult(work, id, input(given), added))
    const submit = (version: number, consent = true) =>
      act(people.colleague, (work) => submitResult(work, id, version, consent))
    const decide = (actor = people.reviewer, version = 2) =>
      act(actor, (work) => decideResult(work, id, version, { publish: true }))
    const file = (viewer = {}) => getFile(reader(), photo.hash, viewer)

    expect(await save({}, [photo, photo])).toEqual({ outcome: 'saved', version: 1 })
    expect(await submit(1, false)).toEqual({ outcome: 'incomplete', gaps: ['alt', 'consent'] })
    await expect(file()).rejects.toThrow(NotFound)
    await expect(file({ actor: people.outsider })).rejects.toThrow(NotFound)
    expect(await file({ actor: people.reviewer })).toMatchObject({ public: false })
    expect(await save({})).toEqual({ outcome: 'olderVersion' })
    const worded = { photo: [photo.hash, 'unknown'], alt: ['会场', '别处'] }
    expect(await save({ ...worded, version: 1 })).toEqual({ outcome: 'saved', version: 2 })
    expect(await save({ ...worded, version: 2 })).toEqual({ outcome: 'unchanged', version: 2 })

    expect(await decide()).toEqual({ outcome: 'notInReview' })
    expect(await submit(2)).toEqual({ outcome: 'submitted' })
    expect(await submit(2)).toEqual({ outcome: 'notDraft' })
    expect(await listResultsInReview(reader(), people.reviewer)).toMatchObject([{ id }])
    expect(await listResultsInReview(reader(), people.outsider)).toEqual([])
    expect(await decide(people.colleague)).toEqual({ outcome: 'ownWork' })
    expect(await decide(people.reviewer, 1)).toEqual({ outcome: 'olderVersion' })
    expect(await decide()).toEqual({ outcome: 'published' })
    expect(await findPublicResult(reader(), id)).toMatchObject({
      version: 2,
      firstPublished: true,
      photos: [{ alt: '会场' }],
    })
    expect(await file()).toMatchObject({ public: true, lasting: false })

    // A correction: the published version stays until the next one is.
    expect(await save({ version: 2, summary: '更正' })).toEqual({ outcome: 'saved', version: 3 })
    await submit(3)
    const returned = await act(people.reviewer, (work) =>
      decideResult(work, id, 3, { publish: false, note: '补充数字' }),
    )
    expect(returned).toEqual({ outcome: 'returned' })
    expect(await findPublicResult(reader(), id)).toMatchObject({ version: 2 })
    expect(await file()).toMatchObject({ public: true })
    await submit(3)
    expect(await decide(people.overseer, 3)).toEqual({ outcome: 'published' })
    expect(await findPublicResult(reader(), id)).toMatchObject({ version: 3, firstPublished: false, photos: [] })
    await expect(file()).rejects.toThrow(NotFound)

    const versions = await listResultVersions(reader(), id)
    expect(versions.map(({ version, state }) => `${version} ${state}`)).toEqual([
      '3 published',
      '2 published',
      '1 draft',
    ])
    expect(versions[0]?.changes?.map(({ field }) => field)).toEqual(['summary', 'photos'])
    expect((await auditActions()).filter((action) => action.startsWith('result.'))).toEqual([
      ...['result.saved', 'result.saved', 'result.submitted', 'result.published'],
      ...['result.saved', 'result.submitted', 'result.returned', 'result.submitted', 'result.published'],
    ])
  })

  it('is marked on the card of the event once it is public', async () => {
    const { people, id } = await overEvent()
    const mark = async () => {
      const [card] = await cardsOf(reader(), await eventsById(reader(), [id]), 'zh-CN', now())
      return card?.result
    }
    await act(people.organiser, (work) => saveResult(work, id, input()))
    await act(people.organiser, (work) => submitResult(work, id, 1, false))
    expect(await mark()).toBeUndefined()
    await act(people.reviewer, (work) => decideResult(work, id, 1, { publish: true }))
    expect(await mark()).toMatch(/^\/events\/[^/]+#result$/)
    // A correction in the making takes nothing back.
    await act(people.organiser, (work) => saveResult(work, id, input({ version: 1, summary: '更正' })))
    expect(await mark()).toBeDefined()
  })

  it('in review is overtaken by a newer draft', async () => {
    const { people, id } = await overEvent()
    await act(people.organiser, (work) => saveResult(work, id, input()))
    await act(people.organiser, (work) => submitResult(work, id, 1, false))
    await act(people.organiser, (work) => saveResult(work, id, input({ version: 1, summary: '改了' })))
    expect(await listResultsInReview(reader(), people.reviewer)).toEqual([])
    expect(await act(people.reviewer, (work) => decideResult(work, id, 1, { publish: true }))).toEqual({
      outcome: 'notInReview',
    })
  })
})
