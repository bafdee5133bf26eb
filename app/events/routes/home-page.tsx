import type { RouteHandle } from '#app/web/route-handle.ts'

export const handle: RouteHandle = { audience: 'public', cached: true }

export default function HomePage() {
  return <h1>政务开放日</h1>
}
