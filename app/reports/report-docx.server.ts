// A report as a Word file: 公文 faces (GB/T 9704: 方正小标宋, 黑体, 仿宋), A4, page numbers, real headings, charts as table cells.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  type IStylesOptions,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx'
import { photoParagraphs } from './docx-pictures.server.ts'
import type { Bar, Block } from './report-paper.ts'

export const BODY = {
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  eastAsia: '仿宋_GB2312',
  cs: 'Times New Roman',
}
const HEADING = { ...BODY, eastAsia: '黑体' }
export const TITLE = { ...BODY, eastAsia: '方正小标宋简体' }
/** A4 and the margins of GB/T 9704, in twentieths of a point. */
export const PAPER = { width: 11906, height: 16838 }
export const MARGIN = { top: 2098, bottom: 1985, left: 1588, right: 1474 }
export const INSIDE = PAPER.width - MARGIN.left - MARGIN.right
/** Long lists lie on the side, within the same margins. */
const INSIDE_LANDSCAPE = PAPER.height - MARGIN.left - MARGIN.right
const STEPS = 20
const LABEL = 2600
const NUMBER = 900
const BAR = '9A2A22'

const words = (text: string, size = 24, bold = false) => new TextRun({ text, size, bold, font: BODY })
const captionOf = (text: string) =>
  new Paragraph({ keepNext: true, spacing: { before: 160, after: 80 }, children: [words(text, 24, true)] })

function cell(text: string, width: number, { bold = false, right = false, span = 1 } = {}) {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: span,
    margins: { left: 80, right: 80, top: 40, bottom: 40 },
    children: [
      new Paragraph({ alignment: right ? AlignmentType.RIGHT : AlignmentType.LEFT, children: [words(text, 21, bold)] }),
    ],
  })
}

function tableOf({ head, rows, numeric }: Extract<Block, { type: 'table' }>, inside: number): Table {
  const columns = head.length || (rows[0]?.length ?? 1)
  const widths =
    columns === 2
      ? [1800, inside - 1800]
      : Array.from({ length: columns }, (_, at) => widthOf(at, columns, numeric, inside))
  const line = (texts: readonly string[], header: boolean) =>
    new TableRow({
      tableHeader: header,
      cantSplit: true,
      children: texts.map((text, at) =>
        cell(text, widths[at] ?? 1000, { bold: header || (head.length === 0 && at === 0), right: numeric && at > 0 }),
      ),
    })
  return new Table({
    width: { size: inside, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [...(head.length > 0 ? [line(head, true)] : []), ...rows.map((row) => line(row, false))],
  })
}

/** Slots: the name wide and the figures alike. Lists: a narrow number first, then the question wide. */
function widthOf(at: number, columns: number, numeric: boolean, inside: number): number {
  if (numeric) return at === 0 ? Math.round(inside * 0.4) : Math.round((inside * 0.6) / (columns - 1))
  if (at === 0) return 620
  const rest = inside - 620
  return at === 1 ? Math.round(rest * 0.32) : Math.round((rest * 0.68) / (columns - 2))
}

const BARE = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const NO_BORDERS = { top: BARE, bottom: BARE, left: BARE, right: BARE, insideHorizontal: BARE, insideVertical: BARE }

/** A bar is shaded cells; what it says stands beside it as a number. */
function barsOf(bars: readonly Bar[]): Table {
  const highest = Math.max(1, ...bars.map(({ n }) => n))
  const step = Math.floor((INSIDE - LABEL - NUMBER) / STEPS)
  const stretch = (span: number, fill?: string) =>
    new TableCell({
      columnSpan: span,
      width: { size: span * step, type: WidthType.DXA },
      ...(fill ? { shading: { type: ShadingType.CLEAR, fill, color: 'auto' } } : {}),
      children: [new Paragraph({})],
    })
  return new Table({
    width: { size: LABEL + NUMBER + STEPS * step, type: WidthType.DXA },
    columnWidths: [LABEL, ...Array.from({ length: STEPS }, () => step), NUMBER],
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    rows: bars.map(({ label, n }) => {
      const filled = n === 0 ? 0 : Math.max(1, Math.round((n / highest) * STEPS))
      return new TableRow({
        cantSplit: true,
        children: [
          cell(label, LABEL),
          ...(filled > 0 ? [stretch(filled, BAR)] : []),
          ...(filled < STEPS ? [stretch(STEPS - filled)] : []),
          cell(String(n), NUMBER, { right: true }),
        ],
      })
    }),
  })
}

/** What a paper's photographs are drawn from, and the words below them; a paper without any needs none. */
export type PhotoParts = Parameters<typeof photoParagraphs> extends [unknown, ...infer Rest] ? Rest : never
const NO_PHOTOS: PhotoParts = [new Map(), { number: () => '', elsewhere: () => '' }]

function childrenOf(block: Block, inside: number, photoParts: PhotoParts): (Paragraph | Table)[] {
  if (block.type === 'heading') return [new Paragraph({ text: block.text, heading: HeadingLevel.HEADING_1 })]
  if (block.type === 'paragraph') {
    return [new Paragraph({ style: 'Body', children: [new TextRun(block.text)] })]
  }
  if (block.type === 'figures') return []
  if (block.type === 'photos') return photoParagraphs(block.photos, ...photoParts)
  if (block.type === 'table') return [captionOf(block.caption), tableOf(block, inside)]
  return block.bars.length > 0 ? [captionOf(block.caption), barsOf(block.bars)] : []
}

export const blocksOf = (blocks: readonly Block[], inside = INSIDE, photoParts = NO_PHOTOS) =>
  blocks.flatMap((block) => childrenOf(block, inside, photoParts))

/** Faces of a paper; `row` is the height of its lines. */
export const paperStyles = (language: string, row: { line: number; lineRule: 'exact' }): IStylesOptions => ({
  default: {
    document: { run: { font: BODY, size: 32, language: { value: 'en-US', eastAsia: language } } },
    title: {
      run: { font: TITLE, size: 44, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 } },
    },
    heading1: {
      run: { font: HEADING, size: 32, color: '000000' },
      paragraph: { keepNext: true, spacing: { before: 320, after: 120 } },
    },
  },
  paragraphStyles: [
    {
      ...{ id: 'Body', name: 'Body', run: { font: BODY, size: 32 } },
      paragraph: { indent: { firstLine: 640 }, spacing: row },
    },
  ],
})

type Paper = {
  title: string
  department: string
  foot: string
  blocks: readonly Block[]
  language: string
  landscape?: boolean
  photoParts?: PhotoParts
}

export async function reportDocx({
  title,
  department,
  foot,
  blocks,
  language,
  landscape = false,
  photoParts,
}: Paper): Promise<Uint8Array<ArrayBuffer>> {
  const inside = landscape ? INSIDE_LANDSCAPE : INSIDE
  const orientation = landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
  const file = new Document({
    title,
    creator: department,
    styles: paperStyles(language, { line: 560, lineRule: 'exact' }),
    sections: [
      {
        properties: { page: { size: { ...PAPER, orientation }, margin: MARGIN } },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], size: 28, font: BODY })],
              }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: title, heading: HeadingLevel.TITLE }),
          new Paragraph({
            alignment: AlignmentType.CENTER,
            spacing: { after: 240 },
            children: [words(department, 28)],
          }),
          ...blocksOf(blocks, inside, photoParts),
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            spacing: { before: 480 },
            children: [words(department, 32)],
          }),
          new Paragraph({ alignment: AlignmentType.RIGHT, children: [words(foot, 24)] }),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(file))
}
