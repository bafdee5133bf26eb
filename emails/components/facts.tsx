import type { Fact } from '../letter.ts'
import { Rows } from './rows.tsx'
import { BREAK, LINE, MUTED, TEXT } from './style.ts'
import { wholeTimes } from './whole-times.tsx'

/** Labels and values, read row by row. */
export function Facts({ rows }: { rows: readonly Fact[] }) {
  return (
    <Rows style={{ margin: '0 0 20px', borderTop: `1px solid ${LINE}` }}>
      {rows.map(({ label, value, detail, strong }) => (
        <tr key={label}>
          <td
            align="left"
            valign="top"
            width={88}
            style={{
              ...TEXT,
              width: '88px',
              padding: '10px 12px 10px 0',
              color: MUTED,
              borderBottom: `1px solid ${LINE}`,
            }}
          >
            {label}
          </td>
          <td valign="top" style={{ ...TEXT, ...BREAK, padding: '10px 0', borderBottom: `1px solid ${LINE}` }}>
            {strong ? <strong style={{ fontWeight: 600 }}>{wholeTimes(value)}</strong> : wholeTimes(value)}
            {detail ? <div style={{ color: MUTED }}>{detail}</div> : null}
          </td>
        </tr>
      ))}
    </Rows>
  )
}
