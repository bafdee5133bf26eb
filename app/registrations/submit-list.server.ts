// A list that staff hand in: checked, shown, and only then registered, as one group or each person alone.
import type { StaffActor } from '#app/platform/actor.ts'
import type { Reader } from '#db/store.ts'
import { addRegistration } from './add-registration.server.ts'
import type { EventForm } from './event-form.ts'
import type { ListAnswer } from './list-check.ts'
import { staffEachForm, staffGroupForm } from './list-forms.ts'
import type { ListFault } from './people-list.ts'
import { readList, readOutlook } from './read-list.server.ts'
import { fieldOfFault, readSubmission } from './read-submission.server.ts'
import type { RegisterOutcome } from './register.server.ts'
import { registerMany } from './register-many.server.ts'
import { LARGEST_GROUP } from './registration.ts'
import { groupSize, staffGroupInput } from './submit-group.server.ts'

type Values = Record<string, string | string[]>
export type StaffList = {
  actor: StaffActor
  event: { id: string; slots: readonly { id: string; partyMax: number }[]; form: EventForm }
  values: Values
  files: ReadonlyMap<string, File>
  arrivedAt: Date
}
export type StaffListOutcome =
  | { step: 'preview' | 'refused'; answer: ListAnswer }
  /** `id` of the group's registration, or of the list */
  | { step: 'done'; id: string; parties: number }

/** Faults of a form, read by its schema, by field. */
const faultsOf = (read: {
  success: boolean
  error?: { issues: readonly { path: PropertyKey[]; message: string }[] }
}) =>
  Object.fromEntries(
    (read.error?.issues ?? []).map(({ path, message }) => [path.join('.'), message]).reverse(),
  ) as Record<string, string>

const refused = (
  values: Values,
  errors: Record<string, string>,
  faults: readonly ListFault[] = [],
): StaffListOutcome => ({
  step: 'refused',
  answer: { errors, faults, values },
})

const slotOf = ({ event, values }: StaffList) => event.slots.find(({ id }) => id === values.slot)

/** One registration with one code, whatever the event says about groups that sign up by themselves. */
export async function submitStaffGroup(reader: Reader, given: StaffList): Promise<StaffListOutcome> {
  const { actor, event, values, files, arrivedAt } = given
  const { list, errors: listErrors } = await readList(values, files.get('listFile'), { kind: 'group' })
  const form = staffGroupForm.safeParse(values)
  const submission = await readSubmission(reader, { eventId: event.id, form: event.form }, values, files, {
    demanding: false,
  })
  const errors = { ...faultsOf(form), ...listErrors, ...submission.errors }
  if (!slotOf(given)) errors.slot = 'slotMissing'
  if (!form.success || !list || Object.keys(errors).length > 0) return refused(values, errors, list?.faults)
  const people = groupSize(form.data.name, list.people)
  if (people > LARGEST_GROUP) return refused(values, { list: `groupOver ${people}` })
  if (values.intent !== 'confirm') {
    const outlook = await readOutlook(reader, form.data.slot, [people])
    return {
      step: 'preview',
      answer: { preview: { list, people, ...(outlook ? { outlook } : {}) }, errors: {}, faults: [], values },
    }
  }
  const input = staffGroupInput(form.data, list.people, submission.answers, arrivedAt)
  const outcome = await addRegistration(actor, event.id, input)
  if (outcome.outcome === 'registered') return { step: 'done', id: outcome.id, parties: 1 }
  return refused(values, groupFaults(outcome))
}

function groupFaults(outcome: Exclude<RegisterOutcome, { outcome: 'registered' }>): Record<string, string> {
  switch (outcome.outcome) {
    case 'alreadyRegistered':
      return { phone: 'alreadyRegistered' }
    case 'idempotencyKeyReused':
      return { groupName: 'idempotencyKeyReused' }
    case 'formRefused': {
      const faults = Object.entries(outcome.faults ?? {})
      return Object.fromEntries(faults.map(([path, fault]) => [fieldOfFault(path), fault]))
    }
    case 'full':
    case 'cancelled':
      return { slot: outcome.outcome }
    default:
      return { slot: 'closed' }
  }
}

/** Every row a registration of its own. */
export async function submitStaffEach(reader: Reader, given: StaffList): Promise<StaffListOutcome> {
  const { actor, event, values, files, arrivedAt } = given
  const slot = slotOf(given)
  const { questions, rules } = event.form
  const { list, errors: listErrors } = await readList(values, files.get('listFile'), {
    kind: 'each',
    partyMax: slot?.partyMax ?? Math.max(1, ...event.slots.map(({ partyMax }) => partyMax)),
    questions,
    adultsOnly: rules.minors === 'adultsOnly',
  })
  const form = staffEachForm.safeParse(values)
  const errors = { ...faultsOf(form), ...listErrors }
  if (!slot) errors.slot = 'slotMissing'
  const children = list?.people.some(({ guardian }) => guardian !== undefined) === true
  if (children && values.guardianConsent !== 'yes') errors.guardianConsent = 'childrenConsentMissing'
  if (!form.success || !list || Object.keys(errors).length > 0) return refused(values, errors, list?.faults)
  if (values.intent !== 'confirm') {
    const sizes = list.people.map(({ people }) => people)
    const people = sizes.reduce((sum, size) => sum + size, 0)
    const outlook = await readOutlook(reader, form.data.slot, sizes)
    return {
      step: 'preview',
      answer: { preview: { list, people, ...(outlook ? { outlook } : {}) }, errors: {}, faults: [], values },
    }
  }
  const { slot: slotId, key } = form.data
  const outcome = await registerMany(actor, event.id, { slotId, people: list.people, idempotencyKey: key, arrivedAt })
  if (outcome.outcome === 'registered') return { step: 'done', id: outcome.listId, parties: outcome.parties }
  if (outcome.outcome === 'idempotencyKeyReused') return refused(values, { list: 'idempotencyKeyReused' })
  const [first] = outcome.refusals
  if (first && (first.because === 'closed' || first.because === 'cancelled'))
    return refused(values, { slot: first.because })
  const faults = outcome.refusals.map(({ row, because }): ListFault => {
    const person = list.people.find((each) => each.row === row)
    const twice = because === 'alreadyRegistered'
    return {
      row,
      column: twice ? (person?.phone ? 'phone' : 'email') : 'people',
      typed: twice ? (person?.phone ?? person?.email ?? '') : String(person?.people ?? ''),
      fault: because === 'full' ? 'fullFrom' : because,
    }
  })
  return refused(values, { list: 'listFaults' }, faults)
}
