// Letters about questions, from the tables as they are now.
import { eq } from 'drizzle-orm'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { maskName } from '#app/platform/text.ts'
import { hotline, siteName } from '#app/site/site-settings.server.ts'
import { WITHDRAWN_KEPT_DAYS } from '#db/data-catalogue.ts'
import { answerVersions, clarifications, departments, events, questions } from '#db/schema.ts'
import { reader } from '#db/work.ts'
import { answerCorrected } from '#emails/answer-corrected.ts'
import { answerFollowConfirm, answerFollowEnded, answerFollowNews } from '#emails/answer-follow.ts'
import { answerPublished } from '#emails/answer-published.ts'
import { answerReworked } from '#emails/answer-reworked.ts'
import type { Letter } from '#emails/letter.ts'
import type { Mail } from '#emails/mail.ts'
import {
  answerWithheld,
  questionClarification,
  questionExtended,
  questionMerged,
} from '#emails/question-clarification.ts'
import { type DeclineRoute, questionDeclined } from '#emails/question-declined.ts'
import { questionInterim } from '#emails/question-interim.ts'
import type { QuestionLetterProps } from '#emails/question-letter.ts'
import { questionReceived } from '#emails/question-received.ts'
import { questionSplit } from '#emails/question-split.ts'
import { questionWithdrawn } from '#emails/question-withdrawn.ts'
import { renderLetter } from '#emails/render-letter.tsx'
import type { OutboxMessage } from './claim-messages.server.ts'
import type { MessageKind } from './message-kinds.ts'
import { answerLink, askerLink, questionLink, siteLink } from './message-links.server.ts'
import { ownWords } from './own-texts.server.ts'
import { inOwnWords } from './own-words.ts'
import { recipientName } from './recipient-name.ts'
import { textKindOf } from './text-kinds.ts'

export type QuestionKind = Extract<MessageKind, `question-${string}` | `answer-${string}`>

/**
 * The facts of a question; for one that was merged, what was decided and answered is that of the question it was merged
 * into, and whose it is stays its own.
 */
async function findFacts(questionId: string) {
  const own = await findOwnFacts(questionId)
  if (!own.mergedIntoId) return own
  const { dueAt, declineReason, declineRoute, declineBody, publishedAt, department, version } = await findOwnFacts(
    own.mergedIntoId,
  )
  return { ...own, dueAt, declineReason, declineRoute, declineBody, publishedAt, department, version }
}

async function findOwnFacts(questionId: string) {
  const [facts] = await reader()
    .select({
      id: questions.id,
      trackingCode: questions.trackingCode,
      publicText: questions.publicText,
      erasedAt: questions.erasedAt,
      askerName: questions.askerName,
      mergedIntoId: questions.mergedIntoId,
      request: clarifications.request,
      supplyBy: clarifications.dueAt,
      dueAt: questions.dueAt,
      declineReason: questions.declineReason,
      declineRoute: questions.declineRoute,
      declineBody: questions.declineBody,
      publishedAt: questions.publishedAt,
      department: { id: departments.id, name: departments.name, nameEn: departments.nameEn, phone: departments.phone },
      eventTitle: events.title,
      eventTitleEn: events.titleEn,
      version: {
        text: answerVersions.text,
        policyBasis: answerVersions.policyBasis,
        questionText: answerVersions.questionText,
        publicity: answerVersions.publicity,
        correctionNote: answerVersions.correctionNote,
        withdrawnAt: answerVersions.withdrawnAt,
        publishedAt: answerVersions.publishedAt,
      },
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .leftJoin(clarifications, eq(clarifications.questionId, questions.id))
    .leftJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(eq(questions.id, questionId))
  if (!facts) throw new NotFound()
  return facts
}
type Facts = Awaited<ReturnType<typeof findFacts>>
/** What a letter takes from its message. */
type Carried = Pick<OutboxMessage, 'values' | 'createdAt'>

/** Whether everybody may read the version; not one that was taken down after the letter was written. */
const isPublicVersion = (version: Facts['version']) =>
  version !== null && version.publicity !== 'withheld' && version.withdrawnAt === null

/** What was changed and why, unless the version was taken down. */
function noteOf(facts: Facts, message: Carried): string {
  if (facts.version?.withdrawnAt) return ''
  const { note } = message.values
  return (typeof note === 'string' && note) || facts.version?.correctionNote || ''
}

/** A version that is not public is read on the asker's own page, not in a mail that passes through many hands. */
function answerOf(facts: Facts, sentAt: Date) {
  const version = facts.version
  return {
    question: version?.questionText ?? '',
    answer: version && isPublicVersion(version) ? version.text : undefined,
    policyBasis: version?.policyBasis ?? '',
    publishedOn: dayOf(version?.publishedAt ?? facts.publishedAt ?? sentAt),
  }
}

type LetterProps = QuestionLetterProps & { hotline: string }

function letterOf(kind: QuestionKind, message: Carried, facts: Facts, props: LetterProps): Letter {
  const text = (key: string) => (typeof message.values[key] === 'string' ? message.values[key] : '')
  switch (kind) {
    case 'question-received':
      return questionReceived({ ...props, dueOn: dayOf(facts.dueAt) })
    case 'question-declined':
      return questionDeclined({
        ...props,
        reason: text('reason') || facts.declineReason || '',
        route: (text('route') || facts.declineRoute || null) as DeclineRoute | null,
        body: facts.declineBody,
      })
    case 'question-clarification':
      return questionClarification({
        ...props,
        request: facts.request ?? '',
        supplyUrl: `${props.askerUrl ?? props.url}/supplement`,
        dueOn: facts.supplyBy ? formatDay(dayOf(facts.supplyBy), props.language) : undefined,
        reminder: text('reminder') === 'yes',
      })
    case 'question-extended':
      return questionExtended({
        ...props,
        reason: text('reason'),
        dueOn: formatDay(dayOf(facts.dueAt), props.language),
      })
    case 'question-merged':
      return questionMerged(props)
    case 'question-split':
      return questionSplit({ ...props, other: { trackingCode: text('other'), url: questionLink(text('other')) } })
    case 'question-interim':
      return questionInterim({
        ...props,
        reply: text('note'),
        dueOn: formatDay(dayOf(facts.dueAt), props.language),
      })
    case 'question-withdrawn':
      return questionWithdrawn({
        ...props,
        reason: text('reason'),
        goesOn: text('goesOn') === 'yes',
        keptDays: WITHDRAWN_KEPT_DAYS,
      })
    case 'answer-withheld':
      return answerWithheld({ ...props, reason: text('reason') })
    case 'answer-published':
      return answerPublished({ ...props, ...answerOf(facts, message.createdAt) })
    case 'answer-reworked':
      return answerReworked({
        ...props,
        ...answerOf(facts, message.createdAt),
        note: noteOf(facts, message),
      })
    case 'answer-follow-confirm':
      return answerFollowConfirm(followed(text('path')))
    case 'answer-follow-news':
      if (message.values.ended === true) return answerFollowEnded(followed(text('path')))
      return answerFollowNews({
        ...followed(text('path')),
        corrected: message.values.corrected === true,
        note: facts.version?.withdrawnAt ? '' : text('note'),
      })
    case 'answer-corrected':
      return answerCorrected({
        ...props,
        ...answerOf(facts, message.createdAt),
        correctionNote: noteOf(facts, message),
      })
  }

  /** For people other than the asker: nothing that only the asker may open. */
  function followed(path: string) {
    const isPublic = facts.publishedAt !== null && isPublicVersion(facts.version)
    return {
      ...props,
      name: undefined,
      askerUrl: undefined,
      url: facts.publishedAt === null ? props.url : answerLink(facts.id),
      question: (isPublic ? facts.version?.questionText : facts.publishedAt === null ? facts.publicText : '') ?? '',
      followUrl: siteLink(path),
    }
  }
}

/** The letter of a message about one question. */
export async function questionMail(message: OutboxMessage, kind: QuestionKind): Promise<Mail> {
  const facts = await findFacts(message.subjectId ?? '')
  const props = await propsOf(facts, message.language)
  const words = await ownWords(facts.department.id, textKindOf(kind, message), message.language)
  return renderLetter(inOwnWords(letterOf(kind, message, facts, props), words))
}

type Previewed = { version: NonNullable<Facts['version']>; language: Language; at: Date; isNamed: boolean }

/** The letter about a version as it would go out, with the name masked and a link in place of the asker's secret one. */
export async function previewAnswerLetter(
  kind: Extract<QuestionKind, 'answer-published' | 'answer-corrected' | 'answer-reworked'>,
  questionId: string,
  { version, language, at, isNamed }: Previewed,
): Promise<Mail> {
  const facts = { ...(await findFacts(questionId)), version }
  const name = isNamed ? recipientName(facts.askerName) : undefined
  const props = { ...(await propsOf(facts, language)), name: name && maskName(name) }
  if (props.askerUrl) props.askerUrl = `${siteLink('/q/')}…`
  const message = { values: {}, createdAt: at }
  const words = await ownWords(facts.department.id, textKindOf(kind, message), language)
  return renderLetter(inOwnWords(letterOf(kind, message, facts, props), words))
}

async function propsOf(facts: Facts, language: Language): Promise<LetterProps> {
  const { department } = facts
  return {
    language,
    hotline: await hotline(),
    site: await siteName(language),
    name: recipientName(facts.askerName),
    trackingCode: facts.trackingCode,
    url: questionLink(facts.trackingCode),
    ...(facts.erasedAt ? {} : { askerUrl: askerLink(facts) }),
    department: {
      name: localName(language, department.name, department.nameEn),
      phone: department.phone ?? undefined,
    },
    eventTitle: facts.eventTitle === null ? undefined : localName(language, facts.eventTitle, facts.eventTitleEn),
  }
}
