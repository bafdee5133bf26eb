// Completes package-lock.json, so that `npm ci` accepts it on every platform.
//
// A registry mirror may lack the packages for other platforms. npm then leaves their entries out of the lock file and
// `npm ci` refuses it everywhere ("Missing: … from lock file"). This adds the absent entries, derived from their names,
// and removes download addresses, which name the registry that the file happened to be written against.
//
// After every change of dependencies:  npm install --package-lock-only && node scripts/complete-lock.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony', 'sunos', 'win32']
const PROCESSORS = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

/** What npm must know of a platform package in order to leave it alone elsewhere, read from its name. */
export function platformOf(name) {
  const words = name.split('/').at(-1).split('-')
  const os = SYSTEMS.find((system) => words.includes(system))
  const cpu = PROCESSORS.find((processor) => words.includes(processor))
  const libc =
    os !== 'linux'
      ? undefined
      : words.some((w) => w.startsWith('musl'))
        ? 'musl'
        : words.some((w) => w.startsWith('gnu'))
          ? 'glibc'
          : undefined
  return { ...(os && { os: [os] }), ...(cpu && { cpu: [cpu] }), ...(libc && { libc: [libc] }) }
}

/** The locked entry that a package sees under a name: its own, or the nearest above it. */
function entrySeenFrom(packages, location, name) {
  for (let folder = location; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('/node_modules/')))) {
    const entry = packages[`${folder ? `${folder}/` : ''}node_modules/${name}`]
    if (entry || !folder.includes('node_modules/')) return entry
    if (!folder.includes('/node_modules/')) return packages[`node_modules/${name}`]
  }
}

/** Optional dependencies with an exact version that no entry of the lock file answers. */
export function missingEntries(lock) {
  const missing = []
  for (const [location, entry] of Object.entries(lock.packages)) {
    for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
      if (!/^\d+\.\d+\.\d+/.test(version)) continue
      if (entrySeenFrom(lock.packages, location, name)?.version === version) continue
      missing.push({ location, name, version, dev: entry.dev === true })
    }
  }
  return missing
}

/** Adds the missing entries and drops download addresses. Returns how many entries it added. */
export function completeLock(lock) {
  let added = 0
  for (const { location, name, version, dev } of missingEntries(lock)) {
    const top = `node_modules/${name}`
    if (lock.packages[top]?.version === version) continue
    const place = lock.packages[top] ? `${location}/${top}` : top
    lock.packages[place] = { version, ...platformOf(name), ...(dev && { dev }), optional: true }
    added += 1
  }
  for (const entry of Object.values(lock.packages)) delete entry.resolved
  lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => a.localeCompare(b, 'en')))
  return added
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = fileURLToPath(new URL('../package-lock.json', import.meta.url))
  const lock = JSON.parse(readFileSync(file, 'utf8'))
  const added = completeLock(lock)
  writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
  console.log(`package-lock.json: ${added} entries added`)
}
