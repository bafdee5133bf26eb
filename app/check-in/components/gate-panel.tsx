// A panel over the camera: typing a code, searching, walk-ins, settings. Closed by its button or Escape.
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { gateMessages } from '../gate-messages.ts'

export function GatePanel({ title, onClose, children }: { title: string; onClose: () => void; children: ReactNode }) {
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
    <section className="gate-panel" aria-labelledby={id}>
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
