import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, ButtonRows, Buttons } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction, reader } from '#db/work.ts'
import { acceptOffer } from '../accept-offer.server.ts'
import { changeMessages } from '../change-messages.ts'
import { chooseWaiting } from '../choose-waiting.server.ts'
import { useAnswerRows } from '../components/answer-rows.tsx'
import { NextSteps } from '../components/next-steps.tsx'
import { OwnCodesLink } from '../components/own-codes-parts.tsx'
import { ReceiptNotices, receiptPanel } from '../components/receipt-notices.tsx'
import { RegistrationStatusTag } from '../components/registration-status.tsx'
import { TicketCard } from '../components/ticket-card.tsx'
import { gateWordsMessages } from '../gate-words-messages.ts'
import { type ManagePage, readManagePage } from '../manage-page.server.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { isLive } from '../registration.ts'
import { byManageToken } from '../registration-queries.server.ts'
import { replaceCode } from '../replace-code.server.ts'
import { resendConfirmation } from '../resend-confirmation.server.ts'

export const handle: RouteHandle = { audience: 'secret', ownScript: true }

export async function loader({ request, params }: LoaderFunctionArgs) {
  return json(await readManagePage(reader(), params.manageToken, languageOf(request), now()))
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const { registration } = await byManageToken(reader(), params.manageToken)
  const { intent } = await formValues(request)
  const actor = { kind: 'citizen' as const, address: context.address }
  if (intent === 'again') {
    await inTransaction(actor, (work) => resendConfirmation(work, registration.id))
    return seeOther(`/r/${registration.manageToken}?done=again`)
  }
  if (intent === 'code') {
    const { outcome } = await inTransaction(actor, (work) => replaceCode(work, registration.id))
    const done = outcome === 'replaced' ? '?done=code' : outcome === 'tooOften' ? '?done=codeTooOften' : ''
    return seeOther(`/r/${registration.manageToken}${done}`)
  }
  if (intent === 'fewer' || intent === 'whole') {
    const choice = await inTransaction(actor, (work) => chooseWaiting(work, registration.id, intent === 'fewer'), {
      lane: registration.slotId,
    })
    return seeOther(`/r/${registration.manageToken}${choice.outcome === 'notWaiting' ? '' : '?done=waiting'}`)
  }
  if (intent !== 'accept') return seeOther(`/r/${registration.manageToken}`)
  const { outcome } = await inTransaction(actor, (work) => acceptOffer(work, registration.id), {
    lane: registration.slotId,
  })
  const done = outcome === 'accepted' || outcome === 'alreadyAccepted' ? '?done=accepted' : ''
  return seeOther(`/r/${registration.manageToken}${done}`)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, managePageMessages)
  return pageMeta(`${text('title')} · ${data?.event.title ?? ''}`, matches, { robots: 'noindex' })
}

export default function ManagePageRoute() {
  const page = useLoaderData<typeof loader>() as ManagePage
  const [query] = useSearchParams()
  const text = useMessages(managePageMessages)
  const done = query.get('done')
  const panel = receiptPanel(page, done, text)
  const title = panel ? null : (
    <PageTitle tag={<RegistrationStatusTag status={page.status} />}>{text('title')}</PageTitle>
  )
  return (
    <PublicPage bleed>
      {panel}
      <div className="wrap receipt">
        <Columns aside={<TicketCard ticket={page} />} asideFirst={page.status === 'confirmed'}>
          {title}
          <ReceiptNotices page={page} done={done} />
          {isLive(page.status) ? <Live page={page} /> : null}
          <Asked codes={page.questions} />
        </Columns>
      </div>
    </PublicPage>
  )
}

/** What the party gave besides name and contact, as the department has it. */
function Given({ page }: { page: ManagePage }) {
  const text = useMessages(managePageMessages)
  const listed = useListed()
  const rows = [
    ...(page.groupName ? [{ label: text('group'), value: page.groupName }] : []),
    ...(page.companions.length > 0 ? [{ label: text('companions'), value: listed(page.companions) }] : []),
    ...useAnswerRows(page.answers),
  ]
  return rows.length > 0 ? (
    <Section id="given" title={text('given')}>
      <SummaryList rows={rows} />
    </Section>
  ) : null
}

/** What was asked along with signing up; it is answered whatever becomes of the registration. */
function Asked({ codes }: { codes: readonly string[] }) {
  const text = useMessages(managePageMessages)
  if (codes.length === 0) return null
  return (
    <Section id="asked" title={text('asked')}>
      {codes.map((code) => (
        <p key={code}>
          {text('askedText')} <strong>{code}</strong>　<Link href={`/questions/${code}`}>{text('askedSee')}</Link>
        </p>
      ))}
    </Section>
  )
}

/** Closed at first: whoever opens it by mistake voids nothing. */
function ReplaceCode({ path }: { path: string }) {
  const text = useMessages(gateWordsMessages)
  return (
    <details className="disclosure">
      <summary>{text('replace')}</summary>
      <p>{text('replaceOwnHint')}</p>
      <Form action={path}>
        <HiddenFields values={{ intent: 'code' }} />
        <Button icon="qr">{text('replaceOwnSubmit')}</Button>
      </Form>
    </details>
  )
}

function Live({ page }: { page: ManagePage }) {
  const text = useMessages(managePageMessages)
  const change = useMessages(changeMessages)
  return (
    <>
      <Buttons align="fill">
        <ButtonLink href={`${page.path}/calendar.ics`} icon="calendar" download>
          {text('calendar')}
        </ButtonLink>
        <ButtonLink href={`${page.path}/print`} icon="print">
          {text('print')}
        </ButtonLink>
      </Buttons>
      {page.calendars ? (
        <p className="hint">
          {text('calendarWeb')}{' '}
          <Link href={page.calendars.google} external>
            {text('calendarGoogle')}
          </Link>{' '}
          <Link href={page.calendars.outlook} external>
            {text('calendarOutlook')}
          </Link>
        </p>
      ) : null}
      <p className="hint">{text('brighten')}</p>
      <OwnCodesLink path={page.ownCodesPath} />
      <Given page={page} />
      {page.changeable ? (
        <Section id="changes" title={text('changes')}>
          <ButtonRows>
            <ButtonLink variant="row" icon="users" href={`${page.path}/change`}>
              {text('change')}
            </ButtonLink>
            {page.canGrow ? (
              <ButtonLink variant="row" icon="pencil" href={`${page.path}/details`}>
                {change('link')}
              </ButtonLink>
            ) : null}
            <ButtonLink variant="row" icon="question" href={`/ask?event=${page.event.slug}`}>
              {text('ask')}
            </ButtonLink>
            <ButtonLink variant="danger-row" icon="cross-circle" href={`${page.path}/cancel`}>
              {text('cancel')}
            </ButtonLink>
          </ButtonRows>
          <p className="hint">
            {text(page.status === 'waiting' || page.status === 'offered' ? 'changeRuleWaiting' : 'changeRule', {
              at: page.closesAt,
            })}
          </p>
        </Section>
      ) : null}
      {page.changeable && page.reachable ? (
        <Form action={page.path}>
          <HiddenFields values={{ intent: 'again' }} />
          <Button icon="mail">{change('again')}</Button>
          <p className="hint">{change('againHint', { contact: page.contact })}</p>
        </Form>
      ) : null}
      {page.changeable ? <ReplaceCode path={page.path} /> : null}
      {page.mayJudge ? (
        <ButtonLink href={`${page.path}/feedback`} icon="star">
          {text('feedback')}
        </ButtonLink>
      ) : null}
      {page.over ? null : (
        <Section id="next" title={text('next')}>
          <NextSteps page={page} />
        </Section>
      )}
    </>
  )
}
