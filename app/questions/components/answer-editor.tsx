import { KeptStatus } from '#app/drafts/components/draft-keeping.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { caseMessages } from '../case-messages.ts'
import { pageOfCase } from '../inbox-address.ts'
import { WritingDesk } from './answer-desk.tsx'
import type { AnswerFormProps } from './answer-form.tsx'
import { sentAs } from './case-form.ts'
import { Changes } from './changes.tsx'
import { SavedText } from './saved-text.tsx'

type Props = Omit<AnswerFormProps, 'intent'>

/**
 * The editor of the answer; each save is a version. Shown for drafting and, folded, for correcting what is public. While
 * somebody else writes, there is only what they saved, and the button to take over.
 */
export function AnswerEditor({ file, desk, form, told }: Props) {
  const text = useMessages(caseMessages)
  const sent = sentAs(form, 'draft', 'correct')
  if (file.may.correct && !file.may.draft) {
    return (
      <Section id="answer" title={text('answer')} aside={<KeptStatus />}>
        <details open={sent !== undefined || desk.draft !== null || desk.held !== null}>
          <summary>{text('correctTitle')}</summary>
          <p className="hint">{text('correctText')}</p>
          <WritingDesk file={file} desk={desk} form={sent} told={told} intent="correct" />
        </details>
      </Section>
    )
  }
  if (!file.may.draft && !file.latest) return null
  const whyNotHandIn = desk.held
    ? text('heldHandIn', { name: desk.held.by })
    : file.latest?.copyChanged
      ? text('publishCopy')
      : undefined
  return (
    <Section
      id="answer"
      title={text('answer')}
      aside={
        <>
          {file.may.draft ? <KeptStatus /> : null}
          {file.latest ? (
            <ButtonLink size="s" icon="eye" href={pageOfCase(file.address, 'preview')}>
              {text('preview')}
            </ButtonLink>
          ) : null}
        </>
      }
    >
      {file.may.draft ? (
        <WritingDesk file={file} desk={desk} form={sent} told={told} intent="draft" />
      ) : (
        <SavedText file={file} />
      )}
      {file.changes ? (
        <Changes
          changes={file.changes}
          words={{
            changed: text('changes', { number: file.changes.since, count: file.changes.count }),
            same: text('changesNone', { number: file.changes.since }),
          }}
        />
      ) : null}
      {file.may.requestReview && file.latest ? (
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'requestReview' }} />
          <Buttons>
            <Button icon="send" disabledReason={whyNotHandIn}>
              {text('requestReview')}
            </Button>
          </Buttons>
        </Form>
      ) : null}
    </Section>
  )
}
