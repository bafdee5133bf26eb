import type { LetterWords as Words } from '#app/outbox/event-letters.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { eventChangeMessages } from '../event-change-messages.ts'
import { ChangeList, receivedChanges, type SentChange } from './change-list.tsx'
import { LetterWords } from './letter-words.tsx'

type Values = Readonly<Record<string, string | readonly string[]>>

/** The form as it was sent, carried along unseen. Lists keep their `[]`, so that one row stays a list. */
function Carried({ values }: { values: Values }) {
  const { intent: _intent, ...rest } = values
  const named = Object.entries(rest).map(([name, value]) => [typeof value === 'string' ? name : `${name}[]`, value])
  return <HiddenFields values={Object.fromEntries(named)} />
}

/** Before a published event changes: what changes, and who will be told. */
export function ConfirmChange({
  answer,
  values,
}: {
  answer: { changes: readonly SentChange[]; told: number; live: number; letters: readonly Words[] }
  values: Values
}) {
  const text = useMessages(eventChangeMessages)
  const { told } = answer
  return (
    <Section id="confirm" title={text('confirmTitle')} first>
      <Banner
        tone={told > 0 ? 'warning' : 'info'}
        title={
          told > 0 ? text('confirmTold', { count: told }) : text(answer.live > 0 ? 'confirmToldNone' : 'confirmNobody')
        }
      />
      <ChangeList caption={text('confirmChanges')} changes={receivedChanges(answer.changes)} />
      {told > 0 ? <LetterWords letters={answer.letters} /> : null}
      <Form className="mt-4">
        <Carried values={values} />
        <Buttons>
          <Button variant="primary" name="intent" value="save">
            {told > 0 ? text('confirmSaveTell', { count: told }) : text('confirmSave')}
          </Button>
          <Button name="intent" value="edit">
            {text('back')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}

/** Somebody else saved first: their change beside one's own, above the form that still holds what was typed. */
export function OlderVersion({
  answer,
}: {
  answer: { yours: number; current: number; theirs: readonly SentChange[]; mine: readonly SentChange[] }
}) {
  const text = useMessages(eventChangeMessages)
  return (
    <>
      <Banner tone="error" result title={text('olderTitle')}>
        <p>{text('olderText', { yours: answer.yours, current: answer.current })}</p>
      </Banner>
      <ChangeList caption={text('theirs')} changes={receivedChanges(answer.theirs)} />
      <ChangeList caption={text('yours')} changes={receivedChanges(answer.mine)} />
    </>
  )
}
