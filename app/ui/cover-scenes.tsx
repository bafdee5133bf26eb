// One flat scene for each theme, 720 × 220, drawn from the same parts.
import { Backdrop, House, PAINT, Person, Tree } from './drawing.tsx'

function General() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <House x={230} y={184} width={260} height={92} windows={5} />
      <path d="M336 184v-44h48v44z" fill={PAINT.light} />
      <Tree x={150} y={186} size={0.9} />
      <Tree x={576} y={186} />
      <Person x={430} y={204} size={56} coat={PAINT.green} />
      <Person x={300} y={204} size={56} coat={PAINT.blue} />
    </>
  )
}

function Water() {
  return (
    <>
      <Backdrop ground={PAINT.paleBlue} />
      <House x={240} y={186} width={230} height={84} windows={4} />
      <path d="M0 164q60-20 120 0t120 0 120 0 120 0 120 0 120 0v56H0z" fill={PAINT.paleBlue} />
      <path d="M0 184q60-18 120 0t120 0 120 0 120 0 120 0 120 0v36H0z" fill={PAINT.midBlue} />
      <path d="M0 204q60-14 120 0t120 0 120 0 120 0 120 0 120 0v16H0z" fill={PAINT.blue} />
    </>
  )
}

export const COVER_SCENES = {
  general: General,
  water: Water,
  'social-security': General,
  'elderly-care': General,
  housing: General,
  health: General,
  culture: General,
  petition: General,
} as const

export type CoverTheme = keyof typeof COVER_SCENES
export const COVER_THEMES = Object.keys(COVER_SCENES) as CoverTheme[]

export function isCoverTheme(value: unknown): value is CoverTheme {
  return COVER_THEMES.includes(value as CoverTheme)
}
