// One act on many registrations: the question, the ten seconds to take it back, the progress, and what was not done.
import { groupOf, receivedSlot, type SentSlot, slotRange } from '#app/events/reserved-group.ts'
import { dayOf, formatDayShort, formatTimes } from '#app/platform/dates.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import type { FieldErrors } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { SlotRows } from '#app/ui/slot-rows.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { type BulkKind, needsReason } from '../bulk-act.ts'
import { deskMessages } from '../desk-messages.ts'
import type { RegistrationStatus } from '../registration.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { RegistrationStatusTag } from './registration-status.tsx'

type Chosen = {
  records: number
  people: number
  leftOut: number
  byMail: number
  byText: number
  unreachable: number
  /** masked, the first ones */
  names: readonly string[]
}
type Act = {
  kind: BulkKind
  state: 'asked' | 'waiting' | 'running' | 'done' | 'withdrawn' | 'stopped'
  back: string
  secondsLeft: number
  toSlot: SentSlot | null
  chosen: Chosen | null
  progress: { total: number; handled: number; done: number; donePeople: number }
  undone: readonly { id: string; name: string; partySize: number; status: RegistrationStatus; outcome: string }[]
  slots: readonly (SentSlot & { id: string; free: number })[]
}

/** `smsOff`: the site sends no text messages. */
type AskedProps = { act: Act; chosen: Chosen; errors: FieldErrors; reason: string; smsOff: boolean }

export function BulkActAsked({ act, chosen, errors, reason, smsOff }: AskedProps) {
  const text = useMessages(deskMessages)
  const language = useLanguage()
  const { records, people, leftOut, byMail, byText, unreachable, names } = chosen
  if (records === 0) {
    return (
      <Banner
        tone="info"
        title={text('nobody')}
        actions={<ButtonLink href={act.back}>{text('bulkBack')}</ButtonLink>}
      />
    )
  }
  return (
    <>
      <SummaryList
        rows={[
          {
            label: text('records'),
            value: (
              <>
                {text('concerned', { count: records, people })}
                <p className="hint">
                  {names.join(text('nameComma'))}
                  {records > names.length ? text('andMore', { count: records - names.length }) : null}
                </p>
              </>
            ),
          },
          {
            label: text('told'),
            value: (
              <>
                {text('toldHow', { mail: byMail, text: byText })}
                {smsOff && byText > 0 ? <p className="hint">{text('toldSmsOff', { count: byText })}</p> : null}
                {unreachable > 0 ? <p className="hint">{text('toldNot', { count: unreachable })}</p> : null}
              </>
            ),
          },
          ...(leftOut > 0 ? [{ label: text('leftOut'), value: text('leftOutText', { count: leftOut }) }] : []),
        ]}
      />
      {act.kind === 'approve' || act.kind === 'move' ? <p className="hint">{text('order')}</p> : null}
      <Form>
        {act.kind === 'move' ? (
          <SlotRows
            name="slot"
            legend={text('slot')}
            error={errors.slot}
            rows={act.slots.map((slot) => {
              return {
                value: slot.id,
                title: formatTimes(new Date(slot.startsAt), new Date(slot.endsAt)),
                group: groupOf(slot, language),
                subtitle: formatDayShort(dayOf(new Date(slot.startsAt)), language),
                state: {
                  tone: slot.free >= people ? 'ok' : slot.free > 0 ? 'warn' : 'idle',
                  text: text('free', { count: slot.free }),
                },
                disabled: slot.free === 0,
              }
            })}
          />
        ) : null}
        {needsReason(act.kind) ? (
          <TextArea
            name="reason"
            label={text('reason')}
            hint={text('reasonHint', { count: records })}
            rows={3}
            defaultValue={reason}
            error={errors.reason}
            required
          />
        ) : null}
        <Buttons>
          <Button name="intent" value="confirm" variant="primary">
            {text(`go.${act.kind}`, { count: records })}
          </Button>
          <Button name="intent" value="withdraw" variant="quiet">
            {text('giveUp')}
          </Button>
        </Buttons>
      </Form>
    </>
  )
}

export function BulkActState({ act }: { act: Act }) {
  const text = useMessages(deskMessages)
  const language = useLanguage()
  const { total, handled, done, donePeople } = act.progress
  return (
    <>
      {act.state === 'waiting' ? (
        <Banner
          tone="warning"
          title={text('waiting', { seconds: act.secondsLeft })}
          actions={
            <Form>
              <HiddenFields values={{ intent: 'withdraw' }} />
              <Button icon="undo">{text('withdraw')}</Button>
            </Form>
          }
        >
          {act.chosen ? <p>{text('concerned', { count: act.chosen.records, people: act.chosen.people })}</p> : null}
        </Banner>
      ) : null}
      {act.state === 'withdrawn' ? <Banner tone="info" result title={text('withdrawn')} /> : null}
      {act.state === 'running' ? (
        <Banner tone="info" title={text('running', { handled, total })}>
          <p>{text('runningNote')}</p>
          <Form>
            <HiddenFields values={{ intent: 'stop' }} />
            <Button>{text('stop')}</Button>
          </Form>
        </Banner>
      ) : null}
      {act.state === 'stopped' ? (
        <Banner tone="warning" result title={text('stopped', { count: total - handled })}>
          <p>{text('stoppedDone', { count: done })}</p>
        </Banner>
      ) : null}
      {act.state === 'done' ? (
        <Banner
          tone={done > 0 ? 'success' : 'warning'}
          result
          title={done > 0 ? text('done', { count: done, people: donePeople }) : text('doneNone')}
        >
          {handled > done ? <p>{text('undone', { count: handled - done })}</p> : null}
        </Banner>
      ) : null}
      {act.toSlot ? (
        <p className="my-4">
          {text('slot')} {slotRange(receivedSlot(act.toSlot), language)}
        </p>
      ) : null}
      {act.state === 'running' || act.state === 'done' || act.state === 'stopped' ? (
        <Meter
          label={text('state')}
          value={handled}
          max={total}
          tone={act.state === 'running' ? 'link' : done > 0 ? 'ok' : 'warn'}
        />
      ) : null}
      {act.undone.length > 0 ? <Undone rows={act.undone} /> : null}
    </>
  )
}

const known = new Set<string>(deskMessages.keys)

function Undone({ rows }: { rows: Act['undone'] }) {
  const text = useMessages(deskMessages)
  const words = useMessages(signUpMessages)
  const why = (outcome: string) => text((known.has(`why.${outcome}`) ? `why.${outcome}` : 'why.other') as 'why.other')
  return (
    <Table
      caption={text('undoneCaption')}
      rows={rows}
      rowKey={(row) => row.id}
      empty=""
      columns={[
        {
          key: 'name',
          label: words('name'),
          rowHeader: true,
          cell: (row) => <Link href={`/console/registrations/${row.id}`}>{row.name}</Link>,
        },
        { key: 'people', label: words('people'), numeric: true, cell: (row) => row.partySize },
        { key: 'why', label: text('why'), cell: (row) => why(row.outcome) },
        { key: 'status', label: words('status'), cell: (row) => <RegistrationStatusTag status={row.status} /> },
      ]}
    />
  )
}
