// One flat scene for each theme, 720 × 220, drawn from the same parts and few colours. What matters stands in the middle.
import { Backdrop, Bubble, Hall, House, PAINT, Person, Seated, Tree, WheelchairUser } from './drawing.tsx'

function General() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <Tree x={118} y={190} size={0.9} />
      <Tree x={606} y={190} />
      <g transform="translate(172 8) scale(.67)">
        <Hall />
      </g>
      <Person x={330} y={186} size={44} coat={PAINT.blue} />
      <Person x={382} y={188} size={44} coat={PAINT.grey} hair={PAINT.greyHair} />
      <Person x={272} y={206} size={58} coat={PAINT.green} />
      <WheelchairUser x={462} y={206} size={50} coat={PAINT.amber} />
    </>
  )
}

function Water() {
  return (
    <>
      <Backdrop ground={PAINT.paleBlue} />
      <House x={236} y={186} width={240} height={92} windows={4} />
      <path d="M236 186V94M296 186V94M356 186V94M416 186V94M476 186V94" stroke={PAINT.edge} strokeWidth="6" />
      <path d="M0 158q60-20 120 0t120 0 120 0 120 0 120 0 120 0v62H0z" fill={PAINT.paleBlue} />
      <path d="M0 180q60 18 120 0t120 0 120 0 120 0 120 0 120 0v40H0z" fill={PAINT.midBlue} />
      <path d="M0 204q60-14 120 0t120 0 120 0 120 0 120 0 120 0v16H0z" fill={PAINT.blue} />
      <path
        d="M70 190q18-8 34-3t30-4M318 196q18-8 34-3t30-4M560 192q18-8 34-3t30-4"
        stroke={PAINT.wall}
        strokeWidth="3"
        strokeLinecap="round"
        fill="none"
      />
    </>
  )
}

function SocialSecurity() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <Tree x={96} y={188} size={0.8} />
      <House x={146} y={190} width={210} height={110} windows={4} />
      <path d="M236 190v-30h32v30z" fill={PAINT.light} />
      <path d="M470 62V196q0 9 9 9t9-9" stroke={PAINT.slate} strokeWidth="4" strokeLinecap="round" fill="none" />
      <path
        d="M374 118a96 84 0 0 1 192 0q-16-13-32 0-16-13-32 0-16-13-32 0-16-13-32 0-16-13-32 0-16-13-32 0z"
        fill={PAINT.midBlue}
      />
      <path d="M438 118q2-62 32-84 30 22 32 84-16-13-32 0-16-13-32 0z" fill={PAINT.paleBlue} />
      <path d="M470 34v-9" stroke={PAINT.slate} strokeWidth="5" strokeLinecap="round" />
      <Person x={428} y={206} size={72} coat={PAINT.green} />
      <Person x={512} y={206} size={70} coat={PAINT.red} hair={PAINT.greyHair} stick />
      <Person x={452} y={206} size={44} coat={PAINT.amber} />
    </>
  )
}

function ElderlyCare() {
  return (
    <>
      <Backdrop ground={PAINT.leaf} />
      <House x={180} y={186} width={300} height={104} windows={6} />
      <path d="M312 186v-36h40v36z" fill={PAINT.light} />
      <path d="M296 150h72v-7h-72z" fill={PAINT.red} />
      <Tree x={128} y={190} />
      <Tree x={600} y={192} size={1.1} />
      <path
        d="M404 184h112M404 164h112M416 160v46M504 160v46"
        stroke={PAINT.trunk}
        strokeWidth="6"
        strokeLinecap="round"
      />
      <Seated x={438} y={207} coat={PAINT.red} hair={PAINT.greyHair} />
      <Seated x={488} y={207} coat={PAINT.midBlue} hair={PAINT.greyHair} flip />
      <Person x={236} y={207} size={70} coat={PAINT.green} />
      <WheelchairUser x={278} y={207} size={58} coat={PAINT.amber} />
    </>
  )
}

function Housing() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <House x={154} y={190} width={96} height={104} windows={3} floors={3} />
      <House x={270} y={190} width={112} height={156} windows={3} floors={5} />
      <House x={402} y={190} width={104} height={126} windows={3} floors={4} />
      <path d="M190 190v-22h24v22zM312 190v-30h28v30zM440 190v-26h28v26z" fill={PAINT.light} />
      <Tree x={120} y={194} size={0.7} />
      <Tree x={554} y={194} size={0.95} />
      <Tree x={604} y={194} size={0.6} />
      <Person x={392} y={208} size={62} coat={PAINT.blue} />
      <Person x={416} y={208} size={40} coat={PAINT.amber} />
      <Person x={440} y={208} size={60} coat={PAINT.green} />
    </>
  )
}

function Health() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <House x={214} y={188} width={292} height={116} windows={6} floors={2} />
      <circle cx="360" cy="62" r="29" fill={PAINT.wall} stroke={PAINT.edge} strokeWidth="1.5" />
      <path d="M360 45v34M343 62h34" stroke={PAINT.green} strokeWidth="11" />
      <path d="M332 188v-42h56v42z" fill={PAINT.light} />
      <path d="M360 188v-42" stroke={PAINT.sun} strokeWidth="2" />
      <Tree x={160} y={190} />
      <Tree x={566} y={190} size={0.8} />
      <Person x={286} y={207} size={70} coat={PAINT.leaf} />
      <WheelchairUser x={242} y={207} size={56} coat={PAINT.amber} />
      <Person x={430} y={207} size={68} coat={PAINT.midBlue} />
      <Person x={454} y={207} size={42} coat={PAINT.red} />
    </>
  )
}

function Culture() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <Tree x={128} y={192} size={0.8} />
      <Tree x={602} y={192} />
      <path d="M206 96h308v84H206z" fill={PAINT.paleGlass} />
      <path d="M332 180v-66h56v66z" fill={PAINT.light} />
      <path d="M224 96v84M276 96v84M316 96v84M404 96v84M444 96v84M496 96v84" stroke={PAINT.wall} strokeWidth="15" />
      <path d="M240 104h22v50l-11-8-11 8zM458 104h22v50l-11-8-11 8z" fill={PAINT.amber} />
      <path d="M286 104h20v50l-10-8-10 8zM414 104h20v50l-10-8-10 8z" fill={PAINT.midBlue} />
      <path d="M360 38l176 44H184z" fill={PAINT.wall} stroke={PAINT.edge} strokeWidth="1.5" />
      <path d="M176 82h368v12H176z" fill={PAINT.red} />
      <path d="M190 180h340v10H190z" fill="#eceef2" />
      <path d="M174 190h372v10H174z" fill="#f5f6f9" />
      <Person x={300} y={209} size={64} coat={PAINT.green} />
      <Person x={324} y={209} size={42} coat={PAINT.red} />
      <Person x={424} y={209} size={64} coat={PAINT.blue} hair={PAINT.greyHair} stick />
    </>
  )
}

function Petition() {
  return (
    <>
      <Backdrop ground={PAINT.stone} />
      <House x={170} y={190} width={380} height={136} windows={6} floors={2} />
      <path d="M296 206v-34h128v34" fill="none" stroke={PAINT.trunk} strokeWidth="6" strokeLinejoin="round" />
      <path d="M284 166h152v10H284z" fill={PAINT.trunk} />
      <path d="M350 160l20-4 6 8-20 3z" fill={PAINT.wall} stroke={PAINT.edge} />
      <Seated x={262} y={207} coat={PAINT.amber} hair={PAINT.greyHair} />
      <Seated x={458} y={207} coat={PAINT.blue} flip />
      <Bubble x={276} y={132} color={PAINT.green} />
      <Bubble x={450} y={120} color={PAINT.midBlue} flip />
      <Tree x={116} y={192} size={0.9} />
      <Tree x={606} y={192} size={0.9} />
    </>
  )
}

export const COVER_SCENES = {
  general: General,
  water: Water,
  'social-security': SocialSecurity,
  'elderly-care': ElderlyCare,
  housing: Housing,
  health: Health,
  culture: Culture,
  petition: Petition,
} as const

export type CoverTheme = keyof typeof COVER_SCENES
export const COVER_THEMES = Object.keys(COVER_SCENES) as CoverTheme[]

export function isCoverTheme(value: unknown): value is CoverTheme {
  return COVER_THEMES.includes(value as CoverTheme)
}
