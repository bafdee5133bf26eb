import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEventFrame } from '#app/events/components/event-console.tsx'
import { readEventFrame } from '#app/events/console-frame.server.ts'
import { now } from '#app/platform/clock.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Chips } from '#app/ui/chips.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Pagination } from '#app/ui/pagination.tsx'
import { SearchBox } from '#app/ui/search-box.tsx'
import { Table } from '#app/ui/table.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { SlotMeters } from '../components/slot-meters.tsx'
import { managePageMessages } from '../manage-page-messages.ts'
import { STATUSES_IN_ORDER } from '../registration.ts'
import { mayManageRegistrations } from '../registration-policy.ts'
import { signUpsHref } from '../sign-up-links.ts'
import { signUpMessages } from '../sign-up-messages.ts'
import { listSignUps, readSignUpQuery } from '../sign-ups.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser'] }

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireStaff(request, ['organiser'])
  const { event, frame } = await readEventFrame(reader(), actor, params.id ?? '', languageOf(request))
  if (!mayManageRegistrations(actor, event.departmentId)) throw new NotFound()
  const query = readSignUpQuery(new URL(request.url).searchParams)
  const { slots, ...list } = await listSignUps(reader(), event.id, query)
  const at = now()
  return json({
    frame,
    query,
    ...list,
    slots: slots.map(({ signUpOpensAt, ...slot }) => ({ ...slot, opened: signUpOpensAt <= at })),
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, signUpMessages)('title')} · ${data?.frame.title ?? ''}`, language)
}

type SignUpRow = ReturnType<typeof useLoaderData<typeof loader>>['rows'][number]

export default function SignUpsPage() {
  const page = useLoaderData<typeof loader>()
  const text = useMessages(signUpMessages)
  const words = useMessages(managePageMessages)
  const language = useLanguage()
  const { frame, query, counts, slots } = page
  const href = (change: Parameters<typeof signUpsHref>[1]) => signUpsHref(frame.id, { ...query, page: 1, ...change })
  const filtered = Boolean(query.slotId || query.status || query.q)
  const countOf = (status: string) => counts.find((row) => row.status === status)?.parties ?? 0
  const all = counts.reduce((sum, row) => sum + row.parties, 0)
  const notes = (row: SignUpRow) =>
    [
      row.needs,
      row.child ? text('child') : '',
      row.arrivedPeople > 0 ? text('came', { arrived: row.arrivedPeople }) : '',
      row.status === 'waiting' ? text('position', { position: row.waitingPosition ?? 0 }) : '',
      row.status === 'offered' && row.offerExpiresAt
        ? text('until', { at: formatMomentShort(new Date(row.offerExpiresAt), language) })
        : '',
    ]
      .filter(Boolean)
      .join(' · ')
  return (
    <ConsolePage
      {...useEventFrame(frame, 'registrations')}
      actions={
        <Buttons>
          <ButtonLink href={`/events/${frame.slug}`} icon="eye">
            {text('asCitizen')}
          </ButtonLink>
          <ButtonLink href={`/console/events/${frame.id}/registrations/new`} icon="user-plus">
            {text('add')}
          </ButtonLink>
        </Buttons>
      }
    >
      <SlotMeters
        slots={slots.map((slot) => ({
          ...slot,
          chosen: slot.id === query.slotId,
          href: href({ slotId: slot.id === query.slotId ? undefined : slot.id }),
        }))}
      />
      <SearchBox
        action={signUpsHref(frame.id, {})}
        label={text('search')}
        defaultValue={query.q}
        keep={{ slot: query.slotId, status: query.status }}
      />
      <Chips
        label={text('status')}
        labelHidden
        items={[
          { href: href({ status: undefined }), label: text('all'), count: all, chosen: !query.status },
          ...STATUSES_IN_ORDER.filter((status) => countOf(status) > 0 || query.status === status).map((status) => ({
            href: href({ status }),
            label: words(status),
            count: countOf(status),
            chosen: query.status === status,
          })),
        ]}
      />
      <Table
        caption={text('count', { count: page.total })}
        rows={page.rows}
        rowKey={(row) => row.id}
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
          { key: 'people', label: text('people'), numeric: true, cell: (row) => row.partySize },
          {
            key: 'slot',
            label: text('slot'),
            nowrap: true,
            cell: (row) => formatMomentShort(new Date(row.startsAt), language),
          },
          { key: 'status', label: text('status'), cell: (row) => <RegistrationStatusTag status={row.status} /> },
          {
            key: 'at',
            label: text('at'),
            nowrap: true,
            cell: (row) => formatMomentShort(new Date(row.arrivedAt), language),
          },
          { key: 'note', label: text('note'), cell: notes },
        ]}
        empty={
          <EmptyState
            icon="users"
            title={text(filtered ? 'emptyFilter' : 'empty')}
            actions={filtered ? <ButtonLink href={signUpsHref(frame.id, {})}>{text('clear')}</ButtonLink> : undefined}
          />
        }
        note={text('masked')}
      />
      <Pagination page={query.page} pages={page.pages} href={(n) => href({ page: n })} />
      <Form action={signUpsHref(frame.id, { ...query, q: undefined, page: 1 }, '/export')}>
        <Button icon="download">{text('export')}</Button> <span className="hint">{text('exportNote')}</span>
      </Form>
    </ConsolePage>
  )
}
