// A panel over the camera: typing a code, searching, walk-ins, settings. Closed by its button or Escape.
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { classNames } from '#app/ui/class-names.ts'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gateMessages } from '../gate-messages.ts'

type GatePanelProps = {
  title: string
  onClose: () => void
  /** stands over a verdict */
  over?: boolean
  children: ReactNode
}

export function GatePanel({ title, onClose, over, children }: GatePanelProps) {
  const text = useMessages(gateMessages)
  const id = useId()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    heading.current?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') onClose()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [onClose])
  return (
    <section className={classNames('gate-panel', over && 'is-over')} aria-labelledby={id}>
      <div className="gate-panel-head">
        <h2 id={id} ref={heading} tabIndex={-1}>
          {title}
        </h2>
        <button type="button" className="gate-button is-plain" onClick={onClose}>
          <Icon name="cross" size={24} />
          <span>{text('back')}</span>
        </button>
      </div>
      <div className="gate-panel-body">{children}</div>
    </section>
  )
}
