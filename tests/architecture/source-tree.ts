// The program's files and what they import, as text.
import { globSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path'

export type SourceFile = { path: string; text: string; lines: number; imports: string[] }

const IMPORT = /(?:from|import)\s*\(?\s*'([^']+)'/g

/** Every TypeScript file under the folders, with its imports resolved to paths of this project or names of packages. */
export function readSources(folders: string[]): SourceFile[] {
  return folders
    .flatMap((folder) => globSync(`${folder}/**/*.{ts,tsx}`))
    .sort()
    .map((path) => {
      const text = readFileSync(path, 'utf8')
      const imports = [...text.matchAll(IMPORT)].map((match) => resolve(path, match[1] as string))
      return { path, text, lines: text.split('\n').length, imports }
    })
}

function resolve(from: string, name: string): string {
  if (name.startsWith('#')) return name.slice(1)
  if (name.startsWith('.')) return normalize(join(dirname(from), name))
  return name
}

const DOMAINS = [
  'site',
  'accounts',
  'departments',
  'drafts',
  'events',
  'registrations',
  'check-in',
  'questions',
  'occasions',
  'columns',
  'mailings',
  'reports',
  'webhooks',
]

/** The room a file stands in: a floor's name, or the domain's. */
export function roomOf(path: string): string {
  const parts = path.split('/')
  if (parts[0] !== 'app') return parts[0] ?? ''
  const second = parts[1] ?? ''
  if (path === 'app/config.server.ts') return 'config'
  if (parts.length === 2) return 'house'
  if (parts.includes('routes')) return 'routes'
  if (parts[2] === 'components') return 'components'
  return second
}

export { DOMAINS }
