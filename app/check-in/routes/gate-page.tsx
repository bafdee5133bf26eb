import type { LinksFunction, MetaFunction } from '@remix-run/node'
import { GateApp } from '#app/check-in/components/gate-app.tsx'
import { gateMessages } from '#app/check-in/gate-messages.ts'
import { translator } from '#app/platform/messages.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import '../gate.css'
import '../gate-more.css'

export const handle: RouteHandle = { audience: 'gate', scripts: true }

/** Phones of Apple take their icon from the page, not from the manifest. */
export const links: LinksFunction = () => [
  { rel: 'manifest', href: '/gate.webmanifest' },
  { rel: 'apple-touch-icon', href: '/gate-icon-180.png' },
]

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, gateMessages)('title'), matches, { robots: 'noindex' })
}

/** The same frame for everybody: what the phone may see comes with its token, from the gate's API. */
export default function GatePage() {
  return <GateApp />
}
