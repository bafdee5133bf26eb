import { HiddenFields } from './hidden-fields.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useMessages } from './language.tsx'
import { QrImage } from './qr-image.tsx'
import { type SizeFormProps, TEXT_SIZES } from './size-form.tsx'
import { uiMessages } from './ui-messages.ts'

type ReadingToolsProps = {
  sizeForm?: SizeFormProps
  /** The page has a style for paper: says how to print it. */
  print?: boolean
  /** What is passed on: the whole address of this page, and its title. */
  share?: { url: string; title: string }
  /** QR code of this page's address, as SVG markup. */
  qr?: string
}

/** 字体 · 打印 · 分享 · 扫一扫, above a text to read. All of it works without scripts. */
export function ReadingTools({ sizeForm, print, share, qr }: ReadingToolsProps) {
  const text = useMessages(uiMessages)
  const tool = (icon: IconName, label: string) => (
    <summary>
      <Icon name={icon} />
      {label}
    </summary>
  )
  return (
    <div className="reading-tools">
      {sizeForm ? (
        <form method="post" action={sizeForm.action}>
          <HiddenFields values={{ returnTo: sizeForm.returnTo }} />
          <Icon name="text-size" />
          <span>{text('textSize')}</span>
          {[...TEXT_SIZES].reverse().map((size) => (
            <button key={size} type="submit" name="size" value={size} aria-pressed={sizeForm.size === size}>
              {text(`textSize_${size}`)}
            </button>
          ))}
        </form>
      ) : null}
      {print ? (
        <details>
          {tool('print', text('print'))}
          <p className="max-w-text">{text('printHow')}</p>
        </details>
      ) : null}
      {share ? (
        <details>
          {tool('share', text('share'))}
          <p>{text('shareAddress')}</p>
          <p className="break-all select-all">{share.url}</p>
          <p>
            <a
              className="link"
              href={`mailto:?subject=${encodeURIComponent(share.title)}&body=${encodeURIComponent(share.url)}`}
            >
              {text('shareMail')}
            </a>
          </p>
        </details>
      ) : null}
      {qr ? (
        <details>
          {tool('qr', text('scanPage'))}
          <QrImage svg={qr} label={text('scanPage')} size="s" />
        </details>
      ) : null}
    </div>
  )
}
