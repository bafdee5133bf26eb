import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useListed, useMessages } from '#app/ui/language.tsx'
import { answerMessages } from '../answer-messages.ts'
import { caseMessages } from '../case-messages.ts'
import type { CaseView } from './case-form.ts'

/** What the last step needs to know of a case. */
export type ToPublish = Pick<CaseView, 'id' | 'address' | 'isPublished' | 'latest' | 'status' | 'missing'> & {
  may: Pick<CaseView['may'], 'publish'>
  extras: Pick<CaseView['extras'], 'signed' | 'maySign'>
}

const showsPublished = ({ isPublished, latest }: ToPublish) => isPublished && latest?.isPublished

/** Whether the bar holds anything. */
export const hasPublishBar = (file: ToPublish): boolean => Boolean(showsPublished(file)) || file.may.publish

/** The last step. A button that cannot be pressed says what is missing. */
export function PublishBar({ file }: { file: ToPublish }) {
  const text = useMessages(caseMessages)
  const more = useMessages(answerMessages)
  const listed = useListed()
  const { latest, may } = file
  if (showsPublished(file)) {
    return (
      <ButtonLink icon="answer" href={`/answers/${file.id}`}>
        {text('publicAnswer')}
      </ButtonLink>
    )
  }
  if (!may.publish) return null
  const label = file.isPublished
    ? 'publishCorrection'
    : latest?.publicity === 'withheld'
      ? 'publishWithheld'
      : 'publish'
  return (
    <Form action={file.address}>
      <HiddenFields values={{ versionHash: latest?.hash ?? '' }} />
      <div className="buttons">
        {file.extras.signed || whyNot() ? null : (
          <Button name="intent" value="signOff" icon="pencil">
            {more('signOff')}
          </Button>
        )}
        <Button
          variant="primary"
          icon="send"
          name="intent"
          value={file.extras.signed ? 'publish' : 'signAndPublish'}
          disabledReason={whyNot()}
        >
          {file.extras.signed ? text(label) : more('signAndPublish')}
        </Button>
      </div>
    </Form>
  )

  function whyNot(): string | undefined {
    if (!latest) return text('publishNothing')
    if (latest.copyChanged) return text('publishCopy')
    if (file.status !== 'approved' && file.status !== 'inReview') return text('publishNotYet')
    if (file.missing.length > 0) {
      return text('publishMissing', {
        count: file.missing.length,
        types: listed(file.missing.map((type) => text(type))),
      })
    }
    if (latest.isOwn) return text('publishOwn')
    return file.extras.signed || file.extras.maySign ? undefined : text('problem_ownSecrecyReview')
  }
}
