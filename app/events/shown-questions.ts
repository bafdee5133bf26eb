// What pages of events show of questions. Pages get it from the questions domain and hand it in: questions build on
// events, not the other way round.

/** Counts of an event: asked, answered in public, and open beyond their due moment. */
export type QuestionFigures = { asked: number; answered: number; overdue: number }

export type ShownAnswer = {
  id: string
  title: string
  department: { name: string; nameEn: string }
  publishedAt: Date
}

export type ShownQuestions = { figures: QuestionFigures; answers: readonly ShownAnswer[] }

/** For an event that nobody has seen yet. */
export const NO_QUESTIONS: ShownQuestions = { figures: { asked: 0, answered: 0, overdue: 0 }, answers: [] }
