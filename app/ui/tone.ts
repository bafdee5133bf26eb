// What a state means to the reader. Colour never stands alone: each tone brings its icon, the caller brings the word.
import type { IconName } from './icon.tsx'

export type Tone = 'ok' | 'warn' | 'bad' | 'info' | 'idle'

export const TONE_ICONS: Readonly<Record<Tone, IconName>> = {
  ok: 'check-circle',
  warn: 'hourglass',
  bad: 'cross-circle',
  info: 'clock',
  idle: 'lock',
}
