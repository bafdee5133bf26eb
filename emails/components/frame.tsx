import type { ReactNode } from 'react'
import type { Letter } from '../letter.ts'
import { Rows } from './rows.tsx'
import { BRAND, FONT, GROUND, SMALL, TEXT, TONES } from './style.ts'

// Room on phones; programs that drop the sheet show the wide layout, which fits as well.
const SHEET = `body{margin:0;padding:0}@media (max-width:620px){.outer{padding:0!important}.inner{padding-left:20px!important;padding-right:20px!important}}`

/** The whole document of a letter: the site's name, the heading, the blocks, the footer. */
export function Frame({ letter, children }: { letter: Letter; children: ReactNode }) {
  const { language, subject, preview, heading, tone, greeting, footer } = letter
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light" />
        <meta name="format-detection" content="telephone=no, date=no, address=no" />
        <title>{subject}</title>
        <style dangerouslySetInnerHTML={{ __html: SHEET }} />
      </head>
      <body style={{ margin: 0, padding: 0, backgroundColor: GROUND }}>
        <div style={{ display: 'none', maxHeight: 0, overflow: 'hidden', fontSize: '1px', color: GROUND }}>
          {preview}
        </div>
        <Rows style={{ backgroundColor: GROUND }}>
          <tr>
            <td className="outer" align="center" style={{ padding: '24px 12px' }}>
              <Rows style={{ maxWidth: '600px', backgroundColor: '#ffffff', borderTop: `4px solid ${BRAND}` }}>
                <tr>
                  <td className="inner" style={{ ...SMALL, padding: '20px 32px 0' }}>
                    {footer.sender}
                  </td>
                </tr>
                <tr>
                  <td className="inner" style={{ padding: '8px 32px 32px' }}>
                    <h1
                      style={{
                        margin: '0 0 20px',
                        fontFamily: FONT,
                        fontSize: '26px',
                        lineHeight: '1.35',
                        fontWeight: 700,
                        color: TONES[tone].ink,
                      }}
                    >
                      {heading}
                    </h1>
                    {greeting ? <p style={{ ...TEXT, margin: '0 0 12px' }}>{greeting}</p> : null}
                    {children}
                  </td>
                </tr>
                <tr>
                  <td className="inner" style={{ ...SMALL, padding: '20px 32px 28px', backgroundColor: '#fafbfc' }}>
                    <p style={{ margin: '0 0 8px' }}>{footer.contact}</p>
                    <p style={{ margin: 0 }}>{footer.reason}</p>
                  </td>
                </tr>
              </Rows>
            </td>
          </tr>
        </Rows>
      </body>
    </html>
  )
}
