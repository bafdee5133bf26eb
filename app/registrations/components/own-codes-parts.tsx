// 每人一码: the way to the codes, and the codes as a list to hand out.
import { ButtonLink, ButtonRows } from '#app/ui/button.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { ownCodesMessages } from '../own-codes-messages.ts'
import type { OwnCodesPage } from '../ticket-pages.server.ts'

const COPY_SCRIPT = '/copy.js?v=1'

/** Nothing where nobody can have a code of their own. */
export function OwnCodesLink({ path }: { path: string | null }) {
  const own = useMessages(ownCodesMessages)
  if (path === null) return null
  return (
    <>
      <ButtonRows>
        <ButtonLink variant="row" icon="qr" href={path}>
          {own('link')}
        </ButtonLink>
      </ButtonRows>
      <p className="hint">{own('linkHint')}</p>
    </>
  )
}

/** One companion below the other: whose it is, and the address to pass on. */
export function OwnCodesList({ codes }: { codes: OwnCodesPage['codes'] }) {
  const own = useMessages(ownCodesMessages)
  return (
    <>
      <ul className="own-codes">
        {codes.map(({ person, name, path, url }) => (
          <li key={person} className="own-code">
            <p className="own-code-who">
              <strong>{name ? own('companionNamed', { person, name }) : own('companion', { person })}</strong>
            </p>
            <p className="own-code-link">{url}</p>
            <div className="own-code-acts">
              <button
                type="button"
                className="button is-second is-s"
                data-copy={url}
                data-copied={own('copied')}
                hidden
              >
                <Icon name="copy" />
                <span aria-live="polite">{own('copy')}</span>
                <span className="sr-only"> {own('companion', { person })}</span>
              </button>
              <ButtonLink href={path} size="s" aria-label={own('openOf', { person })}>
                {own('open')}
              </ButtonLink>
            </div>
          </li>
        ))}
      </ul>
      <script src={COPY_SCRIPT} defer />
    </>
  )
}
