import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { DeliveryProblemText, MessageStateTag } from '#app/outbox/components/message-state.tsx'
import { outboxTexts } from '#app/outbox/outbox-messages.ts'
import { mayResendMessage, OUTBOX_ROLES } from '#app/outbox/outbox-policy.ts'
import { getMessage, maskedAddress } from '#app/outbox/outbox-queries.server.ts'
import { previewMessage } from '#app/outbox/preview-message.server.ts'
import { resendMessage } from '#app/outbox/resend-message.server.ts'
import { formatMoment } from '#app/platform/dates.ts'
import { translator } from '#app/platform/messages.ts'
import { maskName } from '#app/platform/text.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList, type SummaryRow } from '#app/ui/summary-list.tsx'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer', 'admin'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, OUTBOX_ROLES)
    const message = await getMessage(actor, args.params.id ?? '')
    const mail = await previewMessage(message)
    const { id, kind, channel, state, attempts, lastError, nextAttemptAt, createdAt, sentAt } = message
    return json({
      message: { id, kind, channel, state, attempts, lastError, nextAttemptAt, createdAt, sentAt },
      to: [maskName(message.recipient.name ?? ''), maskedAddress(message)].filter(Boolean).join(' '),
      mail: mail && {
        subject: mail.subject,
        text: channel === 'email' ? mail.text : mail.sms,
        calendar: mail.calendar?.method,
      },
      mayResend: mayResendMessage(actor, message) && state !== 'queued' && state !== 'sending',
      isCarried: channel === 'email' ? config().smtpUrl !== undefined : config().smsGateway !== undefined,
      done: new URL(args.request.url).searchParams.get('done') === 'doneResent',
    })
  })
}

/** Sends the message again. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, OUTBOX_ROLES)
    const id = args.params.id ?? ''
    const { outcome } = await inTransaction(actor, (work) => resendMessage(work, id))
    return outcome === 'resent' ? seeOther(`/console/outbox/${id}?done=doneResent`) : conflict({ outcome })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, outboxTexts)
  return pageMeta(data ? text(`kind.${data.message.kind}` as 'kind.test-mail') : text('title'), matches)
}

export default function MessagePage() {
  const { message, to, mail, mayResend, isCarried, done } = useLoaderData<typeof loader>()
  const answer = useActionData() as { outcome?: string } | undefined
  const text = useMessages(outboxTexts)
  const language = useLanguage()
  const moment = (at: string) => formatMoment(new Date(at), language)
  const isMail = message.channel === 'email'
  const rows: SummaryRow[] = [
    { label: text('to'), value: to },
    { label: text('channel'), value: text(`channel.${message.channel}`) },
    ...(mail && isMail ? [{ label: text('subject'), value: mail.subject }] : []),
    { label: text('created'), value: moment(message.createdAt) },
    ...(message.sentAt ? [{ label: text('sentAt'), value: moment(message.sentAt) }] : []),
    ...(message.attempts > 0
      ? [{ label: text('attempts'), value: text('attemptsCount', { count: message.attempts }) }]
      : []),
    ...(message.lastError ? [{ label: text('problem'), value: <DeliveryProblemText code={message.lastError} /> }] : []),
    ...(message.state === 'retry' ? [{ label: text('nextAttempt'), value: moment(message.nextAttemptAt) }] : []),
    ...(mail?.calendar ? [{ label: text('calendar'), value: text(`calendar.${mail.calendar}`) }] : []),
  ]
  return (
    <ConsolePage
      current="outbox"
      eyebrow={<Link href="/console/outbox">{text('back')}</Link>}
      title={text(`kind.${message.kind}` as 'kind.test-mail')}
      tag={<MessageStateTag state={message.state} />}
      actions={
        mayResend ? (
          <Form action={`/console/outbox/${message.id}`}>
            <Button variant="primary" icon="send">
              {text('resend')}
            </Button>
          </Form>
        ) : undefined
      }
      lead={mayResend ? text('resendHint') : undefined}
    >
      {done && !answer ? <Banner tone="success" result title={text('doneResent')} /> : null}
      {answer?.outcome === 'underway' ? <Banner tone="warning" result title={text('underway')} /> : null}
      {isCarried ? null : (
        <Banner tone="info" title={text(isMail ? 'noServer' : 'noGateway')}>
          <p>{text(isMail ? 'noServerText' : 'noGatewayText')}</p>
        </Banner>
      )}
      <SummaryList rows={rows} compact />
      {mail ? null : (
        <Banner tone="warning" title={text('gone')}>
          <p>{text('goneText')}</p>
        </Banner>
      )}
      {mail && isMail ? (
        <Section id="letter" title={text('letter')}>
          <p className="hint">{text('letterHint')}</p>
          <iframe
            className="letter-frame"
            src={`/console/outbox/${message.id}/letter`}
            title={text('letterFrame')}
            sandbox=""
          />
        </Section>
      ) : null}
      {mail ? (
        <Section id="text" title={text(isMail ? 'plain' : 'sms')}>
          <div className="letter-plain">{mail.text}</div>
        </Section>
      ) : null}
    </ConsolePage>
  )
}
