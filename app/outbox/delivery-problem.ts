// What the code of a failure means, for people.
export type DeliveryProblem = 'refused' | 'busy' | 'unreachable' | 'erased' | 'address' | 'interrupted' | 'made'

export function problemOf(code: string): DeliveryProblem {
  if (code.startsWith('connection')) return 'unreachable'
  if (code === 'interrupted') return 'interrupted'
  if (code === 'not a mail address') return 'address'
  if (code === 'its subject was erased') return 'erased'
  if (code === 'could not be made') return 'made'
  const status = Number(/\d{3}/.exec(code)?.[0])
  if (code.startsWith('gateway')) return status >= 500 || status === 429 || status === 408 ? 'busy' : 'refused'
  return status >= 500 ? 'refused' : 'busy'
}
