// Words that nobody outside may read, each used once, so that one that turns up somewhere tells where it came from. Some are
// typed in by the tests; for all else that is private, whatever the table, they are written behind what stands there.
import { eq, getTableColumns } from 'drizzle-orm'
import { ERASED, PERSONAL_COLUMNS } from '#db/data-catalogue.ts'
import * as tables from '#db/schema.ts'
import { reader, store } from '#db/work.ts'

/** `place`: table and column, or what was typed. `owner`: the question or registration that it belongs to. */
export type PrivateWord = { word: string; place: string; owner: string }

const MARK = /qz\d{5}zq/g
/** Rows of a table that are marked: enough to meet each of its states. */
const MOST_ROWS = 150
/** Shortest value that is looked for as it stands; shorter ones may be written anywhere by chance. */
const SHORTEST = 8

export class PrivateWords {
  readonly #words = new Map<string, PrivateWord>()
  #count = 0

  /** A new word, to be typed somewhere. */
  next(place: string, owner = ''): string {
    this.#count += 1
    const word = `qz${String(this.#count).padStart(5, '0')}zq`
    this.#words.set(word, { word, place, owner })
    return word
  }

  /** A word that is there already: a number, an address, a key. */
  keep(word: string, place: string, owner: string): void {
    if (word.length >= SHORTEST) this.#words.set(word.toLowerCase(), { word, place, owner })
  }

  /** Says whose the words are that were typed before it had a number. */
  own(words: readonly string[], owner: string): void {
    for (const word of words) {
      const known = this.#words.get(word)
      if (known) this.#words.set(word, { ...known, owner })
    }
  }

  get all(): readonly PrivateWord[] {
    return [...this.#words.values()]
  }

  /** Those that stand in a text, however it is broken into lines and its numbers into groups. */
  foundIn(text: string): PrivateWord[] {
    // A calendar breaks its lines anywhere.
    const whole = text.toLowerCase().replace(/\r?\n /g, '')
    const words = new Set(whole.match(MARK) ?? [])
    for (const [piece] of whole.matchAll(/[\w.+@%-]{8,}/g)) words.add(piece)
    for (const [number] of whole.matchAll(/\d[\d -]{6,}\d/g)) words.add(number.replace(/[ -]/g, ''))
    return [...words].flatMap((word) => this.#words.get(word) ?? [])
  }
}

type Row = Record<string, unknown>
type AnyTable = (typeof tables)['questions']

/** Looked for as they stand: they are compared, dialled or hashed, so nothing can be added to them. */
const AS_IT_STANDS: readonly string[] = [
  'staff.email',
  'staff.totpSecret',
  'registrations.phone',
  'registrations.email',
  'registrations.ticketSecret',
  'registrations.manageToken',
  'companionTickets.ticketSecret',
  'webhookEndpoints.url',
  'webhookEndpoints.secret',
  'webhookEndpoints.formerSecret',
  'identities.number',
  'linkRequests.contact',
  'questions.askerPhone',
  'questions.askerEmail',
  'answerFollowers.email',
  'outboxMessages.recipient',
]
/** Not somebody's, and told when their time has come; the content of files is no text. */
const LEFT_OUT: readonly string[] = [
  'draws.seed',
  'outboxMessages.values',
  'formFiles.content',
  'questionFiles.content',
  'auditEntries.address',
]

/** Values with a shape of their own, and what changes what a row is by being there. */
const ONLY_WHERE_GIVEN: readonly string[] = [
  ...AS_IT_STANDS,
  ...['companions', 'guardian', 'answers'].map((column) => `registrations.${column}`),
  ...['concealedText', 'wholeText'].map((column) => `questions.${column}`),
  ...['questionFiles.name', 'formFiles.name', 'clarifications.supplement', 'assignments.returnReason'],
]

/** What offices write for themselves. `shown`: rows in which it has become public. */
const OF_OFFICES: Record<string, { columns: readonly string[]; shown?: (row: Row, others: Others) => boolean }> = {
  answerVersions: { columns: ['text', 'policyBasis', 'questionText'], shown: (row) => isReadable(row) },
  answerFiles: {
    columns: ['name'],
    shown: ({ publicity, versionId }, { isRead }) => publicity === 'public' && isRead(versionId),
  },
  answerCitations: { columns: ['title', 'article'], shown: ({ versionId }, { isRead }) => isRead(versionId) },
  adoptionProgress: { columns: ['text'], shown: ({ releasedBy }) => releasedBy !== null },
  reviews: { columns: ['note'] },
  assignments: {
    columns: ['reason', 'part', 'overrideReason', 'returnReason', 'returnBasis', 'reply', 'consistencyNote'],
  },
  objections: { columns: ['reason', 'basis', 'decisionReason'] },
  extensions: { columns: ['decisionNote'] },
  consultations: { columns: ['conclusion'] },
  assessments: { columns: ['note'] },
  concernSources: { columns: ['reference'] },
  rumourHandOvers: { columns: ['reason', 'basis', 'reference'] },
  supervisions: { columns: ['reason', 'reply', 'closeNote'] },
  supervisionActs: { columns: ['note'] },
  spokenAnswers: { columns: ['speaker', 'summary'] },
  programmeCalls: { columns: ['speaker', 'summary'] },
  textModules: { columns: ['title', 'text'] },
  exchanges: {
    columns: ['asker', 'journalist', 'question', 'speaker', 'answer'],
    shown: ({ releasedBy }) => releasedBy !== null,
  },
  topicColumnVersions: {
    columns: ['title', 'titleEn', 'summary', 'summaryEn'],
    shown: ({ state }) => state === 'published',
  },
  events: {
    columns: ['title', 'summary', 'description', 'venueName', 'venueAddress'],
    shown: ({ state }) => state !== 'draft' && state !== 'inReview',
  },
  eventPlans: { columns: ['purpose', 'form', 'participants', 'duties', 'emergency'] },
  eventComments: { columns: ['text'] },
  scoreObjections: { columns: ['reason', 'answer'] },
  eventResults: { columns: ['summary', 'summaryEn', 'reviewNote'], shown: ({ state }) => state === 'published' },
  reportUrgings: { columns: ['note'] },
  campaignReminders: { columns: ['note'] },
  mailings: { columns: ['subject', 'body', 'sms'] },
  savedViews: { columns: ['name'] },
  bulkActs: { columns: ['reason'] },
  gateDevices: { columns: ['name'] },
}

/** Everybody reads the text of a version that was published, until it is taken down or where it is withheld. */
const isReadable = (version: Row) =>
  version.publishedAt !== null && version.withdrawnAt === null && version.publicity !== 'withheld'

type Others = { isRead: (versionId: unknown) => boolean }

/** Text, and every text inside a value, with a word of its own behind it. */
function marked(value: unknown, mark: () => string): unknown {
  if (typeof value === 'string') return value === '' || value === ERASED ? value : `${value} ${mark()}`
  if (Array.isArray(value)) return value.map((each) => marked(each, mark))
  if (value === null || typeof value !== 'object' || value instanceof Date) return value
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, marked(each, mark)]))
}

const ownerOf = (row: Row) => String(row.questionId ?? row.registrationId ?? row.id)
const keyOf = (name: string) =>
  ({ eventPlans: 'eventId', concernSources: 'questionId', programmeCalls: 'questionId' })[name] ?? 'id'

/** Marks what is private in every table; answers the columns of which at least one value was met. */
export async function markTables(words: PrivateWords): Promise<Set<string>> {
  const readable = new Set(
    (await reader().select().from(tables.answerVersions)).filter(isReadable).map(({ id }) => id as unknown),
  )
  const others = { isRead: (versionId: unknown) => readable.has(versionId) }
  const met = new Set<string>()
  const all = new Map<string, unknown>(Object.entries(tables))
  const names = new Set([...Object.keys(PERSONAL_COLUMNS), ...Object.keys(OF_OFFICES)])
  for (const name of names) {
    const table = all.get(name) as AnyTable
    const key = getTableColumns(table)[keyOf(name) as 'id']
    const { columns = [], shown } = OF_OFFICES[name] ?? {}
    const rows: Row[] = await reader().select().from(table).orderBy(key).limit(MOST_ROWS)
    await store().transaction(async (tx) => {
      for (const row of rows) {
        const personal = Object.keys(PERSONAL_COLUMNS[name] ?? {})
        const own = shown?.(row, others) ? [] : columns
        const changed = changesOf(words, name, row, [...personal, ...own], met)
        if (Object.keys(changed).length > 0)
          await tx
            .update(table)
            .set(changed)
            .where(eq(key, row[keyOf(name)] as string))
      }
    })
  }
  return met
}

function changesOf(words: PrivateWords, name: string, row: Row, columns: string[], met: Set<string>): Row {
  const changed: Row = {}
  for (const column of columns) {
    const place = `${name}.${column}`
    const value = row[column]
    if (LEFT_OUT.includes(place)) continue
    // What nobody has filled in yet is filled in: it might be shown as soon as somebody does.
    if (value === null || value === '') {
      if (!ONLY_WHERE_GIVEN.includes(place)) changed[column] = words.next(place, ownerOf(row))
      if (!ONLY_WHERE_GIVEN.includes(place)) met.add(place)
      continue
    }
    met.add(place)
    if (AS_IT_STANDS.includes(place)) {
      const text = typeof value === 'string' ? value : (value as { address: string }).address
      words.keep(text, place, ownerOf(row))
    } else changed[column] = marked(value, () => words.next(place, ownerOf(row)))
  }
  return changed
}

/** Columns that `markTables` knows, for a test that meets them all. */
export const PRIVATE_PLACES: readonly string[] = [
  ...Object.entries(PERSONAL_COLUMNS).flatMap(([name, columns]) => Object.keys(columns).map((key) => `${name}.${key}`)),
  ...Object.entries(OF_OFFICES).flatMap(([name, { columns }]) => columns.map((key) => `${name}.${key}`)),
].filter((place) => !LEFT_OUT.includes(place))
