// Keeps a ticket that was seen, so that it opens again without network, as people stand in the queue. Only a ticket that lets its
// people in is kept, and only until its session is over; one that was cancelled, or is over, is forgotten when it is seen.
;(() => {
  const ticket = document.querySelector('[data-ticket-until]')
  if (!ticket || !navigator.serviceWorker || !window.caches) return
  const until = ticket.dataset.ticketUntil
  const scope = `/${location.pathname.split('/')[1]}/`
  const key = location.pathname

  async function keep() {
    const cache = await caches.open('tickets')
    await forgetOld(cache)
    if (!until) return cache.delete(key)
    await navigator.serviceWorker.register('/kept-pages-worker.js', { scope })
    const answer = await fetch(key, { cache: 'no-store' })
    if (!answer.ok || answer.redirected) return
    const headers = { 'Content-Type': answer.headers.get('Content-Type') ?? 'text/html', 'X-Kept-Until': until }
    // The kept page says of itself that it is one: what it shows may have changed since.
    const page = (await answer.text()).replace(/(data-ticket-kept="[^"]*") hidden=""/, '$1')
    await cache.put(key, new Response(page, { headers }))
    const parts = document.querySelectorAll('script[src], link[rel=stylesheet], link[rel~=icon]')
    const files = [...parts].map((part) => part.src ?? part.href)
    await cache.addAll(files.filter((file) => new URL(file).origin === location.origin))
  }

  /** Tickets of sessions that are over do not stay on the phone. */
  async function forgetOld(cache) {
    for (const request of await cache.keys()) {
      const kept = await cache.match(request)
      const end = kept?.headers.get('X-Kept-Until')
      if (end && new Date(end) <= new Date()) await cache.delete(request)
    }
  }

  if (navigator.onLine) void keep().catch(() => undefined)
})()
