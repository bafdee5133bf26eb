// Photographs in the Word file of a summary: scaled, captioned, without what a camera writes, and never too many.
import { expect, test } from 'vitest'
import { cleanPicture } from '#app/events/clean-picture.ts'
import { takeTurn } from '#app/events/picture-turn.ts'
import { demoPhoto } from '#app/ops/demo-photo.server.ts'
import { newId } from '#app/platform/ids.ts'
import { scaled } from '#app/reports/docx-pictures.server.ts'
import { reportDocx } from '#app/reports/report-docx.server.ts'
import type { Block } from '#app/reports/report-paper.ts'
import { MOST_PICTURE_BYTES, MOST_PICTURES, photosOf, readReportPictures } from '#app/reports/report-pictures.server.ts'
import { readReport } from '#app/reports/report-view.server.ts'
import type { ReportedPhoto } from '#db/schema/reports.ts'
import { eventPhotos, eventResults, files } from '#db/schema.ts'
import { inTransaction, reader } from '#db/work.ts'
import { makeEvent, makeStaff, useTestStore } from '#tests/support/world.ts'
import { namesIn, partOf } from '#tests/support/zip-part.ts'

useTestStore()

const NOW = new Date('2026-06-01T02:00:00Z')
const WORDS = {
  number: (n: number, caption: string) => `图 ${n}　${caption}`,
  elsewhere: (names: string) => `另有：${names}`,
}

/** A JPEG that says how it is to be turned, as a camera writes it; the picture itself is a few bytes. */
function photographed(orientation: number, size = 0): Uint8Array {
  const exif = [0x45, 0x78, 0x69, 0x66, 0, 0, 0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 1, 0x12, 0, 3, 0, 0, 0, 1, 0]
  const turn = [0xff, 0xe1, 0, exif.length + 9, ...exif, orientation, 0, 0, 0, 0, 0, 0]
  const frame = [0xff, 0xc0, 0, 11, 8, 0, 60, 0, 80, 1, 1, 0x11, 0]
  const scan = [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, ...Array.from({ length: size }, () => 7)]
  return Uint8Array.from([0xff, 0xd8, ...turn, ...frame, ...scan, 0xff, 0xd9])
}

async function keep(hash: string, mediaType: string, content: Uint8Array) {
  await inTransaction({ kind: 'system', job: 'test' }, ({ tx }) =>
    tx.insert(files).values({ hash, mediaType, size: content.length, content: Buffer.from(content), createdAt: NOW }),
  )
}
const photo = (hash: string, caption = `说明 ${hash}`): ReportedPhoto => ({ hash, width: 960, height: 640, caption })
const docx = async (photos: readonly ReportedPhoto[]) => {
  const pictures = await readReportPictures(reader(), photos)
  const blocks: Block[] = [{ type: 'photos', photos }]
  const paper = { title: '活动总结', department: '即墨区水利局', foot: '', blocks, language: 'zh-CN' }
  return { pictures, file: await reportDocx({ ...paper, photoParts: [pictures, WORDS] }) }
}

test('each is drawn in its box with number and caption; what a word processor cannot draw is named', async () => {
  await keep('png', 'image/png', demoPhoto('hall'))
  const cleaned = (orientation: number) => cleanPicture(photographed(orientation))?.bytes as Uint8Array
  await keep('upright', 'image/jpeg', cleaned(1))
  await keep('upside-down', 'image/jpeg', cleaned(3))
  await keep('on-its-side', 'image/jpeg', cleaned(6))
  await keep('webp', 'image/webp', Uint8Array.of(1))
  const hashes = ['png', 'upright', 'upside-down', 'on-its-side', 'webp', 'gone']
  const { pictures, file } = await docx(hashes.map((hash) => photo(hash)))
  expect([...pictures.keys()]).toEqual(['png', 'upright', 'upside-down'])
  expect([...pictures.values()].map(({ upsideDown }) => upsideDown)).toEqual([false, false, true])
  const text = partOf(file, 'word/document.xml')
  expect(text.match(/<w:drawing>/g)).toHaveLength(3)
  expect(text).toContain('图 1　说明 png')
  expect(text).toContain('descr="说明 png"')
  expect(text).toContain('另有：图 4　说明 on-its-side；图 5　说明 webp；图 6　说明 gone')
  expect(text).toContain('rot="10800000"')
  const media = namesIn(file).filter((name) => name.startsWith('word/media/'))
  // Two of them have the same bytes, which are kept once.
  expect(media).toHaveLength(2)
  for (const name of media) expect(partOf(file, name)).not.toContain('Exif')
})

test('so many and so large that the file can be mailed', async () => {
  const large = photographed(1, 600 * 1024)
  const hashes = Array.from({ length: 12 }, (_, index) => `large-${index}`)
  for (const hash of hashes) await keep(hash, 'image/jpeg', large)
  const { pictures, file } = await docx(hashes.map((hash) => photo(hash)))
  expect(pictures.size).toBe(Math.floor(MOST_PICTURE_BYTES / (large.length - 36)))
  expect(file.length).toBeLessThan(MOST_PICTURE_BYTES + 200 * 1024)
  for (const hash of hashes) await keep(`small ${hash}`, 'image/jpeg', photographed(1))
  const few = await readReportPictures(
    reader(),
    hashes.map((hash) => photo(`small ${hash}`)),
  )
  expect(few.size).toBe(MOST_PICTURES)
})

test('a picture is scaled to its box and never drawn larger than it is', () => {
  expect(scaled({ width: 960, height: 640 })).toEqual({ width: 490, height: 327 })
  expect(scaled({ width: 640, height: 960 })).toEqual({ width: 227, height: 340 })
  expect(scaled({ width: 100, height: 50 })).toEqual({ width: 100, height: 50 })
  expect(scaled({ width: 1, height: 6000 })).toEqual({ width: 1, height: 340 })
})

test('how a picture is to be turned is taken from it, and only that', () => {
  for (const orientation of [1, 3, 6, 8]) {
    const { bytes, orientation: taken } = takeTurn(photographed(orientation))
    expect(taken).toBe(orientation)
    expect(takeTurn(bytes)).toEqual({ bytes, orientation: 1 })
  }
  expect(takeTurn(Uint8Array.of(0x89, 1, 2))).toEqual({ bytes: Uint8Array.of(0x89, 1, 2), orientation: 1 })
})

test('a summary has the photographs of the result; one that was taken out is shown nowhere any more', async () => {
  const { event, departmentId } = await makeEvent()
  const organiser = await makeStaff(['organiser'], departmentId)
  await keep('hall', 'image/png', demoPhoto('hall'))
  await keep('desk', 'image/png', demoPhoto('desk'))
  const result = (version: number, photos: ReportedPhoto[]) =>
    inTransaction({ kind: 'system', job: 'test' }, async ({ tx }) => {
      await tx.insert(eventResults).values({
        ...{ id: newId(), eventId: event.id, version, state: 'published', summary: '顺利', figures: [], links: [] },
        photos: photos.map(({ caption, ...one }) => ({ ...one, alt: caption, altEn: '' })),
        savedAt: NOW,
      })
      if (version > 1) return
      for (const { hash } of photos) await tx.insert(eventPhotos).values({ id: newId(), eventId: event.id, hash })
    })
  const read = async () => {
    const asked = { eventId: event.id, kind: 'summary', language: 'zh-CN', origin: '' } as const
    const { blocks } = await readReport(reader(), organiser, asked, NOW)
    return photosOf(blocks).map(({ caption }) => caption)
  }
  expect(await read()).toEqual([])
  await result(1, [photo('hall', '展厅'), photo('desk', '咨询台')])
  expect(await read()).toEqual(['展厅', '咨询台'])
  await result(2, [photo('desk', '咨询台')])
  expect(await read()).toEqual(['咨询台'])
})
