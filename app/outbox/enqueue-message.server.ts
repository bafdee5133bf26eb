import { newId } from '#app/platform/ids.ts'
import { lookupHash, type Sealed, seal, writingKeyId } from '#app/platform/key-ring.server.ts'
import type { Language } from '#app/platform/language.ts'
import { insertRows } from '#db/insert-rows.ts'
import { outboxMessages } from '#db/schema.ts'
import type { Work } from '#db/work.ts'
import type { MessageKind } from './message-kinds.ts'
import type { MessageValues, PlainKind } from './message-values.ts'

export type NewMessage<Kind extends MessageKind = MessageKind> = {
  channel: 'email' | 'sms'
  to: { address: string; name?: string }
  /** `to` as JSON, encrypted before the transaction, and the hash of the address; a hot path brings both along. */
  sealedRecipient?: Sealed
  recipientHash?: string
  language: Language
  subject: { kind: 'registration' | 'question' | 'event' | 'staff' | 'none'; id: string | null }
  departmentId?: string | null
  /** Messages with one key are delivered in order; by default all about one subject to one address. */
  orderKey?: string
  /** The same cause told twice is one message: "registration:ID:confirmed:SEQUENCE". */
  dedupeKey: string
  /** Not before this moment. */
  notBefore?: Date
} & (Kind extends PlainKind
  ? { values?: MessageValues[Kind] }
  : { /** What must stay as it was when the message was caused. */ values: MessageValues[Kind] })

// Most messages carry no values; the cipher of `{}` says nothing, so one serves them all until the keys change.
let nothing: { keyId: string; sealed: Sealed } | undefined
function noValues(): Sealed {
  if (nothing?.keyId !== writingKeyId()) nothing = { keyId: writingKeyId(), sealed: seal('{}') }
  return nothing.sealed
}

/** Puts a message into the outbox, in the transaction of the change that causes it. A known dedupeKey adds nothing. */
export async function enqueueMessage<Kind extends MessageKind>(
  work: Work,
  kind: Kind,
  message: NewMessage<Kind>,
): Promise<void> {
  await enqueueMessages([{ work, kind, message: message as unknown as NewMessage }])
}

const COLUMNS = [
  'id',
  'kind',
  'channel',
  'recipient',
  'recipientHash',
  'language',
  'subjectKind',
  'subjectId',
  'departmentId',
  'values',
  'orderKey',
  'state',
  'nextAttemptAt',
  'dedupeKey',
  'messageId',
  'createdAt',
] as const

/** The messages that one transaction causes, in their order. */
export async function enqueueMessages(
  owed: readonly { work: Work; kind: MessageKind; message: NewMessage }[],
): Promise<void> {
  const first = owed[0]
  if (!first) return
  await insertRows(first.work.tx, 'outbox.insert', COLUMNS, owed.map(rowOf), (db, values, name) =>
    db.insert(outboxMessages).values(values).onConflictDoNothing().prepare(name),
  )
  first.work.changed({ kind: 'outbox' })
}

function rowOf({ work, kind, message }: { work: Work; kind: MessageKind; message: NewMessage }) {
  const id = newId()
  const recipientHash = message.recipientHash ?? lookupHash(message.channel, message.to.address.toLowerCase())
  return {
    id,
    kind,
    channel: message.channel,
    recipient: message.sealedRecipient ?? message.to,
    recipientHash,
    language: message.language,
    subjectKind: message.subject.kind,
    subjectId: message.subject.id,
    departmentId: message.departmentId ?? null,
    values: message.values && Object.keys(message.values).length > 0 ? message.values : noValues(),
    orderKey: message.orderKey ?? `${message.subject.kind}:${message.subject.id ?? id}:${recipientHash}`,
    state: 'queued',
    nextAttemptAt: message.notBefore ?? work.now,
    dedupeKey: message.dedupeKey,
    messageId: id,
    createdAt: work.now,
  }
}
