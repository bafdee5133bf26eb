import type { Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { letterMessages } from '../letter-messages.ts'
import { Rows } from './rows.tsx'
import { BREAK, MUTED, TEXT, TONES } from './style.ts'
import { wholeTimes } from './whole-times.tsx'

type ChangesProps = { language: Language; rows: readonly { label: string; from: string; to: string }[] }

/** What was, struck through, and what holds now. */
export function Changes({ language, rows }: ChangesProps) {
  const text = translator(language, letterMessages)
  const { ground, ink } = TONES.attention
  return (
    <Rows style={{ margin: '0 0 20px', backgroundColor: ground, borderLeft: `4px solid ${ink}` }}>
      {rows.map(({ label, from, to }) => (
        <tr key={label}>
          <td style={{ ...TEXT, ...BREAK, padding: '12px 16px' }}>
            <div style={{ color: MUTED }}>{label}</div>
            <div>
              <span style={{ color: MUTED }}>{text('was')} </span>
              <s style={{ color: MUTED }}>{wholeTimes(from)}</s>
            </div>
            <div>
              <span style={{ color: ink }}>{text('isNow')} </span>
              <strong style={{ fontWeight: 600 }}>{wholeTimes(to)}</strong>
            </div>
          </td>
        </tr>
      ))}
    </Rows>
  )
}
