// Results of console acts: what an address may ask to be told, and how a refusal is worded.
export const DONE = [
  'created',
  'saved',
  'told',
  'unchanged',
  'submitted',
  'published',
  'returned',
  'cancelled',
  'duplicated',
  'slots',
  'someSlots',
  'skipped',
  'slotRemoved',
  'slotCancelled',
  'cover',
  'archived',
  'plainForm',
  'stall',
  'stallRemoved',
  'campaign',
  'tasks',
] as const
export type Done = (typeof DONE)[number]

export const CONFLICTS = [
  'notDraft',
  'notInReview',
  'olderVersion',
  'ownWork',
  'alreadyCancelled',
  'notPublished',
  'over',
  'notOver',
  'alreadyArchived',
  'hasQuestions',
  'alreadyRemoved',
  'unknownDepartment',
  'notEditable',
  'allocationFixed',
  'lastSlot',
  'tooMany',
  'incomplete',
] as const
export type Conflict = (typeof CONFLICTS)[number]

/** The result that the address tells; undefined for anything we do not know. */
export function doneOf(url: string): Done | undefined {
  const asked = new URL(url).searchParams.get('done')
  return DONE.find((done) => done === asked)
}

/** The key of its words: `published` is `donePublished`. */
export const doneKey = <Key extends Done>(done: Key) =>
  `done${done[0]?.toUpperCase()}${done.slice(1)}` as `done${Capitalize<Key>}`
export const conflictKey = <Key extends Conflict>(conflict: Key) =>
  `conflict${conflict[0]?.toUpperCase()}${conflict.slice(1)}` as `conflict${Capitalize<Key>}`
