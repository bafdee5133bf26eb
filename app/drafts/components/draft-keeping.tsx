// What surrounds a form that keeps itself: who else is there, when it was kept, what was restored. public/drafts.js moves it.
import type { ReactNode } from 'react'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { draftsMessages } from '../drafts-messages.ts'

/** Who else has the page open, above the form; empty and unseen while nobody has. Asked anew at `address`. */
export function DeskNotice({ lines, address }: { lines: readonly string[]; address: string }) {
  return (
    <>
      <div className="banner is-info" data-desk={address} aria-live="polite" hidden={lines.length === 0}>
        <Icon name="users" size={24} />
        <ul className="banner-text">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </div>
      <script src="/drafts.js?v=1" defer />
    </>
  )
}

/**
 * When the form was kept, or why not: beside the title, and once more, `silent` for those who listen, beside the button of a
 * long form.
 */
export function KeptStatus({ silent = false }: { silent?: boolean }) {
  const text = useMessages(draftsMessages)
  return (
    <span
      className="kept-status"
      role={silent ? undefined : 'status'}
      data-kept-status=""
      data-offline={text('offline')}
      data-signed-out={text('signedOut')}
      data-refused={text('refused')}
      data-retry={text('retry')}
    />
  )
}

/** Says that the form below holds what was not handed in, and offers to throw it away. */
export function RestoredNotice({ time, action, children }: { time: string; action?: string; children?: ReactNode }) {
  const text = useMessages(draftsMessages)
  return (
    <Banner
      tone="info"
      title={text('restored', { time })}
      actions={
        <Form action={action}>
          <HiddenFields values={{ intent: 'discardDraft' }} />
          <Button size="s">{text('discard')}</Button>
        </Form>
      }
    >
      <p>{text('restoredText')}</p>
      {children}
    </Banner>
  )
}

/** Somebody saved another version while this one was written. */
export function NewerNotice({ yours, current }: { yours: number; current: number }) {
  const text = useMessages(draftsMessages)
  return (
    <Banner tone="warning" title={text('newer')}>
      <p>{text('newerText', { yours, current })}</p>
    </Banner>
  )
}
