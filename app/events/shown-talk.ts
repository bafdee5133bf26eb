// What the page of an interview, a question hour or a press conference shows besides: handed in by the route.
export type ShownExchange = {
  id: string
  kind: 'statement' | 'question'
  asker: string
  journalist: string | null
  question: string
  speaker: string
  answer: string
  answerHref: string | null
}
export type ShownTalk = {
  transcript: readonly ShownExchange[]
  files: readonly { href: string; name: string; picture: boolean }[]
}
export const NO_TALK: ShownTalk = { transcript: [], files: [] }
