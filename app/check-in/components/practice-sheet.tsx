// Ten practice codes on paper, each with what the phone must show of it.
import { useMessages } from '#app/ui/language.tsx'
import { PrintSheet } from '#app/ui/print-sheet.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import '../practice.css'
import type { PracticeCase } from '../practice-codes.ts'
import { practiceMessages } from '../practice-messages.ts'

type PracticeSheetProps = { codes: { which: PracticeCase; number: number; digits: string; svg: string }[] }

export function PracticeSheet({ codes }: PracticeSheetProps) {
  const text = useMessages(practiceMessages)
  return (
    <PrintSheet title={text('sheetTitle')} subtitle={text('sheetLead')} footer="/console/check-in/practice">
      <p className="hint no-print">
        {text('print')} <a href="/console/events">{text('back')}</a>
      </p>
      <ol className="practice-codes">
        {codes.map(({ which, number, digits, svg }) => (
          <li key={which}>
            <QrImage svg={svg} label={text('sheetNumber', { number })} size="m" />
            <div>
              <h2>{text('sheetNumber', { number })}</h2>
              <p>{text(`what.${which}`)}</p>
              <p>
                <b>{text('sheetDo')}</b> {text(`do.${which}`)}
              </p>
              <p className="hint">{text('sheetType', { code: digits.replace(/(\d{4})(?=\d)/, '$1 ') })}</p>
            </div>
          </li>
        ))}
      </ol>
    </PrintSheet>
  )
}
