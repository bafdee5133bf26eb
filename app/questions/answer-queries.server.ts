// The answer library (问答库): what is published, by search and filters, and one answer with its versions. Only published
// versions are read here; the original of a question is not even selected.
import { and, count, desc, eq, gte, inArray, isNotNull, isNull, lt, ne, or, type SQL } from 'drizzle-orm'
import { instantOf } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { plainText } from '#app/platform/markdown.server.ts'
import {
  answerVersions,
  campaigns,
  concernSources,
  departments,
  events,
  questions,
  searchDocuments,
} from '#db/schema.ts'
import { MOST_RANKED, matchDocuments, similarDocuments } from '#db/search-index.ts'
import type { Reader } from '#db/store.ts'
import type { Adoption } from './answer-hash.server.ts'
import type { Citation } from './citation.ts'
import { questionTitle } from './question.ts'
import { partsOfVersion } from './version-parts.server.ts'

export type AnswerFilter = {
  query?: string
  topic?: string
  /** code of a department */
  department?: string
  /** slug of an event */
  event?: string
  /** of the event */
  theme?: string
  /** slug of the campaign that the event belongs to */
  campaign?: string
  /** a kind, or `yes`: responses to concerns from elsewhere (回应关切) */
  concern?: string
  /** of publication, such as `2026` */
  year?: string
}

export type AnswerEntry = {
  id: string
  kind: (typeof questions.$inferSelect)['kind']
  title: string
  question: string
  /** plain words; null where the answer is withheld */
  answer: string | null
  withholdReason: string | null
  topic: string | null
  department: { code: string; name: string; nameEn: string }
  event: { slug: string; title: string; titleEn: string | null } | null
  publishedAt: Date
}

const entryColumns = {
  id: questions.id,
  kind: questions.kind,
  question: answerVersions.questionText,
  text: answerVersions.text,
  publicity: questions.publicity,
  withholdReason: questions.withholdReason,
  topic: questions.topic,
  department: { code: departments.code, name: departments.name, nameEn: departments.nameEn },
  event: { slug: events.slug, title: events.title, titleEn: events.titleEn },
  publishedAt: questions.publishedAt,
}

const published = (reader: Reader) =>
  reader
    .select(entryColumns)
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .$dynamic()

type Row = Awaited<ReturnType<typeof published>>[number]

function entryOf({ text, publicity, publishedAt, withholdReason, question, ...row }: Row): AnswerEntry {
  const isWithheld = publicity === 'withheld'
  return {
    ...row,
    title: isWithheld ? '' : questionTitle(question),
    question: isWithheld ? '' : question,
    answer: isWithheld ? null : plainText(text),
    withholdReason: isWithheld ? withholdReason : null,
    publishedAt: publishedAt as Date,
  }
}

function conditionOf(
  reader: Reader,
  { topic, department, event, theme, campaign, concern, year }: AnswerFilter,
): SQL | undefined {
  const from = year && /^\d{4}$/.test(year) ? instantOf(`${year}-01-01`) : undefined
  const to = from ? instantOf(`${Number(year) + 1}-01-01`) : undefined
  return and(
    isNotNull(questions.publishedAt),
    topic ? eq(questions.topic, topic) : undefined,
    department ? eq(departments.code, department) : undefined,
    event ? eq(events.slug, event) : undefined,
    theme ? eq(events.theme, theme) : undefined,
    campaign
      ? inArray(
          events.campaignId,
          reader.select({ id: campaigns.id }).from(campaigns).where(eq(campaigns.slug, campaign)),
        )
      : undefined,
    concern && concern !== 'yes' ? eq(questions.concernKind, concern) : undefined,
    concern === 'yes'
      ? inArray(questions.id, reader.select({ id: concernSources.questionId }).from(concernSources))
      : undefined,
    from ? gte(questions.publishedAt, from) : undefined,
    to ? lt(questions.publishedAt, to) : undefined,
  )
}

/**
 * One page of the library: what is found in the title first, then the newest. Of more than MOST_RANKED found the newest are
 * listed and `more` is true. A search for nothing but signs finds nothing.
 */
export async function listAnswers(
  reader: Reader,
  filter: AnswerFilter & { limit: number; offset: number },
): Promise<{ items: AnswerEntry[]; total: number; more: boolean }> {
  const condition = conditionOf(reader, filter)
  if (filter.query) {
    const found = await rankedIds(reader, filter.query, condition)
    const items = await answersById(reader, found.ids.slice(filter.offset, filter.offset + filter.limit))
    return { items, total: found.ids.length, more: found.more }
  }
  const rows = await published(reader)
    .where(condition)
    .orderBy(desc(questions.publishedAt), desc(questions.id))
    .limit(filter.limit)
    .offset(filter.offset)
  const [counted] = await counting(reader).where(condition)
  return { items: rows.map(entryOf), total: counted?.n ?? 0, more: false }
}

async function rankedIds(
  reader: Reader,
  query: string,
  condition: SQL | undefined,
): Promise<{ ids: string[]; more: boolean }> {
  const match = matchDocuments('answer', query)
  if (!match) return { ids: [], more: false }
  const rows = await reader
    .select({ id: questions.id, rank: match.rank })
    .from(searchDocuments)
    .innerJoin(questions, eq(questions.id, searchDocuments.id))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .where(and(condition, match.condition))
    .orderBy(desc(searchDocuments.number))
    .limit(MOST_RANKED + 1)
  const listed = rows.slice(0, MOST_RANKED).sort((a, b) => Number(a.rank) - Number(b.rank))
  return { ids: listed.map(({ id }) => id), more: rows.length > MOST_RANKED }
}

/** The published answers with these ids, in this order. */
export async function answersById(reader: Reader, ids: readonly string[]): Promise<AnswerEntry[]> {
  if (ids.length === 0) return []
  const rows = await published(reader).where(and(isNotNull(questions.publishedAt), inArray(questions.id, [...ids])))
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? []).map(entryOf)
}

const counting = (reader: Reader) =>
  reader
    .select({ n: count() })
    .from(questions)
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .$dynamic()

export type AnswerCursor = { publishedAt: Date; id: string }

/** Published texts, the newest first, from a cursor on: for the API and the feed. Withheld entries have no text to give. */
export async function pageOfAnswers(
  reader: Reader,
  filter: AnswerFilter & { after?: AnswerCursor; limit: number },
): Promise<{ items: AnswerEntry[]; next: AnswerCursor | undefined }> {
  const { after, query } = filter
  const match = query ? matchDocuments('answer', query) : undefined
  if (query && !match) return { items: [], next: undefined }
  const beyond = after
    ? or(
        lt(questions.publishedAt, after.publishedAt),
        and(eq(questions.publishedAt, after.publishedAt), lt(questions.id, after.id)),
      )
    : undefined
  const condition = and(conditionOf(reader, filter), ne(questions.publicity, 'withheld'), beyond, match?.condition)
  const base = published(reader)
  const rows = await (match ? base.innerJoin(searchDocuments, eq(searchDocuments.id, questions.id)) : base)
    .where(condition)
    .orderBy(desc(questions.publishedAt), desc(questions.id))
    .limit(filter.limit + 1)
  const items = rows.slice(0, filter.limit).map((row) => entryOf(row as Row))
  const last = items.at(-1)
  return {
    items,
    next: rows.length > items.length && last ? { publishedAt: last.publishedAt, id: last.id } : undefined,
  }
}

export type PublishedVersion = { number: number; publishedAt: Date; correctionNote: string | null; text: string }
export type PublishedAnswer = Omit<AnswerEntry, 'answer'> & {
  /** Markdown; null where the answer is withheld */
  text: string | null
  policyBasis: string
  citations: Citation[]
  files: { id: string; name: string }[]
  adoption: Adoption | null
  adoptionReason: string | null
  /** the asker was told the text privately */
  toAsker: boolean
  stale: boolean
  checkedAt: Date | null
  displayName: string | null
  partial: boolean
  /** why part of it is not public; null where nobody wrote it down */
  partialReason: string | null
  receivedAt: Date
  dueAt: Date
  dueRule: string
  /** when the version shown was published */
  versionAt: Date
  /** published versions, the newest first; the one shown is the first. None that was taken down */
  versions: PublishedVersion[]
  /** it reads otherwise than when it was first published */
  corrected: boolean
}

/** A published answer. Throws NotFound for any question that is not public. */
export async function getAnswer(reader: Reader, id: string): Promise<PublishedAnswer> {
  const [row] = await reader
    .select({
      ...entryColumns,
      policyBasis: answerVersions.policyBasis,
      versionId: answerVersions.id,
      adoption: answerVersions.adoption,
      adoptionReason: answerVersions.adoptionReason,
      toAsker: answerVersions.toAsker,
      withdrawnAt: answerVersions.withdrawnAt,
      staleSince: questions.staleSince,
      checkedAt: questions.checkedAt,
      versionAt: answerVersions.publishedAt,
      displayName: questions.displayName,
      receivedAt: questions.receivedAt,
      dueAt: questions.dueAt,
      dueRule: questions.dueRule,
    })
    .from(questions)
    .innerJoin(answerVersions, eq(answerVersions.id, questions.publishedVersionId))
    .innerJoin(departments, eq(departments.id, questions.departmentId))
    .leftJoin(events, eq(events.id, questions.eventId))
    .where(and(eq(questions.id, id), isNotNull(questions.publishedAt)))
  if (!row) throw new NotFound()
  const { policyBasis, versionAt, displayName, receivedAt, dueAt, dueRule, versionId, ...more } = row
  const { adoption, adoptionReason, toAsker, withdrawnAt, staleSince, checkedAt, ...entryRow } = more
  const parts = await partsOfVersion(reader, versionId)
  const { answer: _, ...entry } = entryOf(entryRow)
  const isWithheld = row.publicity === 'withheld'
  const versions = isWithheld ? [] : await publishedVersions(reader, id)
  return {
    ...entry,
    text: isWithheld ? null : row.text,
    policyBasis: isWithheld ? '' : policyBasis,
    citations: isWithheld ? [] : parts.citations,
    files: isWithheld
      ? []
      : parts.files
          .filter(({ publicity }) => publicity === 'public')
          .map(({ id: fileId, name }) => ({ id: fileId, name })),
    adoption,
    adoptionReason: withdrawnAt ? null : adoptionReason,
    toAsker,
    stale: staleSince !== null,
    checkedAt,
    displayName: isWithheld ? null : displayName,
    partial: row.publicity === 'partial',
    partialReason: row.publicity === 'partial' ? row.withholdReason : null,
    receivedAt,
    dueAt,
    dueRule,
    versionAt: versionAt ?? entry.publishedAt,
    versions,
    corrected: versions.length > 1 || Boolean(versions[0]?.correctionNote),
  }
}

async function publishedVersions(reader: Reader, questionId: string): Promise<PublishedVersion[]> {
  const rows = await reader
    .select({
      number: answerVersions.number,
      publishedAt: answerVersions.publishedAt,
      correctionNote: answerVersions.correctionNote,
      text: answerVersions.text,
    })
    .from(answerVersions)
    .where(
      and(
        eq(answerVersions.questionId, questionId),
        isNotNull(answerVersions.publishedAt),
        isNull(answerVersions.withdrawnAt),
        ne(answerVersions.publicity, 'withheld'),
      ),
    )
    .orderBy(desc(answerVersions.number))
  return rows.map((version) => ({ ...version, publishedAt: version.publishedAt as Date }))
}

/** Below this likeness two questions have little to do with each other (measured on real questions, research §2.5). */
const LEAST_LIKENESS = 0.25

/** Published answers to questions like this one, the likest first. */
export async function similarAnswers(
  reader: Reader,
  text: string,
  limit: number,
): Promise<(AnswerEntry & { score: number })[]> {
  const similar = await similarDocuments(reader, { kind: 'answer', text, least: LEAST_LIKENESS, limit })
  const entries = await answersById(
    reader,
    similar.map(({ id }) => id),
  )
  return entries.map((entry) => ({ ...entry, score: similar.find(({ id }) => id === entry.id)?.score ?? 0 }))
}

/** Other answers of the same department, the newest first: what a reader may want next. */
export async function otherAnswers(
  reader: Reader,
  answer: { id: string; department: { code: string } },
  limit: number,
) {
  const rows = await published(reader)
    .where(
      and(
        isNotNull(questions.publishedAt),
        ne(questions.publicity, 'withheld'),
        eq(departments.code, answer.department.code),
        ne(questions.id, answer.id),
      ),
    )
    .orderBy(desc(questions.publishedAt), desc(questions.id))
    .limit(limit)
  return rows.map(entryOf)
}
