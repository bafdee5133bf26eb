// B15: what a first visit to a public page weighs: HTML and style sheets as compressed for the browser, scripts, requests; and
// what Lighthouse says of the list of events and of an event, on its simulated phone.

import { SERVE } from '../../scripts/project.mjs'
import { benchFolder } from './support/bench-database.ts'
import { startBenchServer } from './support/bench-server.ts'
import { lighthouse } from './support/lighthouse.ts'
import { type Row, report, say } from './support/measure.ts'

const { folder, remove } = benchFolder()
const server = await startBenchServer(SERVE, { DATA_DIR: folder, OPEN_DAY_DEMO: '1' })
const origin = `http://localhost:${server.port}`

/** Bytes on the wire: fetch would unpack the body, so the length the server announces is taken. */
async function weigh(path: string): Promise<{ bytes: number; text: string }> {
  const headers = { 'Accept-Encoding': 'gzip' }
  const announced = Number((await fetch(origin + path, { method: 'HEAD', headers })).headers.get('content-length'))
  const text = await (await fetch(origin + path, { headers })).text()
  if (!announced) throw new Error(`${path} announces no length`)
  return { bytes: announced, text }
}

const rows: Row[] = []
for (const path of ['/', '/events', '/events/jimo-water-open-day', '/answers']) {
  say(path)
  const page = await weigh(path)
  const sheets = [...page.text.matchAll(/<link[^>]+rel="stylesheet"[^>]+href="([^"]+)"/g)].map(
    (match) => match[1] as string,
  )
  const weights = await Promise.all(sheets.map(weigh))
  const total = page.bytes + weights.reduce((sum, { bytes }) => sum + bytes, 0)
  const foreign = [
    ...page.text.matchAll(/<(?:script|link|img|iframe|source)\b[^>]*(?:src|href)="((?:https?:)?\/\/[^"]+)"[^>]*>/g),
  ].filter(([tag, address]) => !address?.startsWith(origin) && !/rel="(canonical|alternate)"/.test(tag))
  rows.push({
    job: 'B15',
    metric: `HTML and style sheets of ${path}, compressed`,
    value: Math.round(total / 102.4) / 10,
    unit: 'KB',
    better: 'lower',
    floor: 30,
    target: 20,
    gates: {
      'no script': !/<script(?![^>]*application\/ld\+json)/.test(page.text),
      'no third party': foreign.length === 0,
      'one style sheet': sheets.length === 1,
    },
  })
}
for (const path of ['/events', '/events/jimo-water-open-day']) {
  say(`Lighthouse ${path}`)
  const { firstContentfulPaint, largestContentfulPaint, missed, ...scores } = await lighthouse(origin + path)
  for (const [category, score] of Object.entries(scores)) {
    const floor = category === 'performance' || category === 'accessibility' ? 100 : 98
    rows.push({
      job: 'B15',
      metric: `Lighthouse ${category} of ${path}`,
      value: score,
      floor,
      target: 100,
      better: 'higher',
      note: missed[category]?.join(', '),
    })
  }
  const seconds = largestContentfulPaint / 1000
  rows.push({
    job: 'B15',
    metric: `largest contentful paint of ${path}`,
    value: seconds,
    unit: 's',
    floor: 2,
    target: 1,
    better: 'lower',
    note: `first ${(firstContentfulPaint / 1000).toFixed(2)} s`,
  })
}
await server.stop()
remove()
report(rows)
