// Name and content only: signing in, first set-up, errors.
import type { ReactNode } from 'react'
import { useMessages } from '#app/ui/language.tsx'
import { LanguageSwitch } from '#app/ui/language-switch.tsx'
import { PlainLayout } from '#app/ui/plain-layout.tsx'
import { otherLanguageHref, useFrame, useTypedValues } from './frame.ts'
import { webMessages } from './web-messages.ts'

export function PlainPage({ children, width }: { children: ReactNode; width?: 'narrow' | 'wide' }) {
  const frame = useFrame()
  const text = useMessages(webMessages)
  const { hotline, footer: facts } = frame.site
  const help = facts.contact ? text('callUsOr', { hotline, contact: facts.contact }) : text('callUs', { hotline })
  const footer = (
    <div>
      <span>{help}</span> <LanguageSwitch href={otherLanguageHref(frame)} values={useTypedValues()} />
    </div>
  )
  return (
    <PlainLayout site={frame.site} width={width} footer={footer}>
      {children}
    </PlainLayout>
  )
}
