// Who came: figures, slots, the list, corrections, and what can be done with it.
import { receivedSlot, slotRange } from '#app/events/reserved-group.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import type { Arrival, Cursor } from '#app/registrations/sign-up-query.ts'
import { signUpParams } from '#app/registrations/sign-up-query.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { Figure, Figures } from '#app/ui/figure.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { MoreLinks } from '#app/ui/pagination.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import type { attendanceOf, correctionsOf } from '../attendance.server.ts'
import { attendanceMessages } from '../attendance-messages.ts'
import { type CheckInMessageKey, checkInMessages } from '../check-in-messages.ts'
import type { Sent } from './check-in-types.ts'

type Row = {
  id: string
  name: string
  initials: string
  contact: string
  partySize: number
  arrivedPeople: number
  shortCode: string
  first: { at: string; gate: string } | null
}
type AttendanceProps = {
  data: {
    frame: { id: string }
    over: boolean
    slots: Sent<Awaited<ReturnType<typeof attendanceOf>>>
    corrections: Sent<Awaited<ReturnType<typeof correctionsOf>>>
    slotId: string | null
    arrival: Arrival | null
    rows: readonly Row[]
    total: number
    next: Cursor | null
    from: number
  }
}

const percent = (part: number, whole: number) => (whole === 0 ? 0 : Math.round((part * 100) / whole))

export function AttendanceView({ data }: AttendanceProps) {
  const text = useMessages(attendanceMessages)
  const language = useLanguage()
  const { frame, slots } = data
  const here = `/console/events/${frame.id}/attendance`
  const sum = (key: 'expected' | 'came' | 'missingParties' | 'missingPeople' | 'walkIns') =>
    slots.reduce((all, slot) => all + slot[key], 0)
  const filter = { slotId: data.slotId ?? undefined, arrival: data.arrival ?? undefined }
  const href = (change: Parameters<typeof signUpParams>[0]) => {
    const query = signUpParams({ ...filter, ...change }).toString()
    return query ? `${here}?${query}` : here
  }
  return (
    <>
      {data.over ? null : <Banner tone="info" title={text('notYet')} />}
      <div className="my-4">
        <Figures>
          <Figure label={text('expected')} value={sum('expected')} unit={text('people')} />
          <Figure
            label={text('cameFigure')}
            value={sum('came')}
            unit={text('people')}
            note={text('rate', { percent: percent(sum('came'), sum('expected')) })}
          />
          <Figure
            label={text('missingFigure')}
            value={sum('expected') - sum('came')}
            unit={text('people')}
            note={text('parties', { count: sum('missingParties') })}
            href={href({ arrival: 'missing' })}
          />
          <Figure label={text('walkIns')} value={sum('walkIns')} unit={text('people')} note={text('walkInsNote')} />
        </Figures>
      </div>
      <Section id="slots" title={text('bySlot')}>
        <Table
          caption={text('bySlot')}
          captionHidden
          rows={slots}
          rowKey={(slot) => slot.slotId}
          empty={text('empty')}
          columns={[
            {
              key: 'slot',
              label: text('slot'),
              rowHeader: true,
              cell: (slot) => (
                <Link href={href({ slotId: slot.slotId, arrival: undefined })}>
                  {slotRange(receivedSlot(slot), language)}
                </Link>
              ),
            },
            { key: 'expected', label: text('expected'), numeric: true, cell: (slot) => slot.expected },
            { key: 'came', label: text('cameFigure'), numeric: true, cell: (slot) => slot.came },
            { key: 'missing', label: text('missingFigure'), numeric: true, cell: (slot) => slot.expected - slot.came },
            { key: 'walkIns', label: text('walkIns'), numeric: true, cell: (slot) => slot.walkIns },
            {
              key: 'rate',
              label: text('rateColumn'),
              numeric: true,
              cell: (slot) => `${percent(slot.came, slot.expected)}%`,
            },
          ]}
          footer={[
            text('total'),
            sum('expected'),
            sum('came'),
            sum('expected') - sum('came'),
            sum('walkIns'),
            `${percent(sum('came'), sum('expected'))}%`,
          ]}
        />
      </Section>
      <Section id="list" title={text('list')}>
        <Chips
          label={text('list')}
          labelHidden
          items={[
            { href: href({ arrival: undefined }), label: text('all'), chosen: !data.arrival },
            { href: href({ arrival: 'came' }), label: text('came'), chosen: data.arrival === 'came' },
            { href: href({ arrival: 'missing' }), label: text('missing'), chosen: data.arrival === 'missing' },
          ]}
        />
        <PeopleTable data={data} />
        <MoreLinks
          next={data.next ? { href: href({ after: data.next }), label: text('next') } : undefined}
          first={data.from > 0 ? { href: href({}), label: text('first') } : undefined}
        />
        <div className="my-6">
          <Buttons>
            <ButtonLink icon="mail" href={mailing(frame.id, 'came', data.slotId)}>
              {text('mailCame')}
            </ButtonLink>
            <ButtonLink icon="mail" href={mailing(frame.id, 'missing', data.slotId)}>
              {text('mailMissing')}
            </ButtonLink>
          </Buttons>
        </div>
        <Form action={`${here}/export${data.slotId ? `?slot=${data.slotId}` : ''}`}>
          <p className="font-semibold">{text('export')}</p>
          <p className="hint">{text('exportNote')}</p>
          <Buttons>
            <Button icon="download" name="format" value="xlsx">
              {text('xlsx')}
            </Button>
            <Button icon="download" name="format" value="csv">
              {text('csv')}
            </Button>
          </Buttons>
        </Form>
      </Section>
      <Corrections rows={data.corrections} />
    </>
  )
}

/** Where a letter to these people begins; the page of mailings reads the selection from its address. */
function mailing(eventId: string, status: 'came' | 'missing', slotId: string | null): string {
  return `/console/mailings/new?event=${eventId}&status=${status}${slotId ? `&slot=${slotId}` : ''}`
}

function PeopleTable({ data }: AttendanceProps) {
  const text = useMessages(attendanceMessages)
  const language = useLanguage()
  return (
    <Table
      caption={text('count', { count: data.total })}
      rows={data.rows}
      rowKey={(row) => row.id}
      empty={text('empty')}
      note={text('masked')}
      columns={[
        {
          key: 'name',
          label: text('name'),
          rowHeader: true,
          cell: (row) => (
            <>
              <Link href={`/console/registrations/${row.id}`}>{row.name}</Link>{' '}
              <span className="hint">{row.initials}</span>
            </>
          ),
        },
        { key: 'contact', label: text('contact'), nowrap: true, cell: (row) => row.contact },
        {
          key: 'arrived',
          label: text('arrived'),
          numeric: true,
          cell: (row) => `${row.arrivedPeople} / ${row.partySize}`,
        },
        {
          key: 'first',
          label: text('firstAt'),
          nowrap: true,
          cell: (row) => (row.first ? formatMomentShort(new Date(row.first.at), language) : '—'),
        },
        { key: 'gate', label: text('gate'), cell: (row) => row.first?.gate ?? '' },
        {
          key: 'correct',
          label: text('correct'),
          labelHidden: true,
          cell: (row) => (
            <a
              className="link"
              href={`/console/events/${data.frame.id}/check-in?q=${row.shortCode}#correct`}
              aria-label={text('correctWhat', { name: row.name })}
            >
              {text('correct')}
            </a>
          ),
        },
      ]}
    />
  )
}

function Corrections({ rows }: { rows: AttendanceProps['data']['corrections'] }) {
  const text = useMessages(attendanceMessages)
  const words = useMessages(checkInMessages)
  const language = useLanguage()
  return (
    <Section id="corrections" title={text('corrections')}>
      <Table
        caption={text('corrections')}
        captionHidden
        rows={rows}
        rowKey={(row) => row.id}
        empty={text('correctionsNone')}
        columns={[
          { key: 'at', label: text('at'), nowrap: true, cell: (row) => formatMomentShort(new Date(row.at), language) },
          {
            key: 'name',
            label: text('name'),
            rowHeader: true,
            cell: (row) => <Link href={`/console/registrations/${row.registrationId}`}>{row.name}</Link>,
          },
          { key: 'change', label: text('change'), nowrap: true, cell: (row) => `${row.before} → ${row.after}` },
          {
            key: 'why',
            label: text('why'),
            cell: (row) => words(`reason${row.reason[0]?.toUpperCase()}${row.reason.slice(1)}` as CheckInMessageKey),
          },
          { key: 'by', label: text('by'), cell: (row) => row.by ?? '' },
        ]}
      />
    </Section>
  )
}
