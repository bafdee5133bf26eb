import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { StateTag, StateText } from '#app/ui/state-tag.tsx'
import { uiMessages } from '#app/ui/ui-messages.ts'
import type { Timeliness } from '../timeliness.ts'
import { dueWords, TIMELINESS_TONE } from './present-question.ts'

type DueChipProps = {
  dueAt: string | Date
  /** a limit in hours is told in hours, one in half days in half days */
  dueRule?: string
  timeliness: Timeliness
  at: string | Date
  /** whose clock it is, where the offices of its place may have been closed */
  departmentId?: string
  /** the step that is due, where it is not the answer; without a ground, so that the answer's chip stands out */
  step?: string
  /** how the due moment came about; shown when the chip is pointed at or has the focus. Its page brings inbox.css */
  why?: string
}

/** 余 n 个工作日, 今日到期, 逾期 n 个工作日, in colour, icon and words. */
export function DueChip({ dueAt, dueRule, timeliness, at, departmentId, step, why }: DueChipProps) {
  const language = useLanguage()
  const ui = useMessages(uiMessages)
  const words = dueWords(new Date(dueAt), new Date(at), language, dueRule, departmentId)
  const Look = step ? StateText : StateTag
  const chip = (
    <Look tone={TIMELINESS_TONE[timeliness]} icon={timeliness === 'onTime' ? 'clock' : 'warning'}>
      {step ? `${step}${ui('colon')}${words}` : words}
    </Look>
  )
  if (!why) return chip
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what the pointer shows, the keyboard shows too.
    <span className="due-why" tabIndex={0}>
      {chip}
      <span className="due-why-text" role="tooltip">
        {why}
      </span>
    </span>
  )
}
