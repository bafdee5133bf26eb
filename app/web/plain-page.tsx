// Name and content only: signing in, first set-up, errors.
import type { ReactNode } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { PlainLayout } from '#app/ui/plain-layout.tsx'
import { otherLanguageHref, useFrame } from './frame.ts'
import { webMessages } from './web-messages.ts'

export function PlainPage({ children, width }: { children: ReactNode; width?: 'narrow' | 'wide' }) {
  const frame = useFrame()
  const text = useMessages(webMessages)
  const other = frame.language === 'en' ? { lang: 'zh-CN', word: '中文' } : { lang: 'en', word: 'English' }
  const footer = (
    <p>
      <span>{text('callUs')}</span>{' '}
      <a href={otherLanguageHref(frame)} lang={other.lang} hrefLang={other.lang}>
        {other.word}
      </a>
    </p>
  )
  return (
    <PlainLayout site={frame.site} width={width} footer={footer}>
      {children}
    </PlainLayout>
  )
}
