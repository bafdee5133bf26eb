import { Banner } from '#app/ui/banner.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { accountsMessages } from '../accounts-messages.ts'

/** The address by which somebody sets a password, shown to the admin once. */
export function OneTimeLink({ link }: { link: string }) {
  const text = useMessages(accountsMessages)
  return (
    <Banner tone="success" result title={text('linkOnce')}>
      <p>
        <code>{link}</code>
      </p>
      <p>{text('linkOnceNote')}</p>
    </Banner>
  )
}
