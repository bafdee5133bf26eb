import { timeOf } from '#app/platform/dates.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { ScanResult } from '../scan-result.ts'
import { type SelfMessageKey, selfMessages } from '../self-messages.ts'

type HereFormProps = {
  event: { slug: string }
  code: string
  /** the party's, or a companion's own */
  ticket: { name: string; partySize: number } | { person: number } | null
  nonce: string
  answer: { errors?: Record<string, string>; values?: Record<string, string> } | undefined
}

export function HereForm({ event, code, ticket, nonce, answer }: HereFormProps) {
  const text = useMessages(selfMessages)
  const here = `/here?e=${encodeURIComponent(event.slug)}`
  const error = (field: string) => {
    const key = answer?.errors?.[field]
    return key ? text(key as SelfMessageKey) : undefined
  }
  return (
    <>
      <ErrorSummary errors={{ c: error('c'), shortCode: error('shortCode') }} />
      <p>{text('lead')}</p>
      <Form action={ticket ? here : `${here}&other`}>
        <HiddenFields values={{ nonce, ...(ticket && { known: 'yes' }) }} />
        {ticket ? (
          <Panel>
            <p>
              <b>
                {'person' in ticket
                  ? text('yourOwn', { person: ticket.person })
                  : text('yourTicket', { name: ticket.name, count: ticket.partySize })}
              </b>
            </p>
          </Panel>
        ) : (
          <TextField
            name="shortCode"
            label={text('shortCode')}
            hint={text('shortCodeHint')}
            error={error('shortCode')}
            defaultValue={answer?.values?.shortCode ?? ''}
            inputMode="numeric"
            autoComplete="off"
            required
          />
        )}
        <TextField
          name="c"
          label={text('screenCode')}
          hint={text('screenCodeHint')}
          error={error('c')}
          defaultValue={answer ? '' : code}
          inputMode="numeric"
          autoComplete="off"
          required
        />
        <Button variant="primary" size="l" block>
          {text('confirm')}
        </Button>
      </Form>
      {ticket ? (
        <p>
          <a href={`${here}&other=1`}>{text('notYours')}</a>
        </p>
      ) : null}
      <p className="hint">{text('staffInstead')}</p>
    </>
  )
}

const TONES: Partial<Record<ScanResult['verdict'] | 'replaced', 'success' | 'warning'>> = {
  welcome: 'success',
  partlyIn: 'success',
  alreadyIn: 'warning',
}

/** What the rule decided, in words, with what to do next. */
export function HereVerdict({ slug, result }: { slug: string; result: ScanResult }) {
  const text = useMessages(selfMessages)
  const verdict = result.verdict === 'left' ? 'unknown' : result.replaced ? 'replaced' : result.verdict
  const time = result.previous ? timeOf(new Date(result.previous.happenedAt)) : ''
  return (
    <>
      <Banner tone={TONES[verdict] ?? 'error'} result title={text(verdict)}>
        <p>
          {result.person !== undefined && (verdict === 'welcome' || verdict === 'partlyIn')
            ? text('ownText')
            : text(`${verdict}Text`, { name: result.name, count: result.admitted, time })}
        </p>
      </Banner>
      {verdict === 'welcome' || verdict === 'partlyIn' ? null : (
        <ButtonLink href={`/here?e=${encodeURIComponent(slug)}`}>{text('again')}</ButtonLink>
      )}
      <p className="hint">{text('staffInstead')}</p>
    </>
  )
}
