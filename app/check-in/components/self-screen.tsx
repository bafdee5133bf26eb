// The code on a screen at the entrance: as large as the screen allows. /screen.js turns the codes; without it the page reloads.
import { localName } from '#app/platform/local-text.ts'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { selfMessages } from '../self-messages.ts'

type SelfScreenProps = {
  event: { title: string; titleEn: string | null; department: string; departmentEn: string }
  code: string
  qr: string
  codes: string
}

export function SelfScreen({ event, code, qr, codes }: SelfScreenProps) {
  const text = useMessages(selfMessages)
  const language = useLanguage()
  return (
    <main className="self-screen" data-codes={codes}>
      <header>
        <p>{localName(language, event.title, event.titleEn)}</p>
        <h1>{text('screenTitle')}</h1>
        <p>{text('screenLead')}</p>
      </header>
      <div data-qr>
        <QrImage svg={qr} label={text('screenQr')} size="l" />
      </div>
      <p>
        {text('orType')}
        <b className="self-code" data-code>
          {`${code.slice(0, 3)} ${code.slice(3)}`}
        </b>
      </p>
      <p className="self-bar" aria-hidden="true">
        <span data-bar />
      </p>
      <p>{text('changes')}</p>
      <p className="self-offline" data-offline hidden>
        {text('offline')}
      </p>
      <p className="self-old" data-old hidden role="alert">
        {text('screenOld')}
      </p>
      <p className="self-desk">{text('noPhone')}</p>
      <noscript>
        <a href={codes.replace('/codes', '')}>{text('reload')}</a>
        <meta httpEquiv="refresh" content="15" />
      </noscript>
    </main>
  )
}
