import { HiddenFields } from './hidden-fields.tsx'
import { useMessages } from './language.tsx'
import { uiMessages } from './ui-messages.ts'

export type TextSize = 'standard' | 'large'

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
