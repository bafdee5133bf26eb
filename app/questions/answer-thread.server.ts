// A question and the one that asks on about it (追问), as the public reads them together.
import { and, eq, isNotNull } from 'drizzle-orm'
import { dayOf, formatDay } from '#app/platform/dates.ts'
import type { Language } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { renderMarkdown } from '#app/platform/markdown.server.ts'
import { answerVersions, departments, questions } from '#db/schema.ts'
import type { Reader } from '#db/store.ts'
import { getAnswer } from './answer-queries.server.ts'
import { ENDED_WITHOUT_ANSWER, questionTitle } from './question.ts'
import { timelinessOf } from './timeliness.ts'

/** The question before, where it is public; what was asked on, answered or still open. */
export async function readThread(reader: Reader, id: string, language: Language) {
  return { parent: await readParent(reader, id), followUp: await readFollowUp(reader, id, language) }
}
export type AnswerThread = Awaited<ReturnType<typeof readThread>>

async function readParent(reader: Reader, id: string) {
  const [own] = await reader.select({ parentId: questions.followUpOfId }).from(questions).where(eq(questions.id, id))
  if (!own?.parentId) return null
  const [parent] = await reader
    .select({ id: questions.id, publicity: questions.publicity, text: answerVersions.questionText })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .where(and(eq(questions.id, own.parentId), isNotNull(questions.publishedAt)))
  return parent && parent.publicity !== 'withheld' ? { id: parent.id, title: questionTitle(parent.text) } : null
}

async function readFollowUp(reader: Reader, id: string, language: Language) {
  const [found] = await reader
    .select({
      id: questions.id,
      status: questions.status,
      publishedAt: questions.publishedAt,
      dueAt: questions.dueAt,
      department: { name: departments.name, nameEn: departments.nameEn },
    })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .where(eq(questions.followUpOfId, id))
  if (!found || (ENDED_WITHOUT_ANSWER as readonly string[]).includes(found.status)) return null
  const department = localName(language, found.department.name, found.department.nameEn)
  if (!found.publishedAt) {
    return { state: 'open' as const, department, due: formatDay(dayOf(found.dueAt), language) }
  }
  const { text, dueAt, dueRule, ...answer } = await getAnswer(reader, found.id)
  if (text === null)
    return { state: 'withheld' as const, id: found.id, reason: answer.withholdReason ?? '', department }
  return {
    state: 'answered' as const,
    id: found.id,
    letter: {
      question: answer.question,
      displayName: answer.displayName,
      receivedAt: answer.receivedAt,
      publishedAt: answer.publishedAt,
      versionAt: answer.versionAt,
      checkedAt: answer.checkedAt,
      policyBasis: answer.policyBasis,
      partial: answer.partial,
      html: renderMarkdown(text),
      department,
      corrected: answer.corrected,
      inTime: timelinessOf({ dueAt, dueRule, doneAt: answer.publishedAt }, answer.publishedAt) === 'onTime',
    },
  }
}
