import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { caseMessages } from '../case-messages.ts'
import type { CaseView } from './case-form.ts'
import { HintedText } from './hinted-text.tsx'

/** The text of the latest version, to be read; what looks like personal data is marked. */
export function SavedText({ file: { latest } }: { file: Pick<CaseView, 'latest'> }) {
  const text = useMessages(caseMessages)
  return (
    <Panel>
      <p className="whitespace-pre-line">{latest ? <HintedText parts={latest.parts} /> : text('heldNothing')}</p>
      {latest?.policyBasis ? (
        <p className="hint whitespace-pre-line">
          {text('policyBasis')}：{latest.policyBasis}
        </p>
      ) : null}
    </Panel>
  )
}
