// One set, drawn on a 24 px grid with a round 1.8 px stroke. An icon stands beside a word and is hidden from readers
// of the page by ear; give a label only where no word can stand.
const CIRCLE = 'M12 3a9 9 0 1 1 0 18 9 9 0 0 1 0-18z'
const BUBBLE = 'M4 4.5h16v12h-9l-4.5 4v-4H4z'
const PEOPLE =
  'M9 4.8a3.2 3.2 0 1 1 0 6.4 3.2 3.2 0 0 1 0-6.4zM3 19.5c.4-3.6 2.7-5.6 6-5.6s5.6 2 6 5.6M15.5 5.2a3 3 0 0 1 0 5.7M17.6 14.4c2 .7 3.1 2.4 3.4 5.1'

const PATHS = {
  clock: `${CIRCLE}M12 7v5l3.5 2`,
  pin: 'M12 21s7-6.2 7-11.5a7 7 0 0 0-14 0C5 14.8 12 21 12 21zM12 7a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  people: PEOPLE,
  users: PEOPLE,
  bag: 'M5 8.5h14l1 12H4zM8.5 11V7a3.5 3.5 0 0 1 7 0v4',
  wheelchair:
    'M10 2.9a1.6 1.6 0 1 1 0 3.2 1.6 1.6 0 0 1 0-3.2zM10 8.5v5.3h5.2l2.6 5.7 1.9-.8M10 11h4.6M7.4 11.6a5.3 5.3 0 1 0 7.3 6.2',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  'check-circle': `${CIRCLE}M8 12.3l2.8 2.8L16 9.5`,
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  'cross-circle': `${CIRCLE}M9 9l6 6M15 9l-6 6`,
  warning: 'M12 4 2.8 19.8h18.4zM12 10v4.5M12 17.2v.01',
  lock: 'M5 11h14v9.5H5zM8 11V8a4 4 0 0 1 8 0v3',
  search: 'M10.5 4a6.5 6.5 0 1 1 0 13 6.5 6.5 0 0 1 0-13zM15.3 15.3l5.2 5.2',
  menu: 'M4 7h16M4 12h16M4 17h16',
  calendar: 'M4 5.5h16v15H4zM4 10h16M8.5 3v4.5M15.5 3v4.5',
  list: 'M9 6.5h11M9 12h11M9 17.5h11M4.5 6.5v.01M4.5 12v.01M4.5 17.5v.01',
  star: 'M12 3.8l2.5 5.3 5.8.7-4.3 4 1.1 5.7-5.1-2.8-5.1 2.8L8 13.8l-4.3-4 5.8-.7z',
  ticket: 'M3.5 6.5h17v3.6a2 2 0 0 0 0 3.8v3.6h-17v-3.6a2 2 0 0 0 0-3.8zM14.5 6.5v1.8M14.5 11.1v1.8M14.5 15.7v1.8',
  file: 'M6 3.5h8l4.5 4.5v12.5H6zM14 3.5V8h4.5M9 12.5h6.5M9 16h6.5',
  question: `${BUBBLE}M10 9a2 2 0 1 1 2.9 1.8c-.6.3-.9.7-.9 1.2M12 14.2v.01`,
  answer: `${BUBBLE}M8 9h8M8 12.5h5`,
  home: 'M3.5 11.5 12 4l8.5 7.5M6 9.5v11h12v-11M10 20.5v-6h4v6',
  chart: 'M4 20.5h16M6.5 17v-5M12 17V5M17.5 17V9',
  send: 'M20.5 3.5l-17 7 7 3 3 7zM10.5 13.5l10-10',
  pencil: 'M4.5 19.5l1-4.5L16 4.5 19.5 8 9 18.5zM13.5 7l3.5 3.5',
  eye: 'M2.5 12S6 5.8 12 5.8s9.5 6.2 9.5 6.2-3.5 6.2-9.5 6.2S2.5 12 2.5 12zM12 9.2a2.8 2.8 0 1 1 0 5.6 2.8 2.8 0 0 1 0-5.6z',
  download: 'M12 4v11M7.5 10.8l4.5 4.4 4.5-4.4M5 20h14',
  print: 'M7 9V4h10v5M7 17H4.5V9h15v8H17M7 14h10v6.5H7z',
  share:
    'M6 9.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM17.5 3.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM17.5 15.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM8.3 10.9l7-3.7M8.3 13.1l7 3.7',
  phone:
    'M5 4h4l1.5 4.5L8.3 10a12 12 0 0 0 5.7 5.7l1.5-2.2L20 15v4a1.5 1.5 0 0 1-1.6 1.5C10.7 20 4 13.3 3.5 5.6A1.5 1.5 0 0 1 5 4z',
  mail: 'M3.5 5.5h17v13h-17zM4 7l8 6.5L20 7',
  user: 'M12 4.2a3.8 3.8 0 1 1 0 7.6 3.8 3.8 0 0 1 0-7.6zM4.5 20.5c.5-4.3 3.3-6.7 7.5-6.7s7 2.4 7.5 6.7',
  'user-plus': 'M10 4.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7zM3 20c.5-4 3-6.2 7-6.2 1.6 0 2.9.3 4 1M18 13.5v6M15 16.5h6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  undo: 'M9 5 4.5 9.5 9 14M4.5 9.5H14a5 5 0 0 1 0 10h-3.5',
  camera: 'M4 7.5h3.5L9 5h6l1.5 2.5H20v12H4zM12 9.5a3.5 3.5 0 1 1 0 7 3.5 3.5 0 0 1 0-7z',
  torch: 'M8 3.5h8V7l-2 3v10.5h-4V10L8 7zM8 7h8M12 12.5v2',
  'arrow-up': 'M12 19.5v-15M5.5 10.5 12 4l6.5 6.5',
  'arrow-left': 'M19.5 12h-15M10.5 5.5 4 12l6.5 6.5',
  'arrow-right': 'M4.5 12h15M13.5 5.5 20 12l-6.5 6.5',
  'chevron-down': 'M6 9.5l6 6 6-6',
  'chevron-left': 'M14.5 6l-6 6 6 6',
  'chevron-right': 'M9.5 6l6 6-6 6',
  hourglass: 'M7 3.5h10M7 20.5h10M8 3.5v3.8l4 4.7 4-4.7V3.5M8 20.5v-3.8l4-4.7 4 4.7v3.8',
  shuffle:
    'M3.5 7h3.2c4.6 0 5.6 10 10.3 10h3M3.5 17h3.2c1.5 0 2.6-1 3.5-2.5M13.3 9.5C14.2 8 15.4 7 17 7h3M17.5 4.2 20.5 7l-3 2.8M17.5 14.2l3 2.8-3 2.8',
  info: `${CIRCLE}M12 11v5.5M12 7.7v.01`,
  shield: 'M12 3.3l7.5 2.9v5.5c0 4.3-3 7.5-7.5 9-4.5-1.5-7.5-4.7-7.5-9V6.2zM8.7 12l2.4 2.4 4.3-4.6',
  scale: 'M12 4v16.5M8 20.5h8M5 6.5h14M5 6.5 2.5 13a2.7 2.7 0 0 0 5 0zM19 6.5 16.5 13a2.7 2.7 0 0 0 5 0z',
  history: 'M4.5 12a7.8 7.8 0 1 0 2.6-5.8L4.5 8.5M4.5 4.5v4h4M12 8v4.3l3 1.8',
  settings:
    'M4 7h8.5M17.5 7H20M4 17h2.5M11.5 17H20M15 4.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5zM9 14.5a2.5 2.5 0 1 1 0 5 2.5 2.5 0 0 1 0-5z',
  logout: 'M10 4H4.5v16H10M15.5 7.5 20 12l-4.5 4.5M20 12H9.5',
  qr: 'M4 4h6v6H4zM14 4h6v6h-6zM4 14h6v6H4zM14 14h2.5v2.5M20 14v2.5M14 20h2.5M20 20v.01M7 7v.01M17 7v.01M7 17v.01',
  door: 'M6 20.5v-17h12v17M3.5 20.5h17M14.5 11.7v.8',
  bell: 'M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 2h-15zM10.5 21.3h3',
  building: 'M5 20.5V4h9v16.5M14 9.5h5v11M3 20.5h18M8 8h3M8 12h3M8 16h3',
  flag: 'M5.5 21V4M5.5 4.5h12l-2.5 4.2 2.5 4.3h-12',
  external: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  live: 'M12 10.8v2.4M12 10.8a1.2 1.2 0 1 1 0 2.4 1.2 1.2 0 0 1 0-2.4zM8.3 15.7a5.2 5.2 0 0 1 0-7.4M15.7 8.3a5.2 5.2 0 0 1 0 7.4M5.6 18.4a9 9 0 0 1 0-12.8M18.4 5.6a9 9 0 0 1 0 12.8',
  pause: `${CIRCLE}M10 9v6M14 9v6`,
  bars: 'M9 7v10M15 7v10',
  route: 'M3.5 12h5l4-5H19M8.5 12l4 5H19M16.8 4.3 19.5 7l-2.7 2.7M16.8 14.3l2.7 2.7-2.7 2.7',
  columns: 'M4 5h16v14H4zM9.3 5v14M14.7 5v14',
  keyboard: 'M3 6.5h18v11H3zM7 10v.01M10.3 10v.01M13.7 10v.01M17 10v.01M8 14h8',
  'text-size': 'M3 18 8 6.5 13 18M4.8 14h6.4M14 18l3.2-7.5 3.3 7.5M15.2 15.3h4.2',
  globe: `${CIRCLE}M3.5 12h17M12 3c2.4 2.4 3.6 5.4 3.6 9s-1.2 6.6-3.6 9c-2.4-2.4-3.6-5.4-3.6-9S9.6 5.4 12 3z`,
  'cloud-off': 'M4 4l16 16M9.5 6.2A6 6 0 0 1 18 11a4 4 0 0 1 2.6 6.2M16.5 18.5h-9a4.5 4.5 0 0 1-1-8.8',
  refresh: 'M19.5 12a7.5 7.5 0 1 1-2.2-5.3L19.5 9M19.5 4.5V9H15',
  archive: 'M4 5h16v4H4zM5.5 9v10.5h13V9M10 12.5h4',
  paperclip: 'M19 11.5l-7.3 7.3a4.5 4.5 0 0 1-6.4-6.4l8-8a3 3 0 0 1 4.3 4.3l-7.9 7.8a1.5 1.5 0 0 1-2.1-2.1l7.2-7.2',
  filter: 'M4 5.5h16l-6.2 7.3v6.7l-3.6-2v-4.7z',
  copy: 'M9 9h11v11.5H9zM15 9V4H4v11.5h5',
} as const

export type IconName = keyof typeof PATHS
export const ICON_NAMES = Object.keys(PATHS) as IconName[]

/** `size` in px where the root is 16 px; it grows with the text. */
export type IconProps = { name: IconName; size?: number; label?: string; className?: string }

export function Icon({ name, size = 20, label, className }: IconProps) {
  const side = `${size / 16}rem`
  const meaning = label ? ({ role: 'img', 'aria-label': label } as const) : ({ 'aria-hidden': true } as const)
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden beside its word, or named by aria-label.
    <svg
      className={className ? `icon ${className}` : 'icon'}
      width={side}
      height={side}
      viewBox="0 0 24 24"
      {...meaning}
    >
      <path d={PATHS[name]} />
    </svg>
  )
}
