import { COVER_SCENES, type CoverTheme } from './cover-scenes.tsx'
import { PAINT, Person, Tree, WheelchairUser } from './drawing.tsx'

/** The home page's picture: an open gate hall and who walks in. `sign` stands on the board above the gate. */
export function HomeIllustration({ sign }: { sign: string }) {
  return (
    <svg viewBox="0 0 560 300" aria-hidden="true">
      <circle cx="462" cy="52" r="28" fill={PAINT.sun} />
      <path d="M24 74h76M40 88h92M452 100h62" stroke={PAINT.cloud} strokeWidth="7" strokeLinecap="round" />
      <Tree x={44} y={270} />
      <Tree x={92} y={270} size={0.68} />
      <Tree x={516} y={270} size={1.1} />
      <path d="M90 266h380v10H90z" fill={PAINT.stone} />
      <path d="M104 258h352v9H104z" fill="#e8eaef" />
      <path d="M142 118h276v140H142z" fill={PAINT.wall} />
      <path d="M158 138h32v90h-32zM370 138h32v90h-32z" fill={PAINT.paleGlass} stroke={PAINT.edge} strokeWidth="1.5" />
      <path
        d="M174 138v90M158 168h32M158 198h32M386 138v90M370 168h32M370 198h32"
        stroke={PAINT.edge}
        strokeWidth="1.5"
      />
      <path d="M222 132h116v126H222z" fill={PAINT.light} />
      <path d="M246 150h68v108h-68z" fill={PAINT.brightLight} />
      <path d="M206 142l30-10v126h-30zM354 142l-30-10v126h30z" fill={PAINT.deepRed} />
      <path d="M231 196v14M329 196v14" stroke={PAINT.sun} strokeWidth="3" strokeLinecap="round" />
      <path d="M222 258h116l46 42H176z" fill={PAINT.light} />
      <path d="M134 116h14v142h-14zM194 116h14v142h-14zM352 116h14v142h-14zM412 116h14v142h-14z" fill={PAINT.red} />
      <path d="M130 250h22v8h-22zM190 250h22v8h-22zM348 250h22v8h-22zM408 250h22v8h-22z" fill={PAINT.stone} />
      <path d="M88 112q40-10 54-50h276q14 40 54 50z" fill={PAINT.slate} />
      <path d="M142 62l4-14h268l4 14z" fill={PAINT.paleSlate} />
      <path d="M100 112h360v7H100z" fill={PAINT.deepSlate} />
      <rect x="222" y="76" width="116" height="27" rx="2" fill={PAINT.red} />
      <text x="280" y="95.5" fill="#fff" fontSize="15" fontWeight="600" textAnchor="middle">
        {sign}
      </text>
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
