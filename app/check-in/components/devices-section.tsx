import { formatMomentShort, timeOf } from '#app/platform/dates.ts'
import { Button } from '#app/ui/button.tsx'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { type CheckInMessageKey, checkInMessages } from '../check-in-messages.ts'
import type { Arrivals, CheckInEvent } from './check-in-types.ts'

export type PairingAnswer =
  | { intent: 'pair'; errors: Record<string, string>; values: Record<string, string | string[]> }
  | { intent: 'paired'; pairing: { gate: string; address: string; svg: string; expiresAt: string } }

type Device = Arrivals['devices'][number]
const PROFILES: Record<Device['profile'], CheckInMessageKey> = {
  scan: 'profileScan',
  search: 'profileSearch',
  supervisor: 'profileSupervisor',
}
const STATES: Record<Device['state'], { tone: Tone; word: CheckInMessageKey }> = {
  active: { tone: 'ok', word: 'deviceActive' },
  silent: { tone: 'warn', word: 'deviceSilent' },
  revoked: { tone: 'idle', word: 'deviceRevoked' },
  expired: { tone: 'idle', word: 'deviceExpired' },
}

/** Phones paired with the event, and how to pair another. */
export function DevicesSection(props: {
  event: CheckInEvent
  devices: readonly Device[]
  answer: PairingAnswer | undefined
}) {
  const { event, devices, answer } = props
  const text = useMessages(checkInMessages)
  const language = useLanguage()
  return (
    <Section id="devices" title={text('devices')}>
      <Columns
        aside={
          answer?.intent === 'paired' ? (
            <PairingCode pairing={answer.pairing} />
          ) : (
            <PairingForm event={event} answer={answer} />
          )
        }
      >
        <Table
          caption={text('devices')}
          captionHidden
          rows={devices}
          rowKey={(row) => row.id}
          empty={text('noDevices')}
          columns={[
            { key: 'name', label: text('deviceName'), rowHeader: true, cell: (row) => row.name },
            { key: 'gate', label: text('gate'), cell: (row) => row.gate },
            { key: 'profile', label: text('profile'), cell: (row) => text(PROFILES[row.profile]) },
            {
              key: 'seen',
              label: text('lastSeen'),
              nowrap: true,
              cell: (row) => (
                <>
                  <StateTag tone={STATES[row.state].tone}>{text(STATES[row.state].word)}</StateTag>{' '}
                  {formatMomentShort(new Date(row.lastSeenAt), language)}
                </>
              ),
            },
            {
              key: 'revoke',
              label: text('revoke'),
              labelHidden: true,
              cell: (row) =>
                row.state === 'active' || row.state === 'silent' ? (
                  <Form>
                    <HiddenFields values={{ intent: 'revoke', deviceId: row.id }} />
                    <Button size="s" aria-label={text('revokeWhat', { name: row.name })}>
                      {text('revoke')}
                    </Button>
                  </Form>
                ) : null,
            },
          ]}
        />
      </Columns>
    </Section>
  )
}

function PairingForm({ event, answer }: { event: CheckInEvent; answer: PairingAnswer | undefined }) {
  const text = useMessages(checkInMessages)
  if (event.state !== 'published') return <Panel title={text('pairTitle')}>{text('notPublished')}</Panel>
  const failed = answer?.intent === 'pair' ? answer : undefined
  const error = (field: string) => {
    const key = failed?.errors[field]
    return key ? text(key as CheckInMessageKey) : undefined
  }
  const value = (field: string, otherwise: string) => {
    const typed = failed?.values[field]
    return typeof typed === 'string' ? typed : otherwise
  }
  const profiles = (['scan', 'search', 'supervisor'] as const).filter(
    (profile) => profile !== 'supervisor' || event.may.pairSupervisor,
  )
  return (
    <Panel title={text('pairTitle')} headingLevel={3}>
      <Form action={`/console/events/${event.id}/check-in#devices`}>
        {failed ? <ErrorSummary errors={{ gate: error('gate'), profile: error('profile') }} /> : null}
        <HiddenFields values={{ intent: 'pair' }} />
        <TextField
          name="gate"
          label={text('pairGate')}
          hint={text('pairGateHint')}
          error={error('gate')}
          defaultValue={value('gate', '')}
          maxLength={20}
          autoComplete="off"
          required
        />
        <RadioGroup
          name="profile"
          label={text('pairProfile')}
          error={error('profile')}
          defaultValue={value('profile', 'search')}
          choices={profiles.map((profile) => ({
            value: profile,
            label: text(PROFILES[profile]),
            hint: text(`${PROFILES[profile]}Hint` as CheckInMessageKey),
          }))}
        />
        <Button variant="primary" icon="qr">
          {text('pairButton')}
        </Button>
      </Form>
    </Panel>
  )
}

function PairingCode({ pairing }: { pairing: Extract<PairingAnswer, { intent: 'paired' }>['pairing'] }) {
  const text = useMessages(checkInMessages)
  return (
    <Panel tone="ok" title={text('pairReady')} headingLevel={3}>
      <p>
        <b>{pairing.gate}</b>
      </p>
      <QrImage svg={pairing.svg} label={text('pairQr')} size="l" />
      <p>{text('pairReadyNote', { time: timeOf(new Date(pairing.expiresAt)) })}</p>
      <p className="hint">{text('pairAddress')}</p>
      <p className="hint">{pairing.address}</p>
    </Panel>
  )
}
