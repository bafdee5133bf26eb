// A report as a paper: blocks in order, the same for the page, the print and the DOCX. Pure.
import { formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { PublicState } from '#app/questions/question.ts'
import { stateWord } from '#app/questions/question-words.ts'
import { statisticsMessages } from '#app/questions/statistics-messages.ts'
import type { EventReportFigures, ReportedPhoto, ReportedQuestion } from '#db/schema/reports.ts'
import { partsOf, type ReportKind } from './event-report.ts'
import { eventReportMessages } from './event-report-messages.ts'
import {
  countReported,
  isUnfinished,
  REPORTED_FIGURES,
  type ReportedFigure,
  type ReportedSpread,
  spreadReported,
} from './reported-lists.ts'

/** `of` names the list behind the number (reported-lists.ts). */
export type Bar = { label: string; n: number; of?: string }
export type Block =
  | { type: 'heading'; text: string }
  | { type: 'paragraph'; text: string }
  | { type: 'table'; caption: string; head: readonly string[]; rows: readonly (readonly string[])[]; numeric: boolean }
  | { type: 'bars'; caption: string; bars: readonly Bar[] }
  | { type: 'photos'; photos: readonly ReportedPhoto[] }
  /** the numbers of the paragraph before, each with its list; for pages alone */
  | { type: 'figures'; figures: readonly Required<Bar>[] }

type Given = {
  kind: ReportKind
  texts: Readonly<Record<string, string>>
  figures: EventReportFigures
  language: Language
  origin: string
  /** by key, in the language */
  concernNames: Readonly<Record<string, string>>
}
type Writer = ReturnType<typeof writerOf>

const writerOf = ({ figures, language, texts, origin, concernNames }: Given) => ({
  ...{ figures, language, texts, origin, concernNames },
  text: translator(language, eventReportMessages),
  words: translator(language, statisticsMessages),
})

export function reportPaper(given: Given): Block[] {
  const writer = writerOf(given)
  const written = partsOf(given.kind).map((part) => [part, prose(writer, part)] as const)
  const of = (...parts: string[]) => written.filter(([part]) => parts.includes(part)).flatMap(([, blocks]) => blocks)
  const facts = factsOf(writer)
  if (given.kind === 'implementation') {
    return [
      ...facts,
      ...of('conduct', 'shown'),
      ...attendance(writer),
      ...questionFigures(writer),
      ...of('links', 'problems'),
    ]
  }
  if (given.kind === 'questionList') return [...facts, ...questionList(writer), ...of('remarks')]
  return [
    ...facts,
    ...of('overview'),
    ...attendance(writer),
    ...arrivals(writer),
    ...questionFigures(writer),
    ...questionCharts(writer),
    ...satisfaction(writer),
    ...of('results'),
    ...photographs(writer),
    ...of('problems', 'next'),
  ]
}

function prose({ text, texts }: Writer, part: ReturnType<typeof partsOf>[number]): Block[] {
  const paragraphs = (texts[part] ?? '').split(/\n+/).filter((line) => line.trim() !== '')
  const shown = paragraphs.length > 0 ? paragraphs : [text('none')]
  return [{ type: 'heading', text: text(part) }, ...shown.map((line): Block => ({ type: 'paragraph', text: line }))]
}

function factsOf({ text, figures }: Writer): Block[] {
  const rows = [
    [text('event'), figures.title],
    [text('department'), figures.department],
    [text('when'), figures.when],
    [text('place'), figures.place],
  ]
  return [{ type: 'table', caption: text('event'), head: [], rows, numeric: false }]
}

const sum = <Row>(rows: readonly Row[], pick: (row: Row) => number) => rows.reduce((all, row) => all + pick(row), 0)

function attendance({ text, figures: { slots } }: Writer): Block[] {
  const expected = sum(slots, (slot) => slot.expected)
  const came = sum(slots, (slot) => slot.came)
  const missing = sum(slots, (slot) => slot.missing)
  const walkIns = sum(slots, (slot) => slot.walkIns)
  const numbers = (row: { expected: number; came: number; missing: number; walkIns: number }) =>
    [row.expected, row.came, row.missing, row.walkIns, row.came + row.walkIns].map(String)
  return [
    { type: 'heading', text: text('attendance') },
    { type: 'paragraph', text: text('attendanceLine', { expected, came, walkIns, all: came + walkIns }) },
    {
      type: 'table',
      caption: text('attendance'),
      head: [text('slot'), text('expected'), text('came'), text('missing'), text('walkIns'), text('total')],
      rows: [
        ...slots.map((slot) => [slot.label, ...numbers(slot)]),
        [text('total'), ...numbers({ expected, came, missing, walkIns })],
      ],
      numeric: true,
    },
  ]
}

function arrivals({ text, figures: { slots, hours } }: Writer): Block[] {
  return [
    {
      type: 'bars',
      caption: text('bySlot'),
      bars: slots.map((slot) => ({ label: slot.label, n: slot.came + slot.walkIns })),
    },
    { type: 'bars', caption: text('byHour'), bars: hours.map(({ hour, people }) => ({ label: hour, n: people })) },
  ]
}

function questionFigures(writer: Writer): Block[] {
  const { text, figures, concernNames } = writer
  const { questions, onTheSpot } = figures
  const n = (figure: ReportedFigure) => countReported(questions, figure)
  // Reports filed before it was kept know the number alone.
  const listed = REPORTED_FIGURES.filter((figure) => figure !== 'onTheSpot' || n(figure) === onTheSpot)
  return [
    { type: 'heading', text: text('questions') },
    {
      type: 'paragraph',
      text: text('questionsLine', {
        ...{ asked: n('asked'), onTheSpot, open: n('open') },
        ...{ answered: n('answered'), onTime: n('onTime'), overdue: n('overdue') },
      }),
    },
    { type: 'figures', figures: listed.map((figure) => ({ label: text(`of_${figure}`), n: n(figure), of: figure })) },
    bars(writer, 'concern', text('byConcern'), (concern) =>
      concern ? (concernNames[concern] ?? concern) : text('noConcern'),
    ),
  ]
}

function bars({ figures }: Writer, spread: ReportedSpread, caption: string, label: (value: string) => string): Block {
  const parts = spreadReported(figures.questions, spread)
  return { type: 'bars', caption, bars: parts.map(({ value, n, of }) => ({ label: label(value), n, of })) }
}

function questionCharts(writer: Writer): Block[] {
  const { text, language } = writer
  return [
    bars(writer, 'department', text('byDepartment'), (department) => department),
    bars(writer, 'state', text('byState'), (state) => stateWord(state as PublicState, language)),
    bars(writer, 'timeliness', text('timeliness'), (timeliness) => text(timeliness as 'onTime')),
  ]
}

function satisfaction({ text, figures }: Writer): Block[] {
  const n = sum(figures.satisfaction, (each) => each)
  const heading: Block = { type: 'heading', text: text('satisfaction') }
  if (n === 0) return [heading, { type: 'paragraph', text: text('satisfactionNone') }]
  const [very = 0, rather = 0] = figures.satisfaction
  const stars = ['star_5', 'star_4', 'star_3', 'star_2', 'star_1'] as const
  return [
    heading,
    { type: 'paragraph', text: text('satisfactionLine', { n, share: Math.round(((very + rather) / n) * 100) }) },
    {
      type: 'bars',
      caption: text('satisfaction'),
      bars: stars.map((star, index) => ({ label: text(star), n: figures.satisfaction[index] ?? 0 })),
    },
  ]
}

function photographs({ text, figures: { photos = [] } }: Writer): Block[] {
  return photos.length === 0
    ? []
    : [
        { type: 'heading', text: text('photos') },
        { type: 'photos', photos },
      ]
}

/** The public title, or why there is none. */
export const titleOf = (
  { title, withheld, publishedOn }: ReportedQuestion,
  text: (key: 'withheld' | 'untitled') => string,
) => title ?? text(withheld && publishedOn ? 'withheld' : 'untitled')

function questionList(writer: Writer): Block[] {
  const { text, words, language, origin, figures, concernNames } = writer
  const numbered = figures.questions.map((question, index) => ({ ...question, no: String(index + 1) }))
  const kindOf = ({ kind, concern }: ReportedQuestion) =>
    [words(`kind_${kind}` as 'kind_consult'), concern ? (concernNames[concern] ?? concern) : '']
      .filter(Boolean)
      .join(' · ')
  const open = numbered.filter(isUnfinished)
  return [
    ...questionFigures(writer),
    { type: 'heading', text: text('list') },
    {
      type: 'table',
      caption: text('list'),
      head: [text('number'), text('matter'), text('kind'), text('unit'), text('result'), text('link')],
      rows: numbered.map((question) => [
        question.no,
        titleOf(question, text),
        kindOf(question),
        question.department,
        [
          stateWord(question.state as PublicState, language),
          question.publishedOn ? formatDay(question.publishedOn, language) : '',
        ]
          .filter(Boolean)
          .join(' '),
        question.publishedOn ? `${origin}/answers/${question.id}` : '—',
      ]),
      numeric: false,
    },
    { type: 'heading', text: text('unfinished') },
    { type: 'paragraph', text: text(open.length > 0 ? 'unfinishedLead' : 'unfinishedNone') },
    ...(open.length > 0
      ? [
          {
            type: 'table' as const,
            caption: text('unfinished'),
            head: [text('number'), text('unit'), text('dueDay'), text('standing')],
            rows: open.map((question) => [
              question.no,
              question.department,
              formatDay(question.dueOn, language),
              text(question.overdue ? 'overdue' : 'running'),
            ]),
            numeric: false,
          },
        ]
      : []),
  ]
}
