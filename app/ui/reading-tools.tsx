import { HiddenFields } from './hidden-fields.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './language.tsx'
import { QrImage } from './qr-image.tsx'
import type { SizeFormProps } from './size-form.tsx'
import { uiMessages } from './ui-messages.ts'

type ReadingToolsProps = {
  sizeForm?: SizeFormProps
  /** A page made for paper. */
  printHref?: string
  /** A page that offers ways to pass it on. */
  shareHref?: string
  /** QR code of this page's address, as SVG markup. */
  qr?: string
}

/** 字体 · 打印 · 分享 · 扫一扫, above a text to read. All of it works without scripts. */
export function ReadingTools({ sizeForm, printHref, shareHref, qr }: ReadingToolsProps) {
  const text = useMessages(uiMessages)
  return (
    <div className="reading-tools">
      {sizeForm ? (
        <form method="post" action={sizeForm.action}>
          <HiddenFields values={{ returnTo: sizeForm.returnTo }} />
          <Icon name="text-size" />
          <span>{text('textSize')}</span>
          {(['large', 'standard'] as const).map((size) => (
            <button key={size} type="submit" name="size" value={size} aria-pressed={sizeForm.size === size}>
              {text(size === 'large' ? 'textSizeLarge' : 'textSizeStandard')}
            </button>
          ))}
        </form>
      ) : null}
      {printHref ? (
        <a href={printHref}>
          <Icon name="print" />
          {text('print')}
        </a>
      ) : null}
      {shareHref ? (
        <a href={shareHref}>
          <Icon name="share" />
          {text('share')}
        </a>
      ) : null}
      {qr ? (
        <details>
          <summary>
            <Icon name="qr" />
            {text('scanPage')}
          </summary>
          <QrImage svg={qr} label={text('scanPage')} size="s" />
        </details>
      ) : null}
    </div>
  )
}
