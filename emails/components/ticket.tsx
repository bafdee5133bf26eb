import type { Block } from '../letter.ts'
import { Rows } from './rows.tsx'
import { FONT, INK, LINE, LINK, SMALL } from './style.ts'

/** The QR code on white, the code to read aloud, and the page that shows both. */
export function Ticket({ cid, alt, caption, codeLabel, code, link }: Extract<Block, { kind: 'ticket' }>) {
  return (
    <Rows style={{ margin: '0 0 20px', border: `1px solid ${LINE}`, borderRadius: '8px', backgroundColor: '#ffffff' }}>
      <tr>
        <td align="center" style={{ padding: '16px 16px 20px' }}>
          <img
            src={`cid:${cid}`}
            width={232}
            height={232}
            alt={alt}
            style={{ display: 'block', width: '232px', height: '232px', border: 0 }}
          />
          <div style={SMALL}>{codeLabel}</div>
          <div
            style={{
              fontFamily: FONT,
              fontSize: '30px',
              lineHeight: '1.3',
              fontWeight: 700,
              color: INK,
              whiteSpace: 'nowrap',
            }}
          >
            {code}
          </div>
          <p style={{ ...SMALL, margin: '8px 0' }}>{caption}</p>
          <a href={link.href} style={{ ...SMALL, color: LINK, textDecoration: 'underline' }}>
            {link.label}
          </a>
        </td>
      </tr>
    </Rows>
  )
}
