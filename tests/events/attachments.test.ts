// What an open day offers to download: checked by its bytes, part of every version, seen by those who may see the event.
import { describe, expect, it } from 'vitest'
import { ATTACHMENT_BYTES, checkAttachment, MOST_ATTACHMENTS, sizeWord, typeWord } from '#app/events/attachment.ts'
import {
  addAttachment,
  getAttachment,
  getPreviewAttachment,
  getPublicAttachment,
  raiseAttachment,
  removeAttachment,
  renameAttachment,
  shownAttachments,
} from '#app/events/attachments.server.ts'
import { cancelEvent } from '#app/events/cancel-event.server.ts'
import { findVersion } from '#app/events/console-events.server.ts'
import { duplicateEvent } from '#app/events/duplicate-event.server.ts'
import { changedFields } from '#app/events/event-content.ts'
import { makePreviewLink } from '#app/events/preview-link.server.ts'
import { getEvent } from '#app/events/save-event.server.ts'
import { now } from '#app/platform/clock.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import { qrPng } from '#app/platform/qr-code.server.ts'
import { hashSecret } from '#app/platform/tokens.server.ts'
import { reader } from '#db/work.ts'
import { useTestStore } from '#tests/support/world.ts'
import { act, auditActions, makeDraft, makePeople, makePublished, type People } from './people.ts'

useTestStore()

const bytes = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const pdf = (text = '') => bytes(`%PDF-1.4 ${text}`)
const zip = (...names: string[]) => bytes(`PK\x03\x04${names.join(' ')}`)
const ole = (...names: string[]) =>
  new Uint8Array(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from(names.join(' '), 'utf16le')]))
const fitting = (given: Uint8Array) => {
  const checked = checkAttachment(given)
  if (checked.outcome !== 'fits') throw new Error(checked.outcome)
  return checked
}
const attach = (people: People, eventId: string, text: string, title = text) =>
  act(people.organiser, (work) => addAttachment(work, eventId, { ...fitting(pdf(text)), title }))
const titles = async (eventId: string) =>
  (await getEvent(reader(), eventId)).attachments?.map(({ title, titleEn }) => [title, titleEn]) ?? null

describe('a file', () => {
  it.each([
    ['a PDF', pdf(), 'PDF'],
    ['a Word document', zip('[Content_Types].xml', 'word/document.xml'), 'DOCX'],
    ['an Excel sheet', zip('[Content_Types].xml', 'xl/workbook.xml'), 'XLSX'],
    ['an old Word document', ole('Root Entry', 'WordDocument'), 'DOC'],
    ['an old Excel sheet', ole('Root Entry', 'Workbook'), 'XLS'],
    ['a picture', new Uint8Array(qrPng('HTTPS://EXAMPLE.ORG/A')), 'PNG'],
  ])('that is %s is told by its bytes', (_name, given, word) => {
    expect(typeWord(fitting(given).mediaType)).toBe(word)
  })

  it.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['too large', new Uint8Array(ATTACHMENT_BYTES + 1), 'tooLarge'],
    ['another archive', zip('setup.exe'), 'wrongKind'],
    ['another compound file', ole('Root Entry'), 'wrongKind'],
    ['a web page', bytes('<script>'), 'wrongKind'],
    ['a document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin'), 'hasMacros'],
    ['an old sheet with macros', ole('Workbook', '_VBA_PROJECT'), 'hasMacros'],
  ])('that is %s is refused', (_name, given, outcome) => {
    expect(checkAttachment(given)).toEqual({ outcome })
  })

  it('has its size in words', () => {
    expect([1, 320 * 1024, 1023 * 1024, 1.25 * 1024 * 1024].map(sizeWord)).toEqual([
      '1 KB',
      '320 KB',
      '1.0 MB',
      '1.3 MB',
    ])
  })
})

describe('attachments of an event', () => {
  it('are added, named, ordered and taken off, each as a version', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people)
    expect(await attach(people, event.id, 'a', '参观须知')).toMatchObject({ outcome: 'attached' })
    await attach(people, event.id, 'b', '交通图')
    expect(await attach(people, event.id, 'a', '又一份')).toEqual({ outcome: 'alreadyAttached' })
    const hashes = (await getEvent(reader(), event.id)).attachments?.map(({ hash }) => hash) ?? []
    const [first = '', second = ''] = hashes
    await act(people.organiser, (work) => raiseAttachment(work, event.id, second))
    await act(people.organiser, (work) =>
      renameAttachment(work, event.id, first, { title: '参观须知（新）', titleEn: 'Notes for visitors' }),
    )
    expect(await titles(event.id)).toEqual([
      ['交通图', undefined],
      ['参观须知（新）', 'Notes for visitors'],
    ])
    const { version } = await getEvent(reader(), event.id)
    // The first moves no further, and nothing is saved for it.
    await act(people.organiser, (work) => raiseAttachment(work, event.id, second))
    expect((await getEvent(reader(), event.id)).version).toBe(version)
    const [before, after] = [
      await findVersion(reader(), event.id, version - 1),
      await findVersion(reader(), event.id, version),
    ]
    expect(changedFields(before ?? {}, after ?? {}).map(({ field }) => field)).toEqual(['attachments'])
    for (const hash of hashes) await act(people.organiser, (work) => removeAttachment(work, event.id, hash))
    expect(await titles(event.id)).toBeNull()
    const actions = await auditActions()
    expect(actions.filter((action) => action === 'file.stored')).toHaveLength(2)
    expect(actions.filter((action) => action === 'event.changed')).toHaveLength(6)
  })

  it('are twenty at most', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people)
    for (let index = 0; index < MOST_ATTACHMENTS; index++) await attach(people, event.id, `file ${index}`)
    expect(await attach(people, event.id, 'one more')).toEqual({ outcome: 'tooManyAttachments' })
  })

  it('are read by those who may see the event', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people)
    await attach(people, event.id, 'a', '参观须知/2026')
    const hash = (await getEvent(reader(), event.id)).attachments?.[0]?.hash ?? ''
    await expect(getPublicAttachment(reader(), event.slug, hash)).rejects.toThrow(NotFound)
    await expect(getAttachment(reader(), people.outsider, event.id, hash)).rejects.toThrow(NotFound)
    expect(await getAttachment(reader(), people.reviewer, event.id, hash)).toMatchObject({
      name: '参观须知_2026.pdf',
      mediaType: 'application/pdf',
    })
    await act(people.organiser, (work) => makePreviewLink(work, event.id, 'secret'))
    expect((await getPreviewAttachment(reader(), hashSecret('secret'), hash, now())).content).toEqual(
      Buffer.from(pdf('a')),
    )
    await expect(getPreviewAttachment(reader(), hashSecret('other'), hash, now())).rejects.toThrow(NotFound)

    const shown = await makePublished(people, { title: '公开' })
    await expect(getPublicAttachment(reader(), shown.event.slug, hash)).rejects.toThrow(NotFound)
    await attach(people, shown.event.id, 'a', '参观须知')
    expect(await getPublicAttachment(reader(), shown.event.slug, hash)).toMatchObject({ name: '参观须知.pdf' })
    await act(people.organiser, (work) => removeAttachment(work, shown.event.id, hash))
    await expect(getPublicAttachment(reader(), shown.event.slug, hash)).rejects.toThrow(NotFound)
  })

  it('go into a copy', async () => {
    const people = await makePeople()
    const { event } = await makePublished(people)
    await attach(people, event.id, 'a', '参观须知')
    const copy = await act(people.organiser, (work) => duplicateEvent(work, event.id, '2030-05-06'))
    expect(copy.outcome === 'duplicated' && (await titles(copy.event.id))).toEqual([['参观须知', undefined]])
  })

  it('are changed by those who edit the event, while it can be edited', async () => {
    const people = await makePeople()
    const { event } = await makePublished(people)
    const add = (who: 'outsider' | 'reviewer' | 'organiser', eventId = event.id) =>
      act(people[who], (work) => addAttachment(work, eventId, { ...fitting(pdf()), title: '须知' }))
    await expect(add('outsider')).rejects.toThrow(NotFound)
    await expect(add('reviewer')).rejects.toThrow(Forbidden)
    await act(people.organiser, (work) => cancelEvent(work, event.id, '停水抢修'))
    expect(await add('organiser')).toEqual({ outcome: 'notEditable' })
  })

  it('of a talk are papers, which somebody else releases', async () => {
    const people = await makePeople()
    const { event } = await makeDraft(people, { kind: 'onlineInterview' })
    expect(await attach(people, event.id, 'a')).toEqual({ outcome: 'notEditable' })
    const attachments = [{ hash: 'x', mediaType: 'application/pdf', size: 1, title: '须知' }]
    expect(shownAttachments({ kind: 'onlineInterview', attachments }, 'zh-CN', '')).toEqual([])
    expect(shownAttachments({ kind: 'openDay', attachments }, 'en', '/events/a')).toEqual([
      { href: '/events/a/attachments/x', title: '须知', facts: 'PDF · 1 KB' },
    ])
  })
})
