import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useMatches, useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'
import { type EnteredCalendar, enteredCalendar, takeCalendar } from '#app/questions/working-calendar.ts'
import { LanguageProvider } from '#app/ui/language.tsx'
import { ErrorPage, errorTitle } from '#app/web/error-page.tsx'
import { readFrame } from '#app/web/frame.server.ts'
import { type Frame, useFrame } from '#app/web/frame.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import './ui/app.css'

/** `calendar`: for staff, what the browser’s own calendar of working days does not hold. */
type RootData = Frame & { calendar?: EnteredCalendar }

export async function loader({ request, context }: LoaderFunctionArgs) {
  const frame = await readFrame(request, context)
  return json<RootData>(frame.staff ? { ...frame, calendar: enteredCalendar() } : frame)
}

export const meta: MetaFunction<typeof loader> = ({ error, data }) =>
  error ? [{ title: errorTitle(error, data?.language, data?.site.name) }, { name: 'robots', content: 'noindex' }] : []

export function Layout({ children }: { children: ReactNode }) {
  const { language, size, contrast, nonce, site, staff } = useFrame()
  const calendar = (useRouteLoaderData('root') as RootData | undefined)?.calendar
  if (staff && typeof document !== 'undefined') takeCalendar(calendar)
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
