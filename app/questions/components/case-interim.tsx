import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { interimMessages } from '../interim-messages.ts'
import { REQUIRED_REVIEWS } from '../question.ts'
import type { CaseView, SentForm } from './case-form.ts'
import { KeepHints } from './keep-hints.tsx'
import { StepForm } from './step-form.tsx'

/** 阶段性答复: what was sent or waits, the form to write one, and the reviewer's word on it. */
export function CaseInterim({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(interimMessages)
  const { replies, mayWrite, mayDecide } = file.interim
  if (replies.length === 0 && !mayWrite) return null
  const waiting = replies.find(({ state }) => state === 'waiting')
  return (
    <Panel title={text('panel')} icon="send">
      {replies.length === 0 ? <p className="hint">{text('panelNote')}</p> : null}
      {replies.map((reply) => (
        <div key={reply.id} className="my-2">
          <p className="whitespace-pre-line">{reply.text}</p>
          <p className="hint">
            {reply.state === 'waiting'
              ? text('lineWaiting', reply.line)
              : text(reply.state === 'sent' ? 'lineSent' : 'lineReturned', reply.line)}
          </p>
        </div>
      ))}
      {waiting && mayDecide ? (
        waiting.isOwn ? (
          <p className="hint">{text('ownNote')}</p>
        ) : (
          <StepForm
            address={file.address}
            form={form}
            intent="decideInterim"
            title={text('decide')}
            values={{ interimId: waiting.id }}
          >
            {(field) => (
              <>
                <CheckboxGroup
                  name="reviews"
                  id={field('reviews').id}
                  error={field('reviews').error}
                  label={text('reviews')}
                  choices={REQUIRED_REVIEWS.map((value) => ({ value, label: text(value) }))}
                  required={false}
                />
                <TextArea {...field('note')} label={text('note')} rows={2} required={false} />
                <Buttons>
                  <Button name="verdict" value="send" size="s" icon="send">
                    {text('send')}
                  </Button>
                  <Button name="verdict" value="return" size="s" icon="cross">
                    {text('giveBack')}
                  </Button>
                </Buttons>
              </>
            )}
          </StepForm>
        )
      ) : null}
      {mayWrite ? (
        <StepForm
          address={file.address}
          form={form}
          intent="interim"
          title={text(waiting ? 'rewrite' : 'write')}
          submit={text('submit')}
        >
          {(field) => (
            <>
              <TextArea {...field('text')} label={text('text')} hint={text('textHint')} rows={4} />
              <KeepHints error={field('keepHints').error} texts={[field('text').defaultValue]} />
            </>
          )}
        </StepForm>
      ) : null}
    </Panel>
  )
}
