// Photographs of a Word file: each in the middle, scaled, with its number and caption below.
import { AlignmentType, ImageRun, Paragraph, TextRun } from 'docx'
import type { ReportedPhoto } from '#db/schema/reports.ts'
import type { ReportPicture, ReportPictures } from './report-pictures.server.ts'

/** Points at 96 to the inch: 13 cm wide, 9 cm high at most. */
const WIDEST = 490
const HIGHEST = 340

/** Scaled to the box, never larger than it is. */
export function scaled({ width, height }: { width: number; height: number }): { width: number; height: number } {
  const share = Math.min(1, WIDEST / width, HIGHEST / height)
  return { width: Math.max(1, Math.round(width * share)), height: Math.max(1, Math.round(height * share)) }
}

type Words = { number: (n: number, caption: string) => string; elsewhere: (names: string) => string }

/** The pictures there are; those that could not be drawn are named in a last line. */
export function photoParagraphs(photos: readonly ReportedPhoto[], pictures: ReportPictures, words: Words): Paragraph[] {
  const named = photos.map((photo, index) => ({ photo, name: words.number(index + 1, photo.caption) }))
  const drawn = named.flatMap(({ photo, name }) => {
    const picture = pictures.get(photo.hash)
    return picture ? [drawing(photo, picture, name), below(name)] : []
  })
  const rest = named.filter(({ photo }) => !pictures.has(photo.hash)).map(({ name }) => name)
  return rest.length === 0
    ? drawn
    : [...drawn, new Paragraph({ style: 'Body', text: words.elsewhere(rest.join('；')) })]
}

function drawing(photo: ReportedPhoto, { type, bytes, upsideDown }: ReportPicture, name: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    keepNext: true,
    spacing: { before: 160, after: 60 },
    children: [
      new ImageRun({
        ...{ type, data: bytes },
        transformation: { ...scaled(photo), ...(upsideDown && { rotation: 180 }) },
        altText: { name: photo.hash.slice(0, 12), title: name, description: photo.caption },
      }),
    ],
  })
}

const below = (name: string) =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { after: 200 },
    children: [new TextRun({ text: name, size: 24 })],
  })
