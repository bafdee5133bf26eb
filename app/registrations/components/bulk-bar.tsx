// What can be done with the ticked rows, or with all that the filter means. Stays in view below the list.
import { Button } from '#app/ui/button.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { deskMessages } from '../desk-messages.ts'
import { type SignUpQuery, signUpsHref } from '../sign-up-query.ts'

export const BULK_FORM = 'bulk'

type BulkBarProps = { eventId: string; query: SignUpQuery; total: number; mayApprove: boolean }

/** The form itself is empty: boxes in the table and these buttons belong to it by its id. */
export function BulkBar({ eventId, query, total, mayApprove }: BulkBarProps) {
  const text = useMessages(deskMessages)
  return (
    <section className="bulk-bar" aria-label={text('bulk')}>
      <form id={BULK_FORM} method="post" action={signUpsHref(eventId, query)} noValidate />
      <p className="bulk-chosen">
        {text('chosen')} <span className="bulk-count" /> {text('chosenUnit')}
      </p>
      {total > 1 ? (
        <span className="choice">
          <input form={BULK_FORM} type="checkbox" className="box" id="bulk-all" name="all" value="yes" />
          <label htmlFor="bulk-all">{text('chooseAll', { count: total })}</label>
        </span>
      ) : null}
      <span className="bulk-buttons">
        {mayApprove ? (
          <>
            <Button form={BULK_FORM} size="s" name="intent" value="approve">
              {text('approve')}
            </Button>
            <Button form={BULK_FORM} size="s" name="intent" value="refuse">
              {text('refuse')}
            </Button>
          </>
        ) : null}
        <Button form={BULK_FORM} size="s" name="intent" value="move">
          {text('move')}
        </Button>
        <Button form={BULK_FORM} size="s" name="intent" value="cancel">
          {text('cancel')}
        </Button>
        <Button form={BULK_FORM} size="s" name="intent" value="mail">
          {text('mail')}
        </Button>
        <Button
          form={BULK_FORM}
          size="s"
          name="only"
          value="chosen"
          formAction={signUpsHref(eventId, query, '/export')}
        >
          {text('exportChosen')}
        </Button>
      </span>
    </section>
  )
}
