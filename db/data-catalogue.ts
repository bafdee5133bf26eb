// The register of personal data (个人信息保护法 arts 6, 19, 51): which columns hold it, why, how long, and what stays
// when it goes. A column that is encrypted and not listed, or listed and not encrypted, fails tests/db/data-catalogue.test.ts;
// so does a text column that is in neither list.
/** days after which the value goes, counted from what `from` names; null: it stays as long as the row */
export type Retention = { from: 'eventEnd' | 'questionClosed' | 'created' | 'staffDisabled'; days: number } | null
export type PersonalColumn = { purpose: string; retention: Retention; emptied: 'null' | 'erased' }

/** What stands in a required column after its value has gone. */
export const ERASED = '已删除'
/** Begins what stands, with the row's id, where the look-up hash of an address was that must be there and be unique. */
export const ERASED_HASH = 'erased '

const afterEvent = { from: 'eventEnd', days: 30 } as const
/** Identity numbers are sensitive (个人信息保护法 art. 28): they go first. */
const dayAfterEvent = { from: 'eventEnd', days: 1 } as const
/** What was taken back goes sooner than what was answered: days after it was (个人信息保护法 art. 47). */
export const WITHDRAWN_KEPT_DAYS = 7
const afterAnswer = { from: 'questionClosed', days: 180 } as const
const asLongAsStaff = { from: 'staffDisabled', days: 400 } as const

export const PERSONAL_COLUMNS: Record<string, Record<string, PersonalColumn>> = {
  staff: {
    email: { purpose: 'sign-in', retention: asLongAsStaff, emptied: 'erased' },
    name: { purpose: 'who acted', retention: asLongAsStaff, emptied: 'erased' },
    totpSecret: { purpose: 'second factor', retention: asLongAsStaff, emptied: 'null' },
  },
  registrations: {
    name: { purpose: 'to know who comes', retention: afterEvent, emptied: 'erased' },
    nameInitials: { purpose: 'search at the gate', retention: afterEvent, emptied: 'erased' },
    phone: { purpose: 'to reach the person', retention: afterEvent, emptied: 'null' },
    email: { purpose: 'to reach the person', retention: afterEvent, emptied: 'null' },
    companions: { purpose: 'who comes along', retention: afterEvent, emptied: 'null' },
    guardian: { purpose: 'consent for children under 14 (art. 31)', retention: afterEvent, emptied: 'null' },
    answers: { purpose: 'what the event needs to know', retention: afterEvent, emptied: 'null' },
    needs: { purpose: 'help asked for', retention: afterEvent, emptied: 'null' },
    care: { purpose: 'whom the staff at the gate look out for', retention: afterEvent, emptied: 'null' },
    groupName: { purpose: 'which class or delegation comes', retention: afterEvent, emptied: 'null' },
    ticketSecret: { purpose: 'the ticket', retention: afterEvent, emptied: 'erased' },
    manageToken: { purpose: 'the manage link', retention: afterEvent, emptied: 'erased' },
    endedReason: { purpose: 'why it was refused or cancelled', retention: afterEvent, emptied: 'null' },
  },
  companionTickets: {
    // The row is deleted when the registration is emptied.
    ticketSecret: { purpose: 'the ticket of a companion', retention: afterEvent, emptied: 'erased' },
  },
  gateNotes: {
    words: { purpose: 'why staff took a check-in back', retention: afterEvent, emptied: 'null' },
  },
  draws: {
    // Not personal, but secret until the draw: whoever knew it could choose when to sign up.
    seed: { purpose: 'the draw that everybody can recompute', retention: null, emptied: 'erased' },
  },
  webhookEndpoints: {
    // Not personal, but secret: keys that sign, and addresses that often hold one.
    url: { purpose: 'where other programs are told of acts', retention: null, emptied: 'erased' },
    secret: { purpose: 'signature of what is told', retention: null, emptied: 'erased' },
    formerSecret: { purpose: 'signature while a secret is changed', retention: null, emptied: 'null' },
  },
  identities: {
    number: {
      purpose: 'admission where the site demands identification; the event states why',
      retention: dayAfterEvent,
      emptied: 'erased',
    },
  },
  linkRequests: {
    // The row is deleted when it is answered, about a second later.
    contact: { purpose: 'where links of registrations are asked to', retention: null, emptied: 'erased' },
  },
  formFiles: {
    name: { purpose: 'what the event needs to know', retention: afterEvent, emptied: 'erased' },
    content: { purpose: 'what the event needs to know', retention: afterEvent, emptied: 'erased' },
  },
  questions: {
    originalText: { purpose: 'the question as asked', retention: afterAnswer, emptied: 'erased' },
    concealedText: { purpose: 'the question as asked', retention: afterAnswer, emptied: 'null' },
    wholeText: { purpose: 'the submission that the question was a part of', retention: afterAnswer, emptied: 'null' },
    askerName: { purpose: 'to answer the person', retention: afterAnswer, emptied: 'null' },
    askerPhone: { purpose: 'to answer the person', retention: afterAnswer, emptied: 'null' },
    askerEmail: { purpose: 'to answer the person', retention: afterAnswer, emptied: 'null' },
  },
  workingDrafts: {
    // The row is deleted when the form is saved, and 30 days after it was last written.
    values: {
      purpose: 'what a member of staff has typed and not saved yet',
      retention: { from: 'created', days: 30 },
      emptied: 'erased',
    },
  },
  clarifications: {
    supplement: { purpose: 'what the asker added', retention: afterAnswer, emptied: 'null' },
  },
  caseNotes: {
    text: {
      purpose: 'what staff say to each other about the case, which may name the asker',
      retention: afterAnswer,
      emptied: 'erased',
    },
  },
  answerVersions: {
    askerText: { purpose: 'what only the asker is told', retention: afterAnswer, emptied: 'null' },
  },
  questionFiles: {
    name: { purpose: 'what the asker sent along', retention: afterAnswer, emptied: 'null' },
    content: { purpose: 'what the asker sent along', retention: afterAnswer, emptied: 'null' },
  },
  answerRatings: {
    reason: { purpose: 'why the asker is not satisfied', retention: afterAnswer, emptied: 'null' },
  },
  answerFollowers: {
    email: { purpose: 'to tell of answers and corrections, until unsubscribed', retention: null, emptied: 'erased' },
  },
  outboxMessages: {
    recipient: { purpose: 'delivery', retention: { from: 'created', days: 90 }, emptied: 'erased' },
    values: { purpose: 'text of the message', retention: { from: 'created', days: 90 }, emptied: 'erased' },
  },
  feedback: {
    text: {
      purpose: 'what the visitor says of the event',
      retention: { from: 'eventEnd', days: 180 },
      emptied: 'null',
    },
  },
  auditEntries: {
    address: { purpose: 'from where an act came', retention: { from: 'created', days: 400 }, emptied: 'null' },
  },
}
