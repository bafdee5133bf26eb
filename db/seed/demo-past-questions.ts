// What demo questions of former months are made of. People and details are invented.

export type PastQuestion = {
  kind?: 'help' | 'complaint' | 'suggestion'
  topic: string
  name?: string
  text: string
  /** `{+3}` is the day three days after it was published */
  answer: string
  basis?: string
  /** working days until it was published; more than five is late, unless it was extended by three */
  took: number
  extended?: true
  /** content and speed; a bad content sends it back, and `again` is what was answered then */
  rated?: [content: 1 | 2 | 3 | 4 | 5, speed: 1 | 2 | 3 | 4 | 5]
  again?: { reason: string; answer: string; note: string }
  adoptionReason?: string
}

export type PastColumn = { department: string; officer: string; reviewer: string; questions: readonly PastQuestion[] }
