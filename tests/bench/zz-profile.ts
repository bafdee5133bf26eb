import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { CURRENT_CONSENT } from '#app/registrations/consent.ts'
import { benchFolder, benchSlot, openBenchStore } from './support/bench-database.ts'
import { gatesOfRush } from './support/gates.ts'
import { cpuOf, sendCrowd, startPrototype } from './support/servers.ts'

const connections = Number(process.argv[2] ?? 0)
const people = Number(process.argv[3] ?? 10000)
const runs = Number(process.argv[4] ?? 2)
const prof = process.argv[5]
const { folder, remove } = benchFolder()
const database = join(folder, 'open-day.db')
await (await openBenchStore(database, { capacity: 50, waitingCapacity: people - 50 }, runs + 1)).close()
const port = 4290
const child = spawn(
  '/usr/bin/taskset',
  [
    '-c',
    '0',
    process.execPath,
    ...(prof ? ['--cpu-prof', `--cpu-prof-dir=${prof}`] : []),
    join('scripts', 'serve.mjs'),
  ],
  {
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      NODE_ENV: 'production',
      DATA_DIR: folder,
      PORT: String(port),
      HOST: '127.0.0.1',
      PUBLIC_ORIGIN: `http://127.0.0.1:${port}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  },
)
for (;;) {
  try {
    if ((await fetch(`http://127.0.0.1:${port}/healthz`)).ok) break
  } catch {}
  await new Promise((r) => setTimeout(r, 50))
}
for (let run = 1; run <= runs; run++) {
  const before = cpuOf(child.pid as number)
  const r = await sendCrowd({
    port,
    path: `/api/v1/slots/${benchSlot(run - 1)}/registrations`,
    people,
    connections,
    spreadMs: connections ? 0 : 1000,
    from: `127.0.0.${1 + run}`,
    run,
    consentVersion: CURRENT_CONSENT.version,
  })
  const g = gatesOfRush(database, benchSlot(run - 1), r, 50)
  const codes: Record<string, number> = {}
  for (const a of r.answers) codes[a.status] = (codes[a.status] ?? 0) + 1
  console.log(
    run,
    Math.round(r.lastMs),
    'ms',
    (((cpuOf(child.pid as number) - before) * 1000) / people).toFixed(0),
    'µs CPU',
    JSON.stringify(codes),
    Object.keys(g)
      .filter((k) => !g[k])
      .join(','),
  )
}
for (let run = 1; run <= 2; run++) { const p = await startPrototype(join(folder, `p${run}.db`), 4291 + run, 50); const r = await sendCrowd({ port: 4291 + run, path: '/', people, connections, spreadMs: connections ? 0 : 1000, from: `127.0.1.${1 + run}`, run, consentVersion: '1' }); console.log('control', Math.round(r.lastMs), (cpuOf(p.pid) * 1000 / people).toFixed(0)); await p.stop() }
child.kill('SIGTERM')
await new Promise((r) => child.once('exit', r))
if (process.env.KEEP) console.log(database)
else remove()
