import { outboxTexts } from '#app/outbox/outbox-messages.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Timeline, type TimelineItem } from '#app/ui/timeline.tsx'
import { historyMessages } from '../history-messages.ts'
import { signUpMessages } from '../sign-up-messages.ts'

/** A HistoryEntry as it travels to the page. */
export type ShownEntry = { id: string; at: string } & (
  | {
      kind: 'act'
      action: string
      actorKind: string
      staffName: string | null
      detail: { partySize?: number; before?: number; position?: number; asked?: number; fields?: readonly string[] }
    }
  | { kind: 'message'; message: string; channel: 'email' | 'sms'; state: string; sentAt: string | null }
  | {
      kind: 'scan'
      verdict: string
      gate: string
      people: number
      person: number | null
      direction: 'entry' | 'exit'
      undone: boolean
    }
)

const ADMITTED = ['welcome', 'partlyIn', 'left']
const knownActs = new Set<string>(signUpMessages.keys)
const knownHere = new Set<string>(historyMessages.keys)
const knownMails = new Set<string>(outboxTexts.keys)

export function RegistrationHistory({ entries }: { entries: readonly ShownEntry[] }) {
  const text = useMessages(signUpMessages)
  const words = useMessages(historyMessages)
  const mails = useMessages(outboxTexts)
  const language = useLanguage()
  const when = (at: string, who: string) => `${formatMomentShort(new Date(at), language)} · ${who}`

  const act = (entry: Extract<ShownEntry, { kind: 'act' }>): TimelineItem => {
    const key = `act.${entry.action}`
    const { partySize, before, position, asked, fields = [] } = entry.detail
    const who =
      entry.staffName ??
      text(entry.actorKind === 'citizen' ? 'byCitizen' : entry.actorKind === 'device' ? 'byDevice' : 'bySystem')
    return {
      state: 'done',
      title: knownHere.has(key)
        ? words(key as 'act.scan.recorded')
        : text((knownActs.has(key) ? key : 'actOther') as 'actOther'),
      time: when(entry.at, who),
      text:
        [
          ...fields
            .map((field) => `field.${field}`)
            .flatMap((field) => (knownHere.has(field) ? words(field as 'field.name') : [])),
          partySize ? text('actPeople', { count: partySize }) : '',
          before || asked ? `← ${before ?? asked}` : '',
          position ? text('position', { position }) : '',
        ]
          .filter(Boolean)
          .join(' · ') || undefined,
    }
  }
  const message = (entry: Extract<ShownEntry, { kind: 'message' }>): TimelineItem => {
    const kind = `kind.${entry.message}`
    return {
      state: entry.state === 'failed' ? 'stopped' : entry.state === 'sent' || entry.state === 'kept' ? 'done' : 'todo',
      title: words('message', { kind: knownMails.has(kind) ? mails(kind as 'kind.test-mail') : entry.message }),
      time: when(entry.sentAt ?? entry.at, words(`channel.${entry.channel}`)),
      text: (
        <a className="link" href={`/console/outbox/${entry.id}`}>
          {mails(`state.${entry.state}` as 'state.sent')}
        </a>
      ),
    }
  }
  const scan = (entry: Extract<ShownEntry, { kind: 'scan' }>): TimelineItem => ({
    state: entry.undone || !ADMITTED.includes(entry.verdict) ? 'stopped' : 'done',
    title: words(`verdict.${entry.verdict}` as 'verdict.welcome'),
    time: when(entry.at, `${entry.gate} · ${words(entry.direction)}`),
    text:
      [
        entry.person === null ? '' : words('companion', { person: entry.person }),
        entry.people > 0 ? words('people', { count: entry.people }) : '',
        entry.undone ? words('undone') : '',
      ]
        .filter(Boolean)
        .join(' · ') || undefined,
  })
  return (
    <Timeline
      items={entries.map((entry) =>
        entry.kind === 'act' ? act(entry) : entry.kind === 'message' ? message(entry) : scan(entry),
      )}
    />
  )
}
