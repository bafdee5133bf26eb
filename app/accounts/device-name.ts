// A person's own word for the device a session is open on: system and browser, nothing that tells two apart.

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS/i, 'HarmonyOS'],
  [/Android/i, 'Android'],
  [/iPhone/i, 'iPhone'],
  [/iPad/i, 'iPad'],
  [/Windows/i, 'Windows'],
  [/Mac OS X|Macintosh/i, 'macOS'],
  [/UOS|Deepin|Kylin|Linux/i, 'Linux'],
]
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger/i, '微信'],
  [/Edg\//i, 'Edge'],
  [/Firefox\//i, 'Firefox'],
  [/Chrome\//i, 'Chrome'],
  [/Safari\//i, 'Safari'],
]

/** `Windows · Chrome`; empty when neither is known. */
export function deviceName(userAgent: string | null): string {
  const of = (table: [RegExp, string][]) => table.find(([sign]) => sign.test(userAgent ?? ''))?.[1]
  return [of(SYSTEMS), of(BROWSERS)].filter(Boolean).join(' · ')
}
