// Faults of a form with a list, in words by field.
import { useMessages } from '#app/ui/language.tsx'
import type { ListAnswer } from '../list-check.ts'
import { listMessages } from '../list-messages.ts'
import { registerPageMessages } from '../register-page-messages.ts'
import { LARGEST_GROUP } from '../registration.ts'
import { registrationErrors } from '../registrations-messages.ts'
import { signUpMessages } from '../sign-up-messages.ts'

/** As they stand on the page; the event's own questions come before the consent. */
const FIELDS = [
  'slot',
  'groupName',
  'name',
  'phone',
  'email',
  'list',
  'listFile',
  'adults',
  'child',
  'guardianConsent',
  'identity',
  'identityConsent',
  'needsOther',
  'consent',
  'question',
]

/** A code may carry a number: `groupOver 63`. */
export function useListErrors(
  answer: Pick<ListAnswer, 'errors' | 'faults'> | undefined,
  questions: readonly { name: string; label: string }[],
): Record<string, string> {
  const text = useMessages(listMessages)
  const words = useMessages(registerPageMessages)
  const desk = useMessages(signUpMessages)
  const faults = useMessages(registrationErrors)
  const sentence = (key: string): string => {
    const [code = '', number] = key.split(' ')
    if (code === 'listFaults') return text('faults', { count: answer?.faults.length ?? 0 })
    if (code === 'listTooLong') return text('listTooLong', { count: LARGEST_GROUP })
    if (code === 'groupOver') return text('groupOver', { count: Number(number) })
    if (code === 'slotMissing') return desk('slotMissing')
    return (listMessages.keys as readonly string[]).includes(code)
      ? text(code as 'listEmpty')
      : faults(code as Parameters<typeof faults>[0])
  }
  const place = (path: string) => {
    const at = FIELDS.indexOf(path.split('.')[0] as string)
    return at < 0 ? FIELDS.indexOf('consent') - 0.5 : at
  }
  const inOrder = Object.entries(answer?.errors ?? {}).toSorted(([a], [b]) => place(a) - place(b))
  return Object.fromEntries(
    inOrder.map(([path, key]) => {
      const field = path.split('.')[0] as string
      const question = questions.find(({ name }) => name === field)
      return [field, question ? words('ofQuestion', { question: question.label, fault: sentence(key) }) : sentence(key)]
    }),
  )
}
