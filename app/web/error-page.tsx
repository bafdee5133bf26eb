// The page for everything that went wrong: what it means, what to do, whom to call, and a number to quote.
import { isRouteErrorResponse, useRouteError } from '@remix-run/react'
import { DEFAULT_LANGUAGE, type Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import { DEFAULT_SITE_NAME } from '#app/site/site-defaults.ts'
import { ButtonLink, Buttons } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { useFrame } from './frame.ts'
import { PlainPage } from './plain-page.tsx'
import { webMessages } from './web-messages.ts'

const KINDS = {
  400: 'badRequest',
  403: 'forbidden',
  404: 'notFound',
  405: 'method',
  409: 'conflict',
  410: 'gone',
  413: 'tooLarge',
  415: 'unsupported',
  422: 'unprocessable',
  429: 'tooMany',
  503: 'busy',
} as const

type Kind = (typeof KINDS)[keyof typeof KINDS] | 'crossOrigin' | 'failed'

function kindOf(status: number, code?: unknown): Kind {
  if (code === 'crossOrigin') return 'crossOrigin'
  return KINDS[status as keyof typeof KINDS] ?? (status < 500 ? 'badRequest' : 'failed')
}

/** Whether opening the same address again may help. */
const worthRepeating = (kind: Kind) => kind === 'busy' || kind === 'tooMany' || kind === 'failed' || kind === 'conflict'

/** Addresses that were sent to one person: a ticket, a registration, all of one contact. */
const OWN_LINK = /^\/(t|r|mine)\//

/** Title of the page, for the root's `meta`; `site` is unknown when even the root loader failed. */
export function errorTitle(error: unknown, language: Language = DEFAULT_LANGUAGE, site?: string): string {
  const text = translator(language, webMessages)
  return `${text(`${kindOfError(error)}Title`)} - ${site ?? DEFAULT_SITE_NAME[language]}`
}

function kindOfError(error: unknown): Kind {
  if (!isRouteErrorResponse(error)) return 'failed'
  return kindOf(error.status, (error.data as { code?: unknown } | null)?.code)
}

export function ErrorPage() {
  const error = useRouteError()
  const frame = useFrame()
  const text = useMessages(webMessages)
  const data = isRouteErrorResponse(error) ? (error.data as { requestId?: unknown } | null) : null
  const kind = kindOfError(error)
  const requestId = typeof data?.requestId === 'string' ? data.requestId : frame.requestId
  const inConsole = frame.path.startsWith('/console')
  const isOwnLink = kind === 'notFound' && OWN_LINK.test(frame.path)
  return (
    <PlainPage>
      <PageTitle lead={text(isOwnLink ? 'ownLinkText' : `${kind}Text`)}>{text(`${kind}Title`)}</PageTitle>
      <Buttons>
        {worthRepeating(kind) && frame.path !== '/' ? (
          <ButtonLink href={frame.path} variant="primary">
            {text('tryAgain')}
          </ButtonLink>
        ) : null}
        {isOwnLink ? (
          <ButtonLink href="/find" variant="primary">
            {text('findLinks')}
          </ButtonLink>
        ) : null}
        <ButtonLink href={inConsole ? '/console' : '/'}>{text('backHome')}</ButtonLink>
        {inConsole ? null : <ButtonLink href="/events">{text('seeEvents')}</ButtonLink>}
      </Buttons>
      {requestId ? <p className="hint mt-3">{text('requestNumber', { id: requestId })}</p> : null}
    </PlainPage>
  )
}
