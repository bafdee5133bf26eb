// A paper with a red head as a Word file, with the faces and measures of GB/T 9704-2012.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx'
import { headSize, type RedHeadPaper } from './red-head-paper.ts'
import { BODY, blocksOf, INSIDE, MARGIN, PAPER, paperStyles, TITLE } from './report-docx.server.ts'

const RED = 'D7000F'
const HEAD_SIZE = { l: 76, m: 54, s: 44 } as const
/** 22 lines on the page, in twentieths of a point. */
const ROW = { line: 579, lineRule: 'exact' } as const
const EM = 320

const run = (text: string, size = 32) => new TextRun({ text, size, font: BODY })
const rule = (size: number, color: string) => ({ style: BorderStyle.SINGLE, size, color, space: 1 })

/** Page numbers outside: odd pages right, even pages left, one letter in. */
const pageNumber = (alignment: 'left' | 'right') =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: EM, right: EM },
        children: [
          new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: { ...BODY, eastAsia: '宋体' } }),
        ],
      }),
    ],
  })

export async function redHeadDocx(paper: RedHeadPaper, language: string): Promise<Uint8Array<ArrayBuffer>> {
  const centred = { alignment: AlignmentType.CENTER }
  const sign = (text: string, size?: number) =>
    new Paragraph({
      ...{ alignment: AlignmentType.RIGHT, keepNext: true, spacing: ROW, indent: { right: 4 * EM } },
      children: [run(text, size)],
    })
  const imprint = (text: string, border: Record<string, ReturnType<typeof rule>>) =>
    new Paragraph({
      ...{ spacing: { line: 480, lineRule: 'exact' }, border, indent: { left: EM, right: EM }, keepLines: true },
      tabStops: [{ type: 'right', position: INSIDE - EM }],
      children: [run(text, 28)],
    })
  const file = new Document({
    title: paper.title,
    creator: paper.office,
    evenAndOddHeaderAndFooters: true,
    styles: paperStyles(language, ROW),
    sections: [
      {
        properties: { page: { size: PAPER, margin: MARGIN } },
        footers: { default: pageNumber('right'), even: pageNumber('left') },
        children: [
          new Paragraph({
            ...{ ...centred, spacing: { before: 1134, after: 640 } },
            children: [
              new TextRun({
                text: paper.office,
                size: HEAD_SIZE[headSize(paper.office)],
                font: TITLE,
                color: RED,
                bold: true,
              }),
            ],
          }),
          new Paragraph({
            ...{ ...centred, spacing: { after: 640 }, border: { bottom: { ...rule(16, RED), space: 11 } } },
            children: [run(paper.number)],
          }),
          ...(paper.mark
            ? [
                new Paragraph({
                  ...centred,
                  children: [new TextRun({ text: paper.mark, size: 32, font: BODY, color: RED })],
                }),
              ]
            : []),
          new Paragraph({ text: paper.title, heading: HeadingLevel.TITLE }),
          ...(paper.to ? [new Paragraph({ spacing: { ...ROW, before: 320 }, children: [run(paper.to)] })] : []),
          ...blocksOf(paper.blocks),
          new Paragraph({ spacing: ROW, keepNext: true }),
          sign(paper.office),
          sign(paper.day),
          sign(paper.seal, 24),
          new Paragraph({ spacing: ROW }),
          ...(paper.copyTo
            ? [imprint(paper.copyTo, { top: rule(8, '000000'), between: rule(6, '000000'), bottom: rule(6, '000000') })]
            : []),
          imprint(`${paper.issuer}\t${paper.issued}`, {
            ...(paper.copyTo ? {} : { top: rule(8, '000000') }),
            bottom: rule(8, '000000'),
          }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
