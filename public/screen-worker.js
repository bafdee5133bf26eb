// Lets the self check-in screen be opened again without network: gives the page and its files as screen.js kept them, when the
// server does not answer. The codes themselves are in the page's own storage. Keeps nothing by itself.
const CACHE = 'screen'
/** A screen that takes longer shows the kept page; it goes on with the codes that it has. */
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
  const kept = await (await caches.open(CACHE)).match(request)
  if (!kept) return fetch(request)
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))
  const answer = await Promise.race([fetch(request).catch(() => undefined), late])
  return answer && answer.status < 500 ? answer : kept
}
