import { Rows } from './rows.tsx'
import { BRAND, FONT, SMALL } from './style.ts'

type ActionProps = { label: string; href: string; note?: string }

/** The one thing to do. A link that changes nothing by being opened. */
export function Action({ label, href, note }: ActionProps) {
  return (
    <Rows style={{ margin: '0 0 20px' }}>
      <tr>
        <td>
          <a
            href={href}
            style={{
              display: 'inline-block',
              padding: '12px 24px',
              borderRadius: '6px',
              backgroundColor: BRAND,
              fontFamily: FONT,
              fontSize: '17px',
              lineHeight: '24px',
              fontWeight: 600,
              color: '#ffffff',
              textDecoration: 'none',
            }}
          >
            {label}
          </a>
          {note ? <p style={{ ...SMALL, margin: '10px 0 0' }}>{note}</p> : null}
        </td>
      </tr>
    </Rows>
  )
}
