import type { LetterWords as Words } from '#app/outbox/event-letters.server.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SummaryList } from '#app/ui/summary-list.tsx'
import { eventChangeMessages } from '../event-change-messages.ts'
import { LetterWords } from './letter-words.tsx'

/** Before a slot with people on it gets a new time: what changes, how many are told, and in which words. */
export function ConfirmMove({
  move,
  values,
}: {
  move: { from: string; to: string; live: number; letters: readonly Words[] }
  values: Readonly<Record<string, string | readonly string[]>>
}) {
  const text = useMessages(eventChangeMessages)
  const { intent: _intent, ...kept } = values
  return (
    <Section id="confirm" title={text('confirmTitle')} first>
      <Banner tone="warning" title={text('confirmTold', { count: move.live })} />
      <SummaryList
        rows={[
          { label: text('before'), value: move.from },
          { label: text('after'), value: move.to },
        ]}
      />
      <LetterWords letters={move.letters} />
      <Form className="mt-4">
        <HiddenFields values={kept} />
        <Buttons>
          <Button variant="primary" name="intent" value="confirm">
            {text('confirmSaveTell', { count: move.live })}
          </Button>
          <Button name="intent" value="edit">
            {text('back')}
          </Button>
        </Buttons>
      </Form>
    </Section>
  )
}
