// Lets a page be opened again without network: the self check-in screen, which screen.js keeps, and a ticket, which ticket.js
// keeps until its event is over. Gives the kept page when the server does not answer. Keeps nothing by itself.
const CACHES = ['screen', 'tickets']
/** Until then a kept page may be shown; without it there is no end. */
const KEPT_UNTIL = 'X-Kept-Until'
/** Whoever waits longer is shown the kept page; not who has just done something and waits for what came of it. */
const PATIENCE_MS = 4000

self.addEventListener('install', () => void self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin || url.pathname.endsWith('/codes')) return
  event.respondWith(fresh(request))
})

async function fresh(request) {
  const kept = await findKept(request)
  if (!kept) return fetch(request)
  const fetched = fetch(request).catch(() => undefined)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const answer = await (new URL(request.url).searchParams.has('done') ? fetched : Promise.race([fetched, late]))
  return answer && answer.status < 500 ? answer : kept
}

async function findKept(request) {
  for (const name of CACHES) {
    const cache = await caches.open(name)
    // A ticket is kept without what follows the question mark of its address.
    const answer = (await cache.match(request)) ?? (await cache.match(new URL(request.url).pathname))
    const until = answer?.headers.get(KEPT_UNTIL)
    if (answer && (!until || new Date(until) > new Date())) return answer
    if (answer) await cache.delete(new URL(request.url).pathname)
  }
  return undefined
}
