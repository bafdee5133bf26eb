import { useLanguage } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Timeliness } from '../timeliness.ts'
import { dueWords, TIMELINESS_TONE } from './present-question.ts'

/** 余 n 个工作日, 今日到期, 逾期 n 个工作日, in colour, icon and words. */
export function DueChip({
  dueAt,
  dueRule,
  timeliness,
  at,
}: {
  dueAt: string | Date
  /** a limit in hours is told in hours */
  dueRule?: string
  timeliness: Timeliness
  at: string | Date
}) {
  const language = useLanguage()
  const words = dueWords(new Date(dueAt), new Date(at), language, dueRule)
  return (
    <StateTag tone={TIMELINESS_TONE[timeliness]} icon={timeliness === 'onTime' ? 'clock' : 'warning'}>
      {words}
    </StateTag>
  )
}
