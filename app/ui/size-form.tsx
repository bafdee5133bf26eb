import { Button } from './button.tsx'
import { HiddenFields } from './hidden-fields.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

/** 小, 中, 大; the last is 长辈版. */
export const TEXT_SIZES = ['standard', 'medium', 'large'] as const
export type TextSize = (typeof TEXT_SIZES)[number]

/** Where the choice of the text size is posted (`size`, `returnTo`), and which size is on now. */
export type SizeFormProps = { action: string; size: TextSize; returnTo: string }

/** One tap to 长辈版, and back. */
export function SizeForm({ action, size, returnTo }: SizeFormProps) {
  const text = useMessages(uiMessages)
  const other: TextSize = size === 'large' ? 'standard' : 'large'
  return (
    <form method="post" action={action}>
      <HiddenFields values={{ size: other, returnTo }} />
      <button type="submit" className="site-tool is-framed">
        {text(other === 'large' ? 'largeType' : 'standardType')}
      </button>
    </form>
  )
}

/** Offers 长辈版 to who reads in the standard size, where people arrive first. Nothing opens by itself: it is a line of the page. */
export function SizeOffer({ action, size, returnTo }: SizeFormProps) {
  const text = useMessages(uiMessages)
  if (size !== 'standard') return null
  return (
    <form method="post" action={action}>
      <HiddenFields values={{ size: 'large', returnTo }} />
      <div className="mt-4 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span>{text('largeTypeOffer')}</span>
        <Button size="s">{text('largeTypeTake')}</Button>
      </div>
    </form>
  )
}
