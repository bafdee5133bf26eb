// package-lock.json and package.json, read for the tests that hold them to our rules.
import { readFileSync } from 'node:fs'

export type LockedPackage = {
  version: string
  dev?: boolean
  optional?: boolean
  resolved?: string
  integrity?: string
  dependencies?: Record<string, string>
  optionalDependencies?: Record<string, string>
}
export type LockFile = { packages: Record<string, LockedPackage> }
export type Manifest = Record<'dependencies' | 'devDependencies' | 'overrides', Record<string, string>>

const readJson = (file: string) => JSON.parse(readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8'))

export const readLock = () => readJson('package-lock.json') as LockFile
export const readManifest = () => readJson('package.json') as Manifest
export const readTable = <Table>(file: string) => readJson(file) as Table

/** Every locked copy of a package, at the top and below others. */
export function copiesOf(lock: LockFile, name: string): LockedPackage[] {
  return Object.entries(lock.packages)
    .filter(([place]) => place === `node_modules/${name}` || place.endsWith(`/node_modules/${name}`))
    .map(([, entry]) => entry)
}
