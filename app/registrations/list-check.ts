// What a page about a list answers after a submission: the list to look at, or what is wrong with it.
import type { Outlook } from './list-forecast.ts'
import type { ListFault, PeopleList } from './people-list.ts'
import type { LikeAnswer } from './register-page.server.ts'

export type ListPreview = { list: PeopleList; people: number; outlook?: Outlook }

export type ListAnswer = {
  /** another session is to be chosen, from the form or from the check */
  step?: 'slot' | 'otherSlot'
  /** shown before it counts; without it the form is shown again */
  preview?: ListPreview
  /** published answers to questions like the one that is asked along */
  similar?: readonly LikeAnswer[]
  /** the page of the question, before the list is looked at */
  asking?: boolean
  errors: Record<string, string>
  faults: readonly ListFault[]
  values: Record<string, string | string[]>
  outcome?: string
}
