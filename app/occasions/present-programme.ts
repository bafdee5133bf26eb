// A programme and its days in words, for pages and the calendar. Pure.
import { dayOf, formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { isLate } from './programme-figures.ts'
import { type ProgrammeKey, programmeMessages } from './programme-messages.ts'
import type { listCalls, Programme, ProgrammeDay } from './programme-queries.server.ts'

export function programmeView(programme: Programme, language: Language) {
  const text = translator(language, programmeMessages)
  return {
    id: programme.id,
    slug: programme.slug,
    name: localName(language, programme.name, programme.nameEn),
    summary: localName(language, programme.summary, programme.summaryEn),
    station: [localName(language, programme.station, programme.stationEn), programme.frequency]
      .filter(Boolean)
      .join(' '),
    every: text('every', {
      weekday: text(`day${programme.weekday}` as 'day0'),
      from: programme.fromTime,
      to: programme.toTime,
    }),
    ways: (['hotline', 'wechat', 'qq', 'sms'] as const).flatMap((way) =>
      programme[way] ? [{ label: text(way), value: programme[way], phone: way === 'hotline' }] : [],
    ),
    listenUrl: programme.listenUrl,
  }
}

export function dayView(day: ProgrammeDay, language: Language) {
  return {
    id: day.id,
    day: day.day,
    date: formatDay(day.day, language),
    department: localName(language, day.department.name, day.department.nameEn),
    departmentId: day.departmentId,
    leader: day.leader,
    topic: day.topic,
    cancelled: day.cancelled,
    figures: day.figures,
  }
}

type Call = Awaited<ReturnType<typeof listCalls>>[number]
const SOURCES: Readonly<Record<string, ProgrammeKey>> = {
  hotline: 'sourceHotline',
  wechat: 'sourceWechat',
  qq: 'sourceQq',
  sms: 'sourceSms',
}

/** One entry of the list. The public reads the words once the answer is public; `staff` reads the public copy before. */
export function callView(call: Call, number: number, language: Language, now: Date, { staff }: { staff: boolean }) {
  const text = translator(language, programmeMessages)
  const published = call.publishedAt !== null
  const withheld = published && call.publicity === 'withheld'
  const late = !published && isLate(call, now)
  const answered = call.handling === 'answered'
  return {
    id: call.questionId,
    number,
    source: text(SOURCES[call.source] ?? 'sourceHotline'),
    text: published && !withheld ? call.publishedText : staff ? call.text : null,
    department: localName(language, call.department.name, call.department.nameEn),
    answered,
    late,
    state: text(answered ? 'stateAnswered' : published ? 'stateClosed' : late ? 'stateLate' : 'stateOpen'),
    tone: published || answered ? ('ok' as const) : late ? ('bad' as const) : ('warn' as const),
    due: published ? null : text('dueBy', { day: formatDay(dayOf(call.dueAt), language) }),
    withheld,
    answerHref: published ? `/answers/${call.questionId}` : null,
  }
}
