import { useMessages } from '#app/ui/language.tsx'
import { Meter } from '#app/ui/meter.tsx'
import { feedbackMessages } from '../feedback-messages.ts'
import { isBad } from '../satisfaction.ts'

export const scoreKey = (score: number) => `score${score}` as 'score5'

/** Two scales of five, each with its word. */
export function RatingBars({ content, speed }: { content: number; speed: number }) {
  const text = useMessages(feedbackMessages)
  const scales = [
    ['content', content],
    ['speed', speed],
  ] as const
  return scales.map(([name, score]) => (
    <Meter
      key={name}
      label={text(name)}
      value={score}
      max={5}
      parts={5}
      tone={isBad(score) ? 'bad' : 'ok'}
      text={<b>{text(scoreKey(score))}</b>}
    />
  ))
}
