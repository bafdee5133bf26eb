// What the case page shows of duty: the clocks, who has it and had it, co-units, what was asked back, more time, the router's
// proposal, what looks like the same matter.
import { eq } from 'drizzle-orm'
import { type Actor, departmentsOf, holdsRole, type StaffActor } from '#app/platform/actor.ts'
import { dayOf, formatDay, formatMomentShort } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { listed, localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { areas, clarifications, departments, questions } from '#db/schema.ts'
import { prepared, preparedBy, type Reader } from '#db/store.ts'
import { alikeOf } from './alike-questions.server.ts'
import { type AssignmentRow, countReturns, listLeads, returnDueAt } from './assignments.server.ts'
import type { ClockRow } from './clocks.server.ts'
import { consistencyOf, listCoUnits } from './co-units.server.ts'
import { readConcernKinds } from './concern-kinds.server.ts'
import { concernChoices, concernName } from './concern-kinds.ts'
import { listConsultations } from './consult-departments.server.ts'
import { openObjection } from './designate-department.server.ts'
import { latestVersion } from './draft-answer.server.ts'
import { explainDueDate, type Pause } from './due-date.ts'
import { findPolicy } from './due-policies.server.ts'
import { dueSentence, dueWords } from './due-words.ts'
import { dutyMessages } from './duty-messages.ts'
import { extensionLimits, listExtensions } from './extend-due-date.server.ts'
import { listMerged } from './merged-questions.server.ts'
import { canStep } from './question.ts'
import { mayHandle, mayReview, QUESTION_ROLES } from './question-policy.ts'
import type { QuestionRow } from './question-step.server.ts'
import { latestAssessment, proposeRoute } from './route-proposal.server.ts'
import { timelinessOf } from './timeliness.ts'

/** What the page has read already. */
type Known = { lead: AssignmentRow | undefined; clocks: readonly ClockRow[]; pauses: readonly Pause[] }

export async function readCaseDuty(
  reader: Reader,
  actor: StaffActor,
  question: QuestionRow,
  known: Known,
  language: Language,
  now: Date,
) {
  const { lead } = known
  const returnUntil = lead ? await returnDueAt(reader, lead.id) : undefined
  const handle = mayHandle(actor, question)
  const named = await prepared(reader, 'questions.department-names', (db, own) =>
    db
      .select({ id: departments.id, name: departments.name, nameEn: departments.nameEn })
      .from(departments)
      .prepare(own),
  ).execute()
  const nameOf = (id: string | null) => {
    const found = named.find((one) => one.id === id)
    return found ? localName(language, found.name, found.nameEn) : ''
  }
  const mine = (id: string) => mayHandle(actor, { departmentId: id })
  const isMyReturn = lead !== undefined && lead.departmentId === question.departmentId && handle
  const overseer = holdsRole(actor, 'overseer', null)
  const objection = canStep('designate', question.status) ? await openObjection(reader, question.id) : undefined
  const kinds = await readConcernKinds(reader)
  return {
    clocks: clocksOf(known, nameOf, language, now),
    leads: (await listLeads(reader, question.id)).map(({ assignment, department }) => ({
      id: assignment.id,
      department: localName(language, department.name, department.nameEn),
      from: nameOf(assignment.fromDepartmentId),
      at: formatMomentShort(assignment.assignedAt, language),
      reason: assignment.reason,
      designated: assignment.designated,
      overrideReason: assignment.overrideReason,
      coordinator: assignment.coordinatorId && nameOf(assignment.coordinatorId),
      returned: assignment.returnedAt && {
        at: formatMomentShort(assignment.returnedAt, language),
        reason: assignment.returnReason ?? '',
        basis: assignment.returnBasis ?? '',
      },
    })),
    returns: await countReturns(reader, question.id),
    objection:
      objection === undefined
        ? null
        : {
            reason: objection.reason,
            basis: objection.basis,
            at: formatMomentShort(objection.raisedAt, language),
          },
    isDesignated: lead?.designated ?? false,
    returnUntil: returnUntil && formatMomentShort(returnUntil, language),
    may: {
      assess: handle && canStep('assess', question.status),
      merge: handle && canStep('merge', question.status) && !question.publishedAt,
      returnIt:
        isMyReturn &&
        !lead.designated &&
        canStep('returnToDispatcher', question.status) &&
        (returnUntil === undefined || returnUntil >= now),
      object: isMyReturn && !lead.designated && !objection && canStep('object', question.status),
      designate: overseer && canStep('designate', question.status),
      askCoUnit: handle && canStep('askCoUnit', question.status),
      clarify: handle && canStep('clarify', question.status),
      extend: handle && canStep('extend', question.status),
      declineUnsupplied: handle && canStep('declineUnsupplied', question.status) && !question.publishedAt,
      decide: (mayReview(actor, question) || overseer) && canStep('extend', question.status),
      consult: handle && canStep('consult', question.status),
    },
    coUnits: await coUnitsOf(reader, question, mine, language, now),
    clarification: await clarificationOf(reader, actor, question, language),
    extensions: await extensionsOf(reader, actor, question, language),
    consultations: (await listConsultations(reader, question.id)).map(({ consultation, by }) => ({
      id: consultation.id,
      day: formatDay(consultation.heldOn, language),
      with: listed(language, consultation.departmentIds.map(nameOf)),
      conclusion: consultation.conclusion,
      by,
    })),
    assessment: (await latestAssessment(reader, question.id)) ?? null,
    concern: question.concernKind && concernName(kinds, question.concernKind, language),
    concerns: concernChoices(kinds, language, question.concernKind),
    areas: (
      await prepared(reader, 'questions.area-names', (db, own) =>
        db.select({ id: areas.id, name: areas.name, nameEn: areas.nameEn }).from(areas).prepare(own),
      ).execute()
    ).map((area) => ({
      value: area.id,
      label: localName(language, area.name, area.nameEn),
    })),
    route: await routeOf(reader, question, language),
    merged: (await listMerged(reader, question.id)).map(({ id, trackingCode }) => ({ id, trackingCode })),
    mergedInto: await mergedInto(reader, actor, question),
    alike: handle && canStep('merge', question.status) ? await alikeOf(reader, actor, question) : [],
  }
}
export type CaseDuty = Awaited<ReturnType<typeof readCaseDuty>>

function clocksOf({ clocks, pauses }: Known, nameOf: (id: string) => string, language: Language, now: Date) {
  const text = translator(language, dutyMessages)
  const open = pauses.find(({ to }) => to === null)
  const words = (clock: ClockRow) => {
    const { startedAt, dueAt, dueRule, addedWorkdays, departmentId } = clock
    const own = pauses.filter(({ to }) => to === null || to > startedAt)
    const counted = { receivedAt: startedAt, dueAt, dueRule, addedWorkdays, pauses: own, departmentId }
    const explained = explainDueDate(counted, now)
    return explained ? dueSentence(explained, { receivedAt: startedAt, dueAt }, language) : ''
  }
  return clocks.map((clock) => ({
    id: clock.id,
    kind: text(`clock_${clock.kind}`),
    isTotal: clock.kind === 'total',
    department: nameOf(clock.departmentId),
    state: clock.endedAt ? ('ended' as const) : open ? ('paused' as const) : ('running' as const),
    timeliness: timelinessOf(
      {
        dueAt: clock.dueAt,
        doneAt: clock.endedAt,
        dueRule: clock.dueRule,
        pausedSince: open?.from,
        departmentId: clock.departmentId,
      },
      now,
    ),
    left: clock.endedAt ? '' : dueWords(clock.dueAt, now, language, clock.dueRule, clock.departmentId),
    due: formatMomentShort(clock.dueAt, language),
    ended: clock.endedAt && formatMomentShort(clock.endedAt, language),
    words: words(clock),
    basis: clock.basis,
  }))
}

async function coUnitsOf(
  reader: Reader,
  question: QuestionRow,
  mine: (departmentId: string) => boolean,
  language: Language,
  now: Date,
) {
  const units = await listCoUnits(reader, question.id)
  if (units.length === 0) return []
  const version = await latestVersion(reader, question.id)
  const { silence } = await findPolicy(reader, 'coUnit', question.departmentId)
  return units.map((unit) => ({
    id: unit.assignment.id,
    departmentId: unit.department.id,
    department: localName(language, unit.department.name, unit.department.nameEn),
    isMine: mine(unit.department.id),
    part: unit.assignment.part ?? '',
    due: unit.clock && formatMomentShort(unit.clock.dueAt, language),
    reply: unit.assignment.reply,
    repliedAt: unit.assignment.repliedAt && formatMomentShort(unit.assignment.repliedAt, language),
    consistency: version ? consistencyOf(unit, version.hash, silence, now) : null,
    consistencyNote: unit.assignment.consistencyNote,
    versionHash: version?.hash ?? null,
    versionNumber: version?.number ?? 0,
  }))
}

async function clarificationOf(reader: Reader, actor: Actor, question: QuestionRow, language: Language) {
  const [row] = await preparedBy(reader, 'questions.clarification', question.id, (db, value) =>
    db.select().from(clarifications).where(eq(clarifications.questionId, value)),
  )
  if (!row) return null
  const isLead = QUESTION_ROLES.some((role) => holdsRole(actor, role, question.departmentId))
  return {
    request: row.request,
    at: formatMomentShort(row.requestedAt, language),
    isOpen: !row.suppliedAt && !row.givenUpAt,
    supplement: isLead ? row.supplement : null,
    suppliedAt: row.suppliedAt && formatMomentShort(row.suppliedAt, language),
    until: row.dueAt && formatDay(dayOf(row.dueAt), language),
    expired: row.expiredAt !== null,
  }
}

async function extensionsOf(reader: Reader, actor: StaffActor, question: QuestionRow, language: Language) {
  const limits = await extensionLimits(reader, question)
  const asked = await listExtensions(reader, question.id)
  return {
    most: limits?.most ?? 0,
    left: limits?.left ?? 0,
    list: asked.map(({ extension, by }) => ({
      id: extension.id,
      workdays: extension.workdays,
      reason: extension.reason,
      by,
      at: formatMomentShort(extension.requestedAt, language),
      verdict: extension.verdict,
      note: extension.decisionNote,
      due: extension.dueAfter && formatDay(dayOf(extension.dueAfter), language),
      isOwn: extension.requestedBy === actor.staffId,
    })),
  }
}

async function routeOf(reader: Reader, question: QuestionRow, language: Language) {
  const route = await proposeRoute(reader, question, language)
  const text = translator(language, dutyMessages)
  return {
    leadId: route.lead?.id ?? null,
    lead: route.lead?.name ?? null,
    isHere: route.lead?.id === question.departmentId,
    coUnits: route.coUnits.map(({ id, name }) => ({ id, name })),
    coordinator: route.coordinator?.name ?? null,
    words: route.rules.map(({ rule, words }) => text(`rule_${rule}`, { words: listed(language, words) })),
  }
}

async function mergedInto(reader: Reader, actor: Actor, question: QuestionRow) {
  if (!question.mergedIntoId) return null
  const [row] = await reader
    .select({ id: questions.id, trackingCode: questions.trackingCode, departmentId: questions.departmentId })
    .from(questions)
    .where(eq(questions.id, question.mergedIntoId))
  if (!row) return null
  const mine = departmentsOf(actor, QUESTION_ROLES)
  return { ...row, isVisible: mine === 'all' || mine.includes(row.departmentId) }
}
