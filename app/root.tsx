import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useMatches } from '@remix-run/react'
import type { ReactNode } from 'react'
import { LanguageProvider } from '#app/ui/language.tsx'
import { ErrorPage, errorTitle } from '#app/web/error-page.tsx'
import { readFrame } from '#app/web/frame.server.ts'
import { type Frame, useFrame } from '#app/web/frame.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import './ui/app.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  return json<Frame>(await readFrame(request, context))
}

export const meta: MetaFunction<typeof loader> = ({ error, data }) =>
  error ? [{ title: errorTitle(error, data?.language, data?.site.name) }, { name: 'robots', content: 'noindex' }] : []

export function Layout({ children }: { children: ReactNode }) {
  const { language, size, contrast, nonce, site } = useFrame()
  const matches = useMatches()
  const live = matches.map((match) => match.handle as RouteHandle | undefined).find((handle) => handle?.live)
  const scripts = matches.some((match) => (match.handle as RouteHandle | undefined)?.scripts)
  const styles = matches.map((match) => (match.handle as RouteHandle | undefined)?.styles).find(Boolean)
  return (
    <html
      lang={language}
      data-size={size === 'standard' ? undefined : size}
      data-contrast={contrast === 'high' ? 'high' : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="SiteName" content={site.name} />
        {site.domain ? <meta name="SiteDomain" content={site.domain} /> : null}
        {site.footer.siteCode ? <meta name="SiteIDCode" content={site.footer.siteCode} /> : null}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <meta name="theme-color" content="#c8102e" />
        <Meta />
        {styles ? <link rel="stylesheet" href={styles} /> : <Links />}
      </head>
      <body>
        <LanguageProvider language={language}>{children}</LanguageProvider>
        {live ? <script src={live.liveScript ?? '/live.js?v=1'} defer /> : null}
        {scripts ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ErrorPage />
}
