import { DayStrip, type StripDay } from '#app/ui/day-strip.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel, type PanelTone } from '#app/ui/panel.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { TONE_ICONS } from '#app/ui/tone.ts'
import { questionsMessages } from '../questions-messages.ts'

const PANEL: Record<Tone, PanelTone> = { ok: 'ok', warn: 'warn', bad: 'bad', info: 'info', idle: 'wash' }

type Props = {
  state: string
  tone: Tone
  sentence: string
  story: { days: readonly (StripDay | 'gap')[]; words: string } | null
}

/** Where the question stands and until when, and 为什么是这一天 with the days drawn. */
export function TrackingState({ state, tone, sentence, story }: Props) {
  const text = useMessages(questionsMessages)
  return (
    <div className="my-4">
      <Panel tone={PANEL[tone]} title={state} icon={TONE_ICONS[tone]}>
        <p>{sentence}</p>
        {story ? (
          <details open>
            <summary>{text('whyThisDay')}</summary>
            <DayStrip label={text('stripLabel')} days={story.days} caption={story.words} />
          </details>
        ) : null}
      </Panel>
    </div>
  )
}
