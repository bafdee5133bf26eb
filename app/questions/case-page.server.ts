// A case as its page shows it: who may do what now, what is missing, what changed between versions.
import type { StaffActor } from '#app/platform/actor.ts'
import { dayOf, formatDay, formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { translator } from '#app/platform/messages.ts'
import { maskEmail, maskName, maskPhone } from '#app/platform/text.ts'
import type { Reader } from '#db/store.ts'
import { isWriter, writersOf } from './answer-writers.ts'
import { type AssignmentRow, currentLead } from './assignments.server.ts'
import { readCaseAnswer, readReusable, readSource } from './case-answer.server.ts'
import { readCaseDuty } from './case-duty.server.ts'
import { readCaseFeedback } from './case-feedback.server.ts'
import { type CaseFile, getCaseFile, listOtherDepartments } from './case-file.server.ts'
import { readCaseInterim } from './case-interim.server.ts'
import { caseMessages } from './case-messages.ts'
import { listNotes } from './case-notes.server.ts'
import { readCaseSupervision } from './case-supervision.server.ts'
import { historyLine } from './case-words.ts'
import { listClocks, pausesOf } from './clocks.server.ts'
import { readConcernSource } from './concern-queries.server.ts'
import { aimOf } from './due-date.ts'
import { listHandOvers } from './hand-over-queries.server.ts'
import { findPersonalData, hintedParts, withoutPersonalData } from './personal-data-hints.ts'
import { canStep, ENDED_WITHOUT_ANSWER, OPEN_STATUSES, questionTitle } from './question.ts'
import { filesOfQuestion } from './question-files.server.ts'
import { boundBy, mayDraft, mayHandle, mayKnowAsker, mayPublish, mayReview, maySeeQuestion } from './question-policy.ts'
import { reviewCards } from './review-sheet.server.ts'
import { findSplitFrom, listParts } from './split-question.server.ts'
import { countChanges, textChanges } from './text-changes.ts'
import { listOfferedModules } from './text-module-queries.server.ts'
import { timelinessOf } from './timeliness.ts'
import { mayHost } from './wall-policy.ts'
import { mayBeWithdrawn } from './withdraw-question.server.ts'

export async function readCasePage(
  reader: Reader,
  actor: StaffActor,
  id: string,
  language: Language,
  now: Date,
  reuse?: string,
) {
  const file = await getCaseFile(reader, actor, id)
  const { question, department, event, stall } = file
  const lead = await currentLead(reader, id)
  const may = stepsOf(actor, file, lead)
  const hints = findPersonalData(question.originalText)
  const doneAt = question.publishedAt ?? question.closedAt
  const aim = doneAt ? null : aimOf(question)
  const pauses = await pausesOf(reader, id)
  const clocks = await listClocks(reader, id)
  const total = clocks.find(({ kind }) => kind === 'total')
  const pausedSince = pauses.find(({ to }) => to === null)?.from ?? null
  return {
    id: question.id,
    trackingCode: question.trackingCode,
    title: questionTitle(question.publicText ?? question.originalText),
    status: question.status,
    kind: question.kind,
    source: question.source,
    displayName: question.displayName,
    receivedAt: question.receivedAt,
    dueAt: question.dueAt,
    dueRule: question.dueRule,
    doneAt,
    timeliness: timelinessOf(
      { dueAt: question.dueAt, doneAt, dueRule: question.dueRule, pausedSince, departmentId: total?.departmentId },
      now,
    ),
    paused: doneAt === null && pausedSince !== null,
    strip: { addedWorkdays: total?.addedWorkdays ?? 0, pauses, departmentId: total?.departmentId },
    aim: aim && formatDay(aim, language),
    department: { id: department.id, name: localName(language, department.name, department.nameEn) },
    event: event && {
      slug: event.slug,
      title: localName(language, event.title, event.titleEn),
      hosted: mayHost(actor, event),
    },
    stall: stall && localName(language, stall.name, stall.nameEn),
    concern: await readConcernSource(reader, id),
    sent: await filesOfQuestion(reader, id),
    original: hintedParts(question.originalText),
    hints: { count: hints.length, kinds: [...new Set(hints.map((hint) => hint.kind))] },
    publicText: question.publicText,
    publicParts: hintedParts(question.publicText ?? ''),
    suggestedCopy: withoutPersonalData(question.originalText),
    topic: question.topic,
    mayPublish: question.mayPublish,
    contact: mayKnowAsker(actor, question) ? maskedContact(question) : null,
    concealed: question.concealed,
    withheld: question.publicity === 'withheld' && question.publishedAt !== null,
    isPublished: question.publishedVersionId !== null,
    decline: question.declineReason
      ? { reason: question.declineReason, route: question.declineRoute, body: question.declineBody }
      : null,
    may,
    departments: may.dispatch
      ? (await listOtherDepartments(reader, question.departmentId)).map(({ id: value, name, nameEn }) => ({
          value,
          label: localName(language, name, nameEn),
        }))
      : [],
    ...answerOf(actor, file, language),
    extras: await readCaseAnswer(reader, actor, file, language),
    modules:
      may.draft || may.correct
        ? await listOfferedModules(reader, { departmentId: question.departmentId, language: question.language })
        : [],
    reusable: may.draft ? await readReusable(reader, { id, text: question.publicText ?? '' }) : [],
    builtOn: may.draft && reuse ? await readSource(reader, reuse) : null,
    today: dayOf(now),
    feedback: await readCaseFeedback(reader, question, language, now),
    history: await historyOf(reader, file, language),
    notes: (await listNotes(reader, actor, id)).map(({ at, ...note }) => ({
      ...note,
      moment: formatMomentShort(at, language),
    })),
    handOvers: (await listHandOvers(reader, id)).map(({ recordedAt: _, ...handOver }) => handOver),
    supervision: await readCaseSupervision(reader, actor, question, now),
    split: await readSplit(reader, actor, question),
    interim: await readCaseInterim(reader, actor, question, language),
    duty: await readCaseDuty(reader, actor, question, { lead, clocks, pauses }, language, now),
  }
}
export type CasePageData = Awaited<ReturnType<typeof readCasePage>>

/** What was split off this case or it off what, and whether it can be split now. */
async function readSplit(reader: Reader, actor: StaffActor, question: CaseFile['question']) {
  const from = await findSplitFrom(reader, question)
  return {
    may: mayHandle(actor, question) && canStep('split', question.status) && question.publishedAt === null,
    from: from ? { ...from, isVisible: maySeeQuestion(actor, from) } : null,
    parts: await listParts(reader, question.id),
    whole: question.wholeText,
  }
}

/** What this person can do with the case where it stands. The use cases check again. */
function stepsOf(actor: StaffActor, { question }: CaseFile, lead: AssignmentRow | undefined) {
  const handle = mayHandle(actor, question)
  const dispose = handle && boundBy(actor, lead) === undefined
  const draft = mayDraft(actor, question)
  return {
    accept: handle && question.status === 'submitted',
    acknowledge: handle && canStep('acknowledge', question.status),
    decline: dispose && canStep('decline', question.status),
    dispatch: dispose && canStep('dispatch', question.status),
    withdraw: handle && mayBeWithdrawn(question) && question.status !== 'merged',
    redact: handle && canStep('redact', question.status),
    speak: draft && question.eventId !== null && !ENDED_WITHOUT_ANSWER.some((status) => status === question.status),
    draft: draft && canStep('draft', question.status) && question.publicText !== null,
    correct: draft && canStep('correct', question.status),
    requestReview: draft && canStep('requestReview', question.status),
    review: mayReview(actor, question) && canStep('review', question.status),
    publish: mayPublish(actor, question) && OPEN_STATUSES.some((status) => status === question.status),
    handOver: handle && canStep('handOver', question.status),
    withhold:
      mayPublish(actor, question) &&
      question.publishedVersionId !== null &&
      canStep('withhold', question.status) &&
      question.publicity !== 'withheld',
  }
}

function maskedContact({ askerName, askerPhone, askerEmail }: CaseFile['question']) {
  if (!askerName && !askerPhone && !askerEmail) return null
  return {
    name: askerName ? maskName(askerName) : null,
    phone: askerPhone ? maskPhone(askerPhone) : null,
    email: askerEmail ? maskEmail(askerEmail) : null,
  }
}

function answerOf(actor: StaffActor, { question, versions, reviews }: CaseFile, language: Language) {
  const [latest, before] = versions
  const isOwn = latest ? isWriter(actor, writersOf(versions, latest)) : false
  const cards = reviewCards(reviews, latest, language)
  const changes = latest && before ? textChanges(before.text, latest.text) : null
  return {
    latest: latest && {
      number: latest.number,
      text: latest.text,
      parts: hintedParts(latest.text),
      policyBasis: latest.policyBasis,
      publicity: latest.publicity,
      withholdReason: latest.withholdReason,
      correctionNote: latest.correctionNote,
      hash: latest.hash,
      isOwn,
      isPublished: latest.id === question.publishedVersionId,
      copyChanged: latest.questionText !== question.publicText,
      html: renderMarkdown(latest.text),
      questionText: latest.questionText,
    },
    changes: changes && before ? { since: before.number, parts: changes, count: countChanges(changes) } : null,
    reviews: cards,
    missing: cards.filter((card) => card.state !== 'passed').map((card) => card.type),
    versions: versions.map((version) => ({
      number: version.number,
      drafter: version.drafter,
      moment: formatMomentShort(version.createdAt, language),
      isPublished: version.publishedAt !== null,
      reviews: reviews
        .filter((review) => review.versionId === version.id)
        .map((review) => ({
          type: review.type,
          verdict: review.verdict,
          reviewer: review.reviewer,
          note: review.note,
        })),
    })),
  }
}

async function historyOf(reader: Reader, { history }: CaseFile, language: Language) {
  const ids = [...new Set(history.flatMap(({ detail }) => (typeof detail.to === 'string' ? [detail.to] : [])))]
  const names = new Map<string, string>()
  if (ids.length > 0) {
    for (const { id, name, nameEn } of await listOtherDepartments(reader, '')) {
      names.set(id, localName(language, name, nameEn))
    }
  }
  const text = translator(language, caseMessages)
  return history.map(({ type, at, detail, staffName, department }) => ({
    moment: formatMomentShort(at, language),
    title: historyLine(type, detail, (id) => names.get(id) ?? '', text),
    note: [staffName, department && localName(language, department.name, department.nameEn)]
      .filter(Boolean)
      .join(' · '),
  }))
}
