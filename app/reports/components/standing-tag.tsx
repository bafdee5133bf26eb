import { useMessages } from '#app/ui/language.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import type { Tone } from '#app/ui/tone.ts'
import type { Standing } from '../event-report.ts'
import { eventReportMessages } from '../event-report-messages.ts'

const TONES: Readonly<Record<Standing, Tone>> = {
  late: 'bad',
  dueSoon: 'warn',
  owed: 'info',
  filedLate: 'warn',
  filed: 'ok',
  received: 'ok',
  notOver: 'idle',
}

export function StandingTag({ standing }: { standing: Standing }) {
  const text = useMessages(eventReportMessages)
  return <StateTag tone={TONES[standing]}>{text(`standing_${standing}`)}</StateTag>
}
