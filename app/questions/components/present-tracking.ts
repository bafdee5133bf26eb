// The tracking page in words of the reader's language.
import { dayOf, formatDay, formatMoment } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import type { TimelineState } from '#app/ui/timeline.tsx'
import { interimMessages } from '../interim-messages.ts'
import type { PublicEventType } from '../question-history.ts'
import { eventWord, trackedStateWord } from '../question-words.ts'
import { questionsMessages } from '../questions-messages.ts'
import type { TrackedQuestion } from '../track-question.server.ts'
import { dueDay, dueStory, dueWhen, dueWords, STATE_TONE, TIMELINESS_TONE, takenWords } from './present-question.ts'

const ROUTES = {
  disclosure: 'routeDisclosure',
  petition: 'routePetition',
  hotline: 'routeHotline',
  police: 'routePolice',
  court: 'routeCourt',
  rumour: 'routeRumour',
} as const

/** 您该找谁, for a route that has words of its own; `hotline` is the number of the site's settings. */
export function routeWords(route: string | null, language: Language, hotline: string): string | null {
  const text = translator(language, questionsMessages)
  return route && route in ROUTES ? text(ROUTES[route as keyof typeof ROUTES], { hotline }) : null
}

const isOpen = (question: TrackedQuestion) => question.doneAt === null

/** `forAsker`: with what only the asker reads of what was told before the answer. */
export function presentTracking(
  question: TrackedQuestion,
  now: Date,
  language: Language,
  hotline: string,
  { forAsker = false } = {},
) {
  const text = translator(language, questionsMessages)
  const open = isOpen(question)
  const isLate = question.timeliness === 'overdue' || question.timeliness === 'veryOverdue'
  const name = question.displayName ?? text('citizen')
  const day = formatDay(dayOf(question.receivedAt), language)
  const event = question.event && localName(language, question.event.title, question.event.titleEn)
  return {
    id: question.id,
    matterId: question.matterId,
    merged: question.matterId !== question.id,
    trackingCode: question.trackingCode,
    split: question.split,
    state: trackedStateWord(question, language),
    withdrawn: question.withdrawn,
    tone: question.withdrawn
      ? ('idle' as const)
      : open && question.state !== 'received'
        ? TIMELINESS_TONE[question.timeliness]
        : STATE_TONE[question.state],
    sentence: sentenceOf(),
    story: open ? storyOf() : null,
    publicText: question.publicText,
    isKept: question.isKept,
    askedLine: event ? text('askedAtEvent', { day, event, name }) : text('askedOn', { day, name }),
    interim: interimOf(forAsker || question.interim.isPublic),
    interimDue: open && question.supplement?.state !== 'waiting' ? dueWhen(question, language) : null,
    decline: question.decline && {
      reason: question.decline.reason,
      route: routeWords(question.decline.route, language, hotline) ?? question.decline.body,
    },
    handOvers: question.handOvers,
    open,
    answer: question.answer && {
      withheld:
        question.answer.text === null ? text('withheldTo', { reason: question.answer.withholdReason ?? '' }) : null,
    },
    phone: question.department.phone,
    timeline: timelineOf(question, language),
  }

  /** For everybody, or, with `all`, for the asker. */
  function interimOf(all: boolean) {
    const department = localName(language, question.department.name, question.department.nameEn)
    const words = translator(language, interimMessages)
    return (all ? question.interim.replies : []).map(({ text: told, sentAt }) => ({
      text: told,
      line: words('sentOn', { department, at: formatMoment(sentAt, language) }),
    }))
  }

  function storyOf() {
    const story = dueStory({ ...question, receivedAt: question.countedFrom }, now, language)
    if (!story) return null
    const { supplement } = question
    if (supplement?.state !== 'expired' || !supplement.until) return story
    const told = text('notSupplied', { day: dueDay(supplement.until, language) })
    return { ...story, words: [story.words, told].join(language === 'en' ? ' ' : '') }
  }

  function sentenceOf(): string {
    if (open && question.supplement?.state === 'waiting') {
      const { until } = question.supplement
      return until ? text('waitsUntil', { day: dueDay(until, language) }) : text('waits')
    }
    if (open) {
      const left = dueWords(question.dueAt, now, language, question.dueRule, question.departmentId)
      const values = { day: dueWhen(question, language), left }
      return text(isLate ? 'dueOver' : 'dueBefore', values)
    }
    const done = question.doneAt as Date
    const on = formatDay(dayOf(done), language)
    if (question.withdrawn) return text('withdrawnOn', { day: on })
    if (!question.answer) return on
    const answered = text('answeredInTime', { day: on, taken: takenWords(question.receivedAt, done, language) })
    if (!question.again) return answered
    const again = text('answeredAgain', { day: dueWhen(question.again, language) })
    return [answered, again].join(language === 'en' ? ' ' : '')
  }
}

type Item = { state: TimelineState; title: string; time: string; text?: string }

function timelineOf(question: TrackedQuestion, language: Language): Item[] {
  const text = translator(language, questionsMessages)
  const open = isOpen(question)
  const items: Item[] = question.timeline.map((entry, index) => {
    const department = entry.department ? localName(language, entry.department, entry.departmentEn) : ''
    const isLast = index === question.timeline.length - 1
    const ended = entry.type === 'declined' || entry.type === 'redirected' || entry.type === 'withdrawn'
    return {
      state: ended ? 'stopped' : isLast && (open || question.again) ? 'now' : 'done',
      title: eventWord(entry.type, language),
      time: formatMoment(entry.at, language),
      text: textOf(entry.type, department),
    }
  })
  if (open)
    items.push({
      state: 'todo',
      title: text('nextAnswer'),
      time:
        question.supplement?.state === 'waiting'
          ? text('nextAnswerWaits')
          : text('nextAnswerBy', { day: dueWhen(question, language) }),
    })
  else if (question.again)
    items.push({
      state: 'todo',
      title: text('nextAgain'),
      time: text('nextAnswerBy', { day: dueWhen(question.again, language) }),
    })
  return items

  function textOf(type: PublicEventType, department: string): string | undefined {
    if (type === 'screened' && department) return text('eventScreenedText', { department })
    if (type === 'dispatched' && department) return text('eventDispatchedText', { department })
    if (type === 'reviewRequested') return text('eventReviewText')
    return undefined
  }
}
