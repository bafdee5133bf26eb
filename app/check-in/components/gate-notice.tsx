import type { ReactNode } from 'react'
import { Icon, type IconName } from '#app/ui/icon.tsx'

/** One thing to say, on the whole screen: not paired, cut off. */
export function GateNotice(props: { icon: IconName; title: string; lead: string; children?: ReactNode }) {
  return (
    <main className="gate-notice">
      <Icon name={props.icon} size={72} />
      <h1>{props.title}</h1>
      <p>{props.lead}</p>
      {props.children}
    </main>
  )
}
