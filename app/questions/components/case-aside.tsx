import { Button } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import type { IconName } from '#app/ui/icon.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import type { Tone } from '#app/ui/tone.ts'
import { typed, typedList } from '#app/web/form-state.ts'
import { answerMessages } from '../answer-messages.ts'
import { caseMessages } from '../case-messages.ts'
import type { ReviewType } from '../question.ts'
import { REVIEW_CRITERIA } from '../review-criteria.ts'
import type { AskerContact } from '../view-contact.server.ts'
import { type CaseView, type SentForm, sentAs } from './case-form.ts'

type Props = { file: CaseView; form: SentForm | undefined }

const REVIEW_ICON: Record<ReviewType, IconName> = { business: 'check-circle', legal: 'scale', secrecy: 'shield' }
const REVIEW_TEXT = { business: 'businessText', legal: 'legalText', secrecy: 'secrecyText' } as const
const REVIEW_TONE: Record<'passed' | 'returned' | 'waiting', Tone> = { passed: 'ok', returned: 'bad', waiting: 'idle' }

/** One card for each required review of the newest version: waiting, passed, sent back; buttons for who may. */
export function ReviewCards({ file, form }: Props) {
  const text = useMessages(caseMessages)
  const more = useMessages(answerMessages)
  const { latest } = file
  if (!latest) return null
  return (
    <Panel
      id="reviews"
      title={text('reviews')}
      icon="shield"
      aside={text('reviewsFor', {
        number: latest.number,
        hash: `${latest.hash.slice(0, 4)} ${latest.hash.slice(4, 8)}`,
      })}
    >
      {file.reviews.map((review) => (
        <Panel
          key={review.type}
          headingLevel={3}
          icon={REVIEW_ICON[review.type]}
          title={text(review.type)}
          aside={<StateTag tone={REVIEW_TONE[review.state]}>{text(review.state)}</StateTag>}
        >
          {review.note ? <p className="whitespace-pre-line">{review.note}</p> : null}
          <p className="hint">{review.by ? text('reviewedBy', review.by) : text(REVIEW_TEXT[review.type])}</p>
          {review.state === 'waiting' && file.may.review ? (
            latest.isOwn ? (
              <p className="hint">{text('ownDraftNote')}</p>
            ) : (
              <ReviewForm file={file} form={form} type={review.type} hash={latest.hash} />
            )
          ) : null}
        </Panel>
      ))}
      <p>
        {file.extras.signed ? more('signedBy', file.extras.signed) : <span className="hint">{more('notSigned')}</span>}
      </p>
      <p>
        <a className="link" href={`/console/questions/${file.id}/review-sheet`}>
          {more('sheet')}
        </a>
      </p>
      <p className="hint">{text('voidNote')}</p>
    </Panel>
  )
}

function ReviewForm({ file, form, type, hash }: Props & { type: ReviewType; hash: string }) {
  const text = useMessages(caseMessages)
  const more = useMessages(answerMessages)
  const sent = sentAs(form, 'review')
  const mine = sent && typed(sent, 'type') === type ? sent : undefined
  return (
    <Form action={file.address}>
      <HiddenFields values={{ intent: 'review', type, versionHash: hash }} />
      <fieldset className="field">
        <legend className="hint">{more('criteria')}</legend>
        {REVIEW_CRITERIA[type].map((criterion) => (
          <div key={criterion} className="choice">
            <input
              type="checkbox"
              className="box"
              id={`${type}-${criterion}`}
              name="criteria[]"
              value={criterion}
              defaultChecked={typedList(mine, 'criteria').includes(criterion)}
            />
            <label htmlFor={`${type}-${criterion}`}>{more(criterion)}</label>
          </div>
        ))}
      </fieldset>
      <TextArea
        name="note"
        id={mine ? 'note' : `note-${type}`}
        label={text('reviewNote')}
        hint={text('reviewNoteHint')}
        error={mine?.errors.note}
        defaultValue={typed(mine, 'note')}
        rows={2}
        required={false}
      />
      <div className="buttons">
        <Button name="verdict" value="passed" size="s" icon="check">
          {text('pass')}
        </Button>
        <Button name="verdict" value="returned" size="s" icon="undo">
          {text('sendBack')}
        </Button>
      </div>
    </Form>
  )
}

/** The contact, masked until somebody asks for it; asking is recorded. */
export function AskerPanel({ file, contact }: { file: CaseView; contact: AskerContact | undefined }) {
  const text = useMessages(caseMessages)
  const shown = contact ?? file.contact
  const values = {
    name: shown?.name ?? text('contactEmpty'),
    phone: shown?.phone ?? text('contactEmpty'),
    email: shown?.email ?? text('contactEmpty'),
  }
  return (
    <Panel tone="internal" icon="user" title={text('asker')}>
      {file.concealed ? <p>{text('concealedNote')}</p> : null}
      {shown || !file.concealed ? (
        <p>{shown ? text(contact ? 'contactShown' : 'contactMasked', values) : text('contactNone')}</p>
      ) : null}
      {contact?.text ? <p className="whitespace-pre-line">{contact.text}</p> : null}
      {file.contact && !contact ? (
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'contact' }} />
          <Button size="s" icon="eye">
            {text('showContact')}
          </Button>
          <p className="hint">{text('showContactNote')}</p>
        </Form>
      ) : null}
      {file.mayPublish ? null : <p>{text('mayNotPublishNote')}</p>}
    </Panel>
  )
}

/** The versions with who wrote them and what became of their reviews, each with its sheet. */
export function VersionList({ file }: { file: CaseView }) {
  const text = useMessages(caseMessages)
  const answer = useMessages(answerMessages)
  if (file.versions.length === 0) return null
  return (
    <Panel title={text('versions')} icon="history">
      {file.versions.map((version) => (
        <div key={version.number} className="my-2">
          <p>
            <b>{text('version', { number: version.number })}</b>{' '}
            {text('versionLine', { name: version.drafter, moment: version.moment })}{' '}
            {version.isPublished ? <StateTag tone="ok">{text('versionPublished')}</StateTag> : null}{' '}
            <a className="link" href={`/console/questions/${file.id}/review-sheet?version=${version.number}`}>
              {answer('sheetOfVersion', { number: version.number })}
            </a>
          </p>
          {version.reviews.map((review) => (
            <p key={review.type} className="hint">
              {text(review.type)}：{text(review.verdict)}，{review.reviewer}
              {version.number === file.latest?.number ? '' : `（${text('void')}）`}
              {review.note ? ` ${review.note}` : ''}
            </p>
          ))}
        </div>
      ))}
    </Panel>
  )
}
