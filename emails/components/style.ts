// Mail programs know little CSS: everything is written on the element. The colours are the site's tokens.
import type { CSSProperties } from 'react'
import type { Tone } from '../letter.ts'

export const INK = '#1f2329'
export const MUTED = '#4e5969'
export const LINE = '#d0d5dd'
export const BRAND = '#c8102e'
export const LINK = '#0b5cad'
export const GROUND = '#f4f5f7'

export const FONT =
  '"PingFang SC","HarmonyOS Sans SC","Microsoft YaHei","Noto Sans CJK SC","WenQuanYi Zen Hei",Arial,sans-serif'

export const TONES: Record<Tone, { ink: string; ground: string }> = {
  good: { ink: '#0a7a3d', ground: '#e9f6ee' },
  attention: { ink: '#8a3606', ground: '#fff4e5' },
  bad: { ink: '#b42318', ground: '#fdeeec' },
  plain: { ink: INK, ground: GROUND },
}

export const TEXT: CSSProperties = { fontFamily: FONT, fontSize: '16px', lineHeight: '1.75', color: INK }
export const SMALL: CSSProperties = { ...TEXT, fontSize: '14px', lineHeight: '1.6', color: MUTED }

/** Long links and words break instead of widening a phone's screen. */
export const BREAK: CSSProperties = { overflowWrap: 'anywhere', wordBreak: 'break-word' }
