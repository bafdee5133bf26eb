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
