// 批量发布: several approved answers at once. Each is published by the act for one, in a transaction of its own, with its own
// checks, history and audit entry; one that may not be published does not keep the others back. Answers are signed off one by
// one, by somebody who has opened them: that is never done here.
import type { StaffActor } from '#app/platform/actor.ts'
import { Forbidden, NotFound } from '#app/platform/failures.ts'
import type { Reader } from '#db/store.ts'
import { inTransaction } from '#db/work.ts'
import { readInboxCases } from './inbox-cases.server.ts'
import { type PublishOutcome, publishAnswer } from './publish-answer.server.ts'
import type { QuestionStatus } from './question.ts'

/** At most a page of the inbox. */
export const MOST_PUBLISHED = 30

/** `versionHash`: of the version that stood in the list. */
export type Chosen = { id: string; versionHash: string }
type Refusal = Exclude<PublishOutcome['outcome'], 'published' | 'corrected' | 'withheld'> | 'mayNotPublishThis'
export type PublishedOne = { id: string; trackingCode: string; title: string }
export type RefusedOne = PublishedOne & { problem: Refusal; status?: QuestionStatus }
export type PublishReport = {
  published: PublishedOne[]
  refused: RefusedOne[]
  /** not to be found by this person: nothing is told of them */
  unknown: number
}

const DONE: readonly string[] = ['published', 'corrected', 'withheld'] satisfies PublishOutcome['outcome'][]

export async function publishMany(
  reader: Reader,
  actor: StaffActor,
  chosen: readonly Chosen[],
): Promise<PublishReport> {
  const once = [...new Map(chosen.map((one) => [one.id, one])).values()].slice(0, MOST_PUBLISHED)
  const outcomes: { id: string; problem: Refusal | null; status?: QuestionStatus }[] = []
  let unknown = 0
  for (const { id, versionHash } of once) {
    try {
      const done = await inTransaction(actor, (work) => publishAnswer(work, id, versionHash))
      outcomes.push({
        id,
        problem: DONE.includes(done.outcome) ? null : (done.outcome as Refusal),
        ...('status' in done ? { status: done.status } : {}),
      })
    } catch (failure) {
      if (failure instanceof NotFound) unknown += 1
      else if (failure instanceof Forbidden) outcomes.push({ id, problem: 'mayNotPublishThis' })
      else throw failure
    }
  }
  const cases = await readInboxCases(
    reader,
    outcomes.map(({ id }) => id),
  )
  const named = (id: string) => {
    const { trackingCode, title } = cases.find((one) => one.id === id) ?? { trackingCode: '', title: '' }
    return { id, trackingCode, title }
  }
  return {
    published: outcomes.flatMap(({ id, problem }) => (problem === null ? [named(id)] : [])),
    refused: outcomes.flatMap(({ id, problem, status }) =>
      problem === null ? [] : [{ ...named(id), problem, ...(status ? { status } : {}) }],
    ),
    unknown,
  }
}

/** Ticked boxes as they come with the form: `id.hash`. */
export function readChosen(values: readonly string[]): Chosen[] {
  return values.flatMap((value) => {
    const [id, versionHash] = value.split('.')
    return id && versionHash ? [{ id, versionHash }] : []
  })
}
