// What the root loader tells every page of the site and the reader.
import { useRouteLoaderData } from '@remix-run/react'
import type { Role } from '#app/platform/actor.ts'
import { DEFAULT_LANGUAGE, type Language } from '#app/platform/language.ts'
import { translator } from '#app/platform/messages.ts'
import type { SiteFacts } from './site-settings.server.ts'
import { webMessages } from './web-messages.ts'

export type Frame = {
  language: Language
  size: 'standard' | 'large'
  contrast: 'standard' | 'high'
  nonce: string
  requestId: string
  /** path and query of the page, to come back to */
  path: string
  site: SiteFacts
  /** on pages under /console: who is signed in */
  staff?: { name: string; roles: readonly Role[] }
}

/** The frame's facts; sensible ones when even the root loader failed. */
export function useFrame(): Frame {
  const data = useRouteLoaderData('root') as Frame | undefined
  return data ?? unknownFrame()
}

function unknownFrame(): Frame {
  return {
    language: DEFAULT_LANGUAGE,
    size: 'standard',
    contrast: 'standard',
    nonce: '',
    requestId: '',
    path: '/',
    site: { name: translator(DEFAULT_LANGUAGE, webMessages)('siteName'), footer: { hotline: '12345' } },
  }
}

/** This page in the other language. */
export function otherLanguageHref({ language, path }: Frame): string {
  const [pathname = '/', search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  query.set('lang', language === 'en' ? 'zh-CN' : 'en')
  return `${pathname}?${query}`
}
