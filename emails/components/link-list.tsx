import type { Block } from '../letter.ts'
import { Rows } from './rows.tsx'
import { BREAK, LINE, LINK, SMALL, TEXT } from './style.ts'

export function LinkList({ title, items }: Extract<Block, { kind: 'links' }>) {
  return (
    <>
      {title ? <h2 style={{ ...TEXT, margin: '0 0 8px', fontSize: '18px', fontWeight: 600 }}>{title}</h2> : null}
      <Rows style={{ margin: '0 0 20px', borderTop: `1px solid ${LINE}` }}>
        {items.map(({ label, href, note }) => (
          <tr key={href}>
            <td style={{ ...TEXT, ...BREAK, padding: '12px 0', borderBottom: `1px solid ${LINE}` }}>
              <a href={href} style={{ color: LINK, textDecoration: 'underline' }}>
                {label}
              </a>
              {note ? <div style={SMALL}>{note}</div> : null}
            </td>
          </tr>
        ))}
      </Rows>
    </>
  )
}
