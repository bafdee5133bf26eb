// What the root loader tells every page of the site and the reader.
import { useActionData, useRouteLoaderData } from '@remix-run/react'
import type { Role } from '#app/platform/actor.ts'
import { DEFAULT_LANGUAGE, type Language } from '#app/platform/language.ts'
import { DEFAULT_HOTLINE, DEFAULT_SITE_NAME } from '#app/site/site-defaults.ts'
import type { TypedValues } from '#app/ui/hidden-fields.tsx'
import type { TextSize } from '#app/ui/size-form.tsx'
import type { SiteFacts } from './site-facts.server.ts'

export type Frame = {
  language: Language
  size: TextSize
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
    site: {
      name: DEFAULT_SITE_NAME[DEFAULT_LANGUAGE],
      hotline: DEFAULT_HOTLINE,
      footer: { hotline: DEFAULT_HOTLINE },
    },
  }
}

/** What was typed into the form that this answer refuses; undefined where there is none. */
export function useTypedValues(): TypedValues | undefined {
  const refused = useActionData() as { values?: TypedValues } | null | undefined
  return refused?.values
}

/** This page in the other language. */
export function otherLanguageHref({ language, path }: Frame): string {
  const [pathname = '/', search = ''] = path.split('?')
  const query = new URLSearchParams(search)
  query.set('lang', language === 'en' ? 'zh-CN' : 'en')
  return `${pathname}?${query}`
}
