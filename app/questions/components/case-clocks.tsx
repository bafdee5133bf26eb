import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { dutyMessages } from '../duty-messages.ts'
import type { CaseView } from './case-form.ts'
import { TIMELINESS_TONE } from './present-question.ts'

type Clock = CaseView['duty']['clocks'][number]

/** Every clock of the case: until when, for whom, how it was computed, by which basis. */
export function CaseClocks({ file }: { file: CaseView }) {
  const text = useMessages(dutyMessages)
  const { clocks } = file.duty
  if (clocks.length === 0) return null
  return (
    <Panel title={text('clocks')} icon="clock">
      {clocks
        .filter(({ state }) => state !== 'ended')
        .map((clock) => (
          <ClockLine key={clock.id} clock={clock} />
        ))}
      {clocks.some(({ state }) => state === 'ended') ? (
        <details>
          <summary>{text('clockEnded', { ended: '' }).trim()}</summary>
          {clocks
            .filter(({ state }) => state === 'ended')
            .map((clock) => (
              <ClockLine key={clock.id} clock={clock} />
            ))}
        </details>
      ) : null}
      <p className="hint">
        {text('clocksNote')} <Link href="/console/limits">{text('manageLimits')}</Link>
      </p>
    </Panel>
  )
}

function ClockLine({ clock }: { clock: Clock }) {
  const text = useMessages(dutyMessages)
  const tone: Tone = clock.state === 'paused' ? 'idle' : TIMELINESS_TONE[clock.timeliness]
  const words =
    clock.state === 'paused'
      ? text('clockPaused')
      : clock.state === 'ended'
        ? text('clockEnded', { ended: clock.ended ?? '' })
        : clock.left
  return (
    <details className="my-2">
      <summary>
        {clock.kind} <StateTag tone={tone}>{words}</StateTag>
      </summary>
      <p className="card-line">
        {clock.department} · {text('clockDue', { due: clock.due })}
      </p>
      <p>{clock.words}</p>
      <p className="hint">{text('basisIs', { basis: clock.basis })}</p>
    </details>
  )
}
