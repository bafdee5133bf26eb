import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { TONE_ICONS, type Tone } from './tone.ts'

/** A state in colour, icon and word. The tone has its own icon; another may be given. */
export function StateTag({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`tag tone-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} size={16} />
      {children}
    </span>
  )
}

/** The same without the ground: for the right-hand side of rows. */
export function StateText({ tone, icon, children }: { tone: Tone; icon?: IconName; children: ReactNode }) {
  return (
    <span className={`state-text tone-${tone}`}>
      <Icon name={icon ?? TONE_ICONS[tone]} />
      {children}
    </span>
  )
}
