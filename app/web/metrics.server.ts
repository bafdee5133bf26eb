// Figures for the operator's monitoring, in the text format of Prometheus. Routes are named by their pattern, never by URL.
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'

const registry = new Registry()
let collecting = false

const requests = new Histogram({
  name: 'open_day_http_request_seconds',
  help: 'Time from the head of a request to the end of its answer',
  labelNames: ['method', 'route', 'status'] as const,
  buckets: [0.001, 0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  registers: [registry],
})
const refusals = new Counter({
  name: 'open_day_http_refused_total',
  help: 'Requests refused by the guard, by code',
  labelNames: ['code'] as const,
  registers: [registry],
})
const cacheReads = new Counter({
  name: 'open_day_page_cache_total',
  help: 'Pages answered from the cache (hit) or rendered for it (miss)',
  labelNames: ['result'] as const,
  registers: [registry],
})
const jobRuns = new Counter({
  name: 'open_day_job_runs_total',
  help: 'Runs of background work, by job and result',
  labelNames: ['job', 'result'] as const,
  registers: [registry],
})

type Count = (milliseconds: number) => void

/** Finding the series of some labels costs more than counting in it; there are as many as routes times their answers. */
const counters = new Map<string, Count>()

export function countRequest(method: string, route: string, status: number, milliseconds: number): void {
  const key = `${method} ${status} ${route}`
  let count = counters.get(key)
  if (!count) {
    count = counterOf(method, route, status)
    counters.set(key, count)
  }
  count(milliseconds)
}

/** As countRequest, with the labels settled: for what is counted very often. */
export function counterOf(method: string, route: string, status: number): Count {
  const counted = requests.labels({ method, route, status: String(status) })
  return (milliseconds) => counted.observe(milliseconds / 1000)
}

const refusalCounters = new Map<string, { inc(): void }>()

export function countRefusal(code: string): void {
  let counted = refusalCounters.get(code)
  if (!counted) {
    counted = refusals.labels({ code })
    refusalCounters.set(code, counted)
  }
  counted.inc()
}

const CACHE_READS = { hit: cacheReads.labels({ result: 'hit' }), miss: cacheReads.labels({ result: 'miss' }) }

export function countCacheRead(result: 'hit' | 'miss'): void {
  CACHE_READS[result].inc()
}

export function countJobRun(job: string, result: 'done' | 'failed'): void {
  jobRuns.inc({ job, result })
}

/** A figure read when it is asked for, such as the length of the outbox. */
export function gauge(name: string, help: string, read: () => Promise<number>): void {
  new Gauge({
    name,
    help,
    registers: [registry],
    async collect() {
      this.set(await read())
    },
  })
}

export async function metricsText(): Promise<{ type: string; text: string }> {
  if (!collecting) collectDefaultMetrics({ register: registry })
  collecting = true
  return { type: registry.contentType, text: await registry.metrics() }
}
