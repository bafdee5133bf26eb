// The gate's service worker. Keeps the page /gate and the files it is made of, one version at a time, so that a phone can
// open it without network; keeps no other page, no answer of the API. scripts/build-worker.mjs puts VERSION, MANIFEST and
// FILES before this text.
/* global VERSION, MANIFEST, FILES */
const PREFIX = 'gate-'
const CACHE = PREFIX + VERSION
const PAGE = '/gate'
/** A page that takes longer is not waited for at a gate. */
const PATIENCE_MS = 2500

self.addEventListener('install', (event) => {
  event.waitUntil(keepAll())
})
self.addEventListener('activate', (event) => {
  event.waitUntil(dropOlder())
})
self.addEventListener('message', (event) => {
  if (event.data === 'update') void self.skipWaiting()
})
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (url.pathname === PAGE) event.respondWith(page(request))
    return
  }
  if (FILES.includes(url.pathname)) event.respondWith(file(request, url.pathname))
})

async function keepAll() {
  const cache = await caches.open(CACHE)
  const before = await olderCaches()
  await Promise.all(
    FILES.map(async (path) => {
      // Files with a hash in their name are the same for ever: what an older version keeps is not fetched again.
      const known = path.startsWith('/assets/') ? await firstMatch(before, path) : undefined
      const answer = known ?? (await fetch(path, { cache: 'no-cache' }))
      if (!answer.ok) throw new Error(`${path}: ${answer.status}`)
      await cache.put(path, answer)
    }),
  )
  if (!(await keepPage(cache, await fetch(PAGE, { cache: 'no-store' }))))
    throw new Error('the page is of another version')
}

/** Keeps the page if it is made of the files of this version; another one would ask for files that are not there. */
async function keepPage(cache, answer) {
  if (!answer.ok || answer.redirected) return false
  const text = await answer.clone().text()
  if (!text.includes(MANIFEST)) return false
  await cache.put(PAGE, answer)
  return true
}

async function olderCaches() {
  const names = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== CACHE)
  return Promise.all(names.map((name) => caches.open(name)))
}

async function firstMatch(caches, path) {
  for (const cache of caches) {
    const answer = await cache.match(path)
    if (answer) return answer
  }
  return undefined
}

async function dropOlder() {
  for (const name of await caches.keys()) if (name.startsWith(PREFIX) && name !== CACHE) await caches.delete(name)
  await self.clients.claim()
}

/** From the server while it answers quickly, else the kept one. */
async function page(request) {
  const cache = await caches.open(CACHE)
  const kept = await cache.match(PAGE)
  if (!kept) return fetch(request)
  const fresh = fetch(request).then(async (answer) => {
    await keepPage(cache, answer.clone()).catch(() => false)
    return answer
  })
  fresh.catch(() => undefined)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const answer = await Promise.race([fresh.catch(() => undefined), late])
  return answer && answer.status < 500 ? answer : kept
}

async function file(request, path) {
  const cache = await caches.open(CACHE)
  return (await cache.match(path)) ?? fetch(request)
}
