import { COVER_SCENES, type CoverTheme } from './cover-scenes.tsx'
import { Hall, PAINT, Person, Tree, WheelchairUser } from './drawing.tsx'

/** The home page's picture: an open gate hall and who walks in. `sign` stands on the board above the gate. */
export function HomeIllustration({ sign }: { sign: string }) {
  return (
    <svg viewBox="0 0 560 300" aria-hidden="true">
      <circle cx="462" cy="52" r="28" fill={PAINT.sun} />
      <path d="M24 74h76M40 88h92M452 100h62" stroke={PAINT.cloud} strokeWidth="7" strokeLinecap="round" />
      <Tree x={44} y={270} />
      <Tree x={92} y={270} size={0.68} />
      <Tree x={516} y={270} size={1.1} />
      <Hall sign={sign} />
      <Person x={262} y={258} size={62} coat={PAINT.blue} />
      <Person x={298} y={262} size={62} coat={PAINT.grey} hair={PAINT.greyHair} />
      <WheelchairUser x={132} y={290} size={68} coat={PAINT.amber} />
      <Person x={200} y={290} size={80} coat={PAINT.green} />
      <Person x={228} y={290} size={46} coat={PAINT.amber} />
      <Person x={352} y={290} size={78} coat={PAINT.red} hair={PAINT.greyHair} stick />
      <Person x={424} y={290} size={82} coat={PAINT.midBlue} />
    </svg>
  )
}

/** A flat scene for the theme of an event; decoration, never behind text. An unknown theme gets the general one. */
export function Cover({ theme }: { theme?: CoverTheme }) {
  const Scene = COVER_SCENES[theme ?? 'general']
  return (
    <svg className="cover" viewBox="0 0 720 220" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
      <Scene />
    </svg>
  )
}
