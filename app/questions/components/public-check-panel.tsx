import { useListed, useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { caseMessages } from '../case-messages.ts'
import { hintWord } from '../case-words.ts'
import type { PublicCheck } from '../public-check.ts'
import { HintedText } from './hinted-text.tsx'

type Props = {
  check: PublicCheck
  /** how it will be published, in words */
  publicity: string
  /** what became of the secrecy review, in words */
  secrecy: string
}

/** 发布前核对: the public texts with what looks like personal data marked in them, how they are published, the secrecy review. */
export function PublicCheckPanel({ check, publicity, secrecy }: Props) {
  const text = useMessages(caseMessages)
  const listed = useListed()
  const { texts, count, kinds } = check
  return (
    <Panel tone={count > 0 ? 'warn' : 'internal'} icon={count > 0 ? 'warning' : 'shield'} title={text('checkTitle')}>
      <p>
        {count > 0
          ? text('found', { count, kinds: listed(kinds.map((kind) => hintWord(kind, text))) })
          : text('foundNone')}
      </p>
      {count > 0 ? <p className="hint">{text('checkOffice')}</p> : null}
      {texts.map(({ field, parts }) => (
        <div key={field} className="my-4">
          <h3 className="checked-field">{text(`checked_${field}`)}</h3>
          <p className="checked-text">
            <HintedText parts={parts} />
          </p>
        </div>
      ))}
      <p>{text('checkPublicity', { publicity })}</p>
      <p>{text('checkSecrecy', { state: secrecy })}</p>
    </Panel>
  )
}
