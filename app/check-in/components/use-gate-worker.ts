import { useCallback, useEffect, useState } from 'react'

const WORKER = '/gate-worker.js'
const SCOPE = '/gate'
/** A page that stays open for days learns of a new version this often. */
const LOOK_EVERY_MS = 30 * 60_000

/**
 * Lets the page open without network: registers the service worker. A new version waits until it is asked for, or until the
 * page is opened anew; then the page is loaded again, once.
 */
export function useGateWorker(): { update: (() => void) | undefined } {
  const [waiting, setWaiting] = useState<ServiceWorker>()
  useEffect(() => {
    const container = navigator.serviceWorker
    if (!container) return
    let gone = false
    let timer: ReturnType<typeof setInterval> | undefined
    async function register(workers: ServiceWorkerContainer) {
      const registration = await workers.register(WORKER, { scope: SCOPE })
      if (gone) return
      // Just opened, nobody stands at the gate yet.
      if (registration.waiting && workers.controller) renew(registration.waiting)
      registration.addEventListener('updatefound', () => {
        const worker = registration.installing
        worker?.addEventListener('statechange', () => {
          if (worker.state === 'installed' && workers.controller && !gone) setWaiting(worker)
        })
      })
      timer = setInterval(() => void registration.update().catch(() => undefined), LOOK_EVERY_MS)
    }
    // Where it cannot be registered the page works with network only, and the bar on top says so.
    register(container).catch(() => undefined)
    // What waits here must not go when the phone runs short of space.
    void navigator.storage?.persist?.().catch(() => false)
    return () => {
      gone = true
      clearInterval(timer)
    }
  }, [])
  const update = useCallback(() => {
    if (waiting) renew(waiting)
  }, [waiting])
  return { update: waiting ? update : undefined }
}

function renew(worker: ServiceWorker): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  worker.postMessage('update')
}
