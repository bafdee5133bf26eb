import { Icon } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { inboxHref, listedCaseHref } from '../inbox-address.ts'
import { inboxMessages } from '../inbox-messages.ts'
import { type InboxPaneData, useViewWord } from './inbox-pane.tsx'

/** Back to the list, and on to the case before and after this one: links, which the keys j and k follow. */
export function CaseSteps({ list, openId }: { list: InboxPaneData; openId: string }) {
  const own = useMessages(inboxMessages)
  const word = useViewWord()
  const { address, cases, total, pages, pageSize, most } = list
  const at = cases.findIndex(({ id }) => id === openId)
  const { page } = address
  const before = at > 0 ? caseAt(at - 1) : at === 0 && page > 1 ? inboxHref(address, { page: page - 1 }) : undefined
  const after =
    at < cases.length - 1 ? caseAt(at + 1) : page < pages ? inboxHref(address, { page: page + 1 }) : undefined
  return (
    <nav className="desk-steps" aria-label={own('stepsLabel')}>
      <a className="link" href={inboxHref(address, { page })} data-list>
        <Icon name="arrow-left" size={18} />
        {word(address.view)}
      </a>
      <span>
        <span className="hint self-center">
          {at < 0
            ? own('placeMoved')
            : own('placeIn', { place: (page - 1) * pageSize + at + 1, total: total > most ? `${most}+` : total })}
        </span>
        {before ? (
          <a className="link" href={before} rel="prev" data-step="-1">
            {own('previousCase')}
          </a>
        ) : null}
        {after ? (
          <a className="link" href={after} rel="next" data-step="1">
            {own('nextCase')}
          </a>
        ) : null}
      </span>
    </nav>
  )

  function caseAt(index: number): string | undefined {
    const one = cases[index]
    return one && listedCaseHref(one.id, address)
  }
}
