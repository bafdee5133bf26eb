import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { drawMessages } from '../draw-messages.ts'
import { Hex } from './draw-parts.tsx'

type Draw = { number: number; href: string; commitment: string; drawn: boolean }

/** The number in the draw, and the promise under which it was given. */
export function DrawReceipt({ draw }: { draw: Draw }) {
  const text = useMessages(drawMessages)
  return (
    <Panel tone="wash" title={text('receiptTitle', { number: draw.number })} icon="shuffle">
      {draw.drawn ? null : (
        <>
          <p>{text('receiptText')}</p>
          <p className="hint">
            {text('commitment')} <Hex>{draw.commitment}</Hex>
          </p>
        </>
      )}
      <p>
        <Link href={draw.drawn ? `${draw.href}?number=${draw.number}#number` : draw.href}>{text('receiptLink')}</Link>
      </p>
    </Panel>
  )
}
