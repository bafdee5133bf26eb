import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { FieldError } from '#app/ui/field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { statusWord } from '../case-words.ts'
import { inboxMessages } from '../inbox-messages.ts'
import type { PublishReport, RefusedOne } from '../publish-many.server.ts'
import { groupedCode } from '../question.ts'
import { problemWords } from '../step-words.ts'

/** 批量发布: the button for the ticked answers. `action`: the list that is chosen from. */
export function BulkPublish({ action, error }: { action: string; error?: string }) {
  const own = useMessages(inboxMessages)
  return (
    <Panel title={own('publishMany')} icon="send">
      <p className="hint">{own('publishHint')}</p>
      <Form id="bulk" action={action}>
        <HiddenFields values={{ intent: 'publishMany' }} />
        <div id="ids" tabIndex={-1}>
          {error ? <FieldError id="ids">{error}</FieldError> : null}
          <Button icon="send" className="mt-2">
            {own('publishSubmit')}
          </Button>
        </div>
      </Form>
    </Panel>
  )
}

/** What was published and what was not, each with why. */
export function PublishedReport({ report }: { report: PublishReport }) {
  const own = useMessages(inboxMessages)
  const { published, refused, unknown } = report
  const left = refused.length + unknown
  return (
    <Banner
      tone={left > 0 ? 'warning' : 'success'}
      result
      title={[
        own('publishedMany', { count: published.length }),
        left > 0 ? own('publishLeft', { count: left }) : '',
      ].join(' ')}
    >
      <ul className="plain-list">
        {published.map((one) => (
          <li key={one.id}>
            <Link href={`/answers/${one.id}`}>{one.title}</Link> {groupedCode(one.trackingCode)}
          </li>
        ))}
      </ul>
      {refused.length > 0 ? (
        <>
          <p>
            <b>{own('publishNot')}</b>
          </p>
          <ul className="plain-list">
            {refused.map((one) => (
              <li key={one.id}>
                <Link href={`/console/questions/${one.id}?view=toPublish`}>{one.title}</Link>{' '}
                {groupedCode(one.trackingCode)}
                <br />
                <Why one={one} />
              </li>
            ))}
          </ul>
        </>
      ) : null}
      {unknown > 0 ? <p>{own('publishUnknown', { count: unknown })}</p> : null}
    </Banner>
  )
}

function Why({ one: { problem, status } }: { one: RefusedOne }) {
  const own = useMessages(inboxMessages)
  const language = useLanguage()
  if (problem === 'mayNotPublishThis') return own('publishNotYours')
  return problemWords(problem, language, { status: status ? statusWord(status, language) : '' })
}
