import { json, type LoaderFunctionArgs } from '@remix-run/node'
import { Links, Meta, Outlet, Scripts, useLoaderData, useMatches } from '@remix-run/react'
import { LanguageProvider } from '#app/ui/language.tsx'
import { isLargeType, languageOf } from '#app/web/language.server.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import './ui/app.css'

export async function loader({ request, context }: LoaderFunctionArgs) {
  return json({ language: languageOf(request), large: isLargeType(request), nonce: context.nonce })
}

export default function Root() {
  const { language, large, nonce } = useLoaderData<typeof loader>()
  const matches = useMatches()
  const scripts = matches.some((match) => (match.handle as RouteHandle | undefined)?.scripts)
  return (
    <html lang={language} data-size={large ? 'large' : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <Meta />
        <Links />
      </head>
      <body>
        <LanguageProvider language={language}>
          <Outlet />
        </LanguageProvider>
        {scripts ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}
