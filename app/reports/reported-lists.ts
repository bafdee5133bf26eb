// Which of a report's questions stand behind each of its numbers. A filed report counts and lists what it was filed with. Pure.
import type { ReportedQuestion } from '#db/schema/reports.ts'

const SETTLED = ['answered', 'closed', 'declined', 'redirected']
export const isUnfinished = (question: ReportedQuestion) => !SETTLED.includes(question.state)

export const reportedTimeliness = ({ publishedOn, dueOn, overdue, state }: ReportedQuestion) => {
  if (publishedOn) return publishedOn <= dueOn ? 'onTime' : 'lateAnswer'
  if (overdue) return 'overdue'
  return SETTLED.includes(state) ? null : 'running'
}

const FIGURES = {
  asked: () => true,
  answered: ({ publishedOn }) => publishedOn !== null,
  onTime: (question) => reportedTimeliness(question) === 'onTime',
  onTheSpot: ({ onTheSpot }) => onTheSpot === true,
  open: isUnfinished,
  overdue: ({ overdue }) => overdue,
} as const satisfies Record<string, (question: ReportedQuestion) => boolean>
export const REPORTED_FIGURES = Object.keys(FIGURES) as ReportedFigure[]
export type ReportedFigure = keyof typeof FIGURES

/** What bars are made of: the value of each question, null where it is in none of them. */
const SPREADS = {
  concern: ({ concern }) => concern ?? '',
  department: ({ department }) => department,
  state: ({ state }) => state,
  timeliness: reportedTimeliness,
} as const satisfies Record<string, (question: ReportedQuestion) => string | null>
export type ReportedSpread = keyof typeof SPREADS

export const countReported = (questions: readonly ReportedQuestion[], figure: ReportedFigure): number =>
  questions.filter(FIGURES[figure]).length

/** How many questions have each value, the most first; `of` names their list. */
export function spreadReported(
  questions: readonly ReportedQuestion[],
  spread: ReportedSpread,
): { value: string; n: number; of: string }[] {
  const counts = new Map<string, number>()
  for (const question of questions) {
    const value = SPREADS[spread](question)
    if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1)
  }
  return [...counts].map(([value, n]) => ({ value, n, of: `${spread}:${value}` })).sort((a, b) => b.n - a.n)
}

/** The questions that a list names: a figure, or `concern:…` for a bar; undefined for what names none. */
export function reportedList(questions: readonly ReportedQuestion[], of: string): ReportedQuestion[] | undefined {
  const figure = REPORTED_FIGURES.find((key) => key === of)
  if (figure) return questions.filter(FIGURES[figure])
  const [spread = '', ...rest] = of.split(':')
  if (!Object.hasOwn(SPREADS, spread) || rest.length === 0) return undefined
  const value = rest.join(':')
  const list = questions.filter((question) => SPREADS[spread as ReportedSpread](question) === value)
  return list.length > 0 ? list : undefined
}
