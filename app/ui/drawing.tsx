// Parts and colours of the illustrations: flat, few colours, the red roof line as the family sign.
export const PAINT = {
  sky: '#e9f1fa',
  hill: '#d6e4f2',
  farHill: '#e0ebf6',
  sun: '#ffe3b0',
  cloud: '#dfe5ee',
  red: '#c8102e',
  deepRed: '#a50e26',
  slate: '#47526a',
  deepSlate: '#333d52',
  paleSlate: '#5d6984',
  wall: '#ffffff',
  edge: '#c9d6e6',
  glass: '#8fb0d4',
  paleGlass: '#e5edf6',
  light: '#ffeecb',
  brightLight: '#fff8e6',
  stone: '#dcdfe6',
  leaf: '#bcd9c6',
  deepLeaf: '#a5cbb3',
  trunk: '#8a7560',
  skin: '#f0c19a',
  blue: '#0b5cad',
  midBlue: '#3f82c4',
  paleBlue: '#83abd7',
  green: '#0a7a3d',
  amber: '#e08a1e',
  grey: '#7d8798',
  hair: '#2b2f38',
  greyHair: '#c5cad3',
  paper: '#fbfaf7',
} as const

export type Paint = (typeof PAINT)[keyof typeof PAINT]

/** A standing person; x is the middle, y the ground, `size` the height. */
export function Person({
  x,
  y,
  size = 80,
  coat,
  hair = PAINT.hair,
  stick,
}: {
  x: number
  y: number
  size?: number
  coat: string
  hair?: string
  stick?: boolean
}) {
  const scale = Math.round((size / 80) * 1000) / 1000
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`}>
      <path d="M-9-34h8l-1 34h-6zM1-34h8l-1 34H2z" fill={PAINT.slate} />
      <path d="M-11-48q0-11 11-11t11 11l1 16h-24z" fill={coat} />
      <path d="M-11-49l-5 19M11-49l5 17" stroke={coat} strokeWidth="5" strokeLinecap="round" fill="none" />
      <circle cx="0" cy="-68" r="9.5" fill={PAINT.skin} />
      <path d="M-10-68a10 10 0 0 1 20 0q-4-6-10-6t-10 6z" fill={hair} />
      {stick ? (
        <path d="M16-31q5-4 6 1V0" stroke={PAINT.trunk} strokeWidth="2.5" strokeLinecap="round" fill="none" />
      ) : null}
    </g>
  )
}

/** A person in a wheelchair, facing right. */
export function WheelchairUser({ x, y, size = 62, coat }: { x: number; y: number; size?: number; coat: string }) {
  const scale = Math.round((size / 62) * 1000) / 1000
  return (
    <g transform={`translate(${x} ${y}) scale(${scale})`} strokeLinecap="round" fill="none">
      <path d="M-17-42l4 22h18l8 18h7" stroke={PAINT.slate} strokeWidth="4.5" />
      <path d="M-7-22h14l8 17h6" stroke={PAINT.paleSlate} strokeWidth="8" strokeLinejoin="round" />
      <path d="M-12-38q1-8 9-8t8 9l1 17h-16z" fill={coat} />
      <path d="M2-38l9 11h6" stroke={coat} strokeWidth="5" strokeLinejoin="round" />
      <circle cx="-1" cy="-54" r="8.5" fill={PAINT.skin} />
      <path d="M-10-54a9 9 0 0 1 18 0q-4-5-9-5t-9 5z" fill={PAINT.hair} />
      <circle cx="-4" cy="-13" r="12.5" stroke={PAINT.deepSlate} strokeWidth="3" />
      <circle cx="17" cy="-3.5" r="3" stroke={PAINT.deepSlate} strokeWidth="2" />
    </g>
  )
}

export function Tree({ x, y, size = 1 }: { x: number; y: number; size?: number }) {
  return (
    <g transform={`translate(${x} ${y}) scale(${size})`}>
      <path d="M-2-40h4V0h-4z" fill={PAINT.trunk} />
      <circle cx="0" cy="-62" r="30" fill={PAINT.leaf} />
      <circle cx="16" cy="-48" r="19" fill={PAINT.deepLeaf} />
    </g>
  )
}

/** Sky with sun and hills, the ground of every cover; 720 × 220. */
export function Backdrop({ ground }: { ground: string }) {
  return (
    <>
      <path d="M0 0h720v220H0z" fill={PAINT.sky} />
      <circle cx="566" cy="52" r="40" fill={PAINT.sun} />
      <path d="M0 118q110-62 240-8t236-16q110-48 244 10v116H0z" fill={PAINT.hill} />
      <path d={`M0 178h720v42H0z`} fill={ground} />
    </>
  )
}

type HouseProps = { x: number; y: number; width: number; height: number; windows: number; floors?: number }

/** The house of the family: white walls under a red roof line. x is the left wall, y the ground; the lowest quarter is left for doors. */
export function House({ x, y, width, height, windows, floors = 1 }: HouseProps) {
  const across = width / windows
  const up = (height * 0.75) / floors
  const glass = Array.from({ length: windows * floors }, (_, index) => {
    const left = Math.round(x + (index % windows) * across + across * 0.22)
    const top = Math.round(y - height + Math.floor(index / windows) * up + up * 0.26)
    return `M${left} ${top}h${Math.round(across * 0.56)}v${Math.round(up * 0.58)}h${-Math.round(across * 0.56)}z`
  }).join('')
  return (
    <>
      <path
        d={`M${x} ${y - height}h${width}v${height}h${-width}z`}
        fill={PAINT.wall}
        stroke={PAINT.edge}
        strokeWidth="1.5"
      />
      <path d={glass} fill={PAINT.glass} />
      <path d={`M${x - 12} ${y - height - 9}h${width + 24}v9h${-(width + 24)}z`} fill={PAINT.red} />
    </>
  )
}

/** The gate hall with its doors open, 560 × 300, ground at 258. `sign` stands on the board above the gate. */
export function Hall({ sign }: { sign?: string }) {
  return (
    <>
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
      {sign ? (
        <>
          <rect x="222" y="76" width="116" height="27" rx="2" fill={PAINT.red} />
          <text x="280" y="95.5" fill="#fff" fontSize="15" fontWeight="600" textAnchor="middle">
            {sign}
          </text>
        </>
      ) : null}
    </>
  )
}

/** Sitting, facing right; y is the ground. */
export function Seated({
  x,
  y,
  coat,
  hair = PAINT.hair,
  flip,
}: {
  x: number
  y: number
  coat: string
  hair?: string
  flip?: boolean
}) {
  return (
    <g transform={`translate(${x} ${y})${flip ? ' scale(-1 1)' : ''}`}>
      <path
        d="M0-24h17v20h7"
        stroke={PAINT.slate}
        strokeWidth="8"
        strokeLinejoin="round"
        strokeLinecap="round"
        fill="none"
      />
      <path d="M-9-24v-16q0-9 9-9t9 9l1 20h-19z" fill={coat} />
      <path d="M2-40l10 12h8" stroke={coat} strokeWidth="5" strokeLinecap="round" strokeLinejoin="round" fill="none" />
      <circle cx="1" cy="-60" r="9" fill={PAINT.skin} />
      <path d="M-9-60a9.5 9.5 0 0 1 19 0q-4-5-9-6t-10 6z" fill={hair} />
    </g>
  )
}

/** A speech bubble with lines of text; its tail points down left, or right when flipped. */
export function Bubble({ x, y, color, flip }: { x: number; y: number; color: string; flip?: boolean }) {
  return (
    <g transform={`translate(${x} ${y})${flip ? ' scale(-1 1)' : ''}`}>
      <path d="M6-46h64q6 0 6 6v28q0 6-6 6H26L8 8V-6H6q-6 0-6-6v-28q0-6 6-6z" fill={color} />
      <path d="M14-32h46M14-20h30" stroke={PAINT.wall} strokeWidth="5" strokeLinecap="round" />
    </g>
  )
}
