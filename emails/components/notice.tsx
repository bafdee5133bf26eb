import type { Tone } from '../letter.ts'
import { Rows } from './rows.tsx'
import { BREAK, TEXT, TONES } from './style.ts'

export function Notice({ tone, text }: { tone: Tone; text: string }) {
  const { ink, ground } = TONES[tone]
  return (
    <Rows style={{ margin: '0 0 20px', backgroundColor: ground, borderLeft: `4px solid ${ink}` }}>
      <tr>
        <td style={{ ...TEXT, ...BREAK, padding: '12px 16px' }}>{text}</td>
      </tr>
    </Rows>
  )
}
