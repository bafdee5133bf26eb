import { NewerNotice, RestoredNotice } from '#app/drafts/components/draft-keeping.tsx'
import { draftsMessages } from '#app/drafts/drafts-messages.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { typed } from '#app/web/form-state.ts'
import type { AnswerDesk } from '../answer-desk.server.ts'
import { caseMessages } from '../case-messages.ts'
import { countChanges, textChanges } from '../text-changes.ts'
import { AnswerForm, type AnswerFormProps } from './answer-form.tsx'
import type { CaseView, SentForm } from './case-form.ts'
import { Changes } from './changes.tsx'
import { SavedText } from './saved-text.tsx'

/** The form, with what was typed and not handed in; or what somebody else has saved so far, who is writing it. */
export function WritingDesk({ file, desk, form, told, intent }: AnswerFormProps) {
  const drafts = useMessages(draftsMessages)
  const { held, draft } = desk
  const action = file.address
  // An answer that was chosen to build on is not written over.
  const restored = draft && !form && !file.builtOn ? draft : null
  const shown = restored ? { intent, errors: {}, values: restored.values } : form
  const newer = restored ? restored.newer : newerThan(file, form)
  // A form comes back as it was sent. On a colleague's version it is based once the page has told of that one.
  const basedOn = form && told === undefined ? versionOf(typed(form, 'basedOn')) : told
  return (
    <>
      {held ? <HeldNotice file={file} held={held} isKept={draft !== null} /> : null}
      {restored ? <RestoredNotice time={restored.time} action={action} /> : null}
      {newer ? <Newer file={file} newer={newer} /> : null}
      {draft && file.builtOn && !form ? (
        <Banner
          tone="info"
          title={drafts('kept', { time: draft.time })}
          actions={
            <ButtonLink size="s" href={action}>
              {drafts('keptOpen')}
            </ButtonLink>
          }
        />
      ) : null}
      {held && !shown ? (
        <SavedText file={file} />
      ) : (
        <AnswerForm file={file} desk={desk} form={shown} told={basedOn} intent={intent} />
      )}
    </>
  )
}

type HeldProps = { file: CaseView; held: NonNullable<AnswerDesk['held']>; isKept: boolean }

/** Who writes the answer, and the way to do it oneself. */
function HeldNotice({ file, held, isKept }: HeldProps) {
  const text = useMessages(caseMessages)
  const values = { name: held.by, time: held.since }
  return (
    <Banner
      tone="warning"
      title={text(held.tookMine ? 'heldTookMine' : 'heldBy', values)}
      actions={
        <Form action={file.address}>
          <HiddenFields values={{ intent: 'takeOver', holder: held.staffId }} />
          <Button size="s" icon="pencil">
            {text('takeOver')}
          </Button>
        </Form>
      }
    >
      <p>{text(held.tookMine && isKept ? 'heldTookMineText' : 'heldText', values)}</p>
    </Banner>
  )
}

type Newer = NonNullable<NonNullable<AnswerDesk['draft']>['newer']>

/** What a colleague saved after the form that came back was opened, and how they differ. */
function newerThan({ latest }: CaseView, form: SentForm | undefined): Newer | null {
  const yours = versionOf(typed(form, 'basedOn'))
  if (!form || !latest || latest.number <= yours) return null
  const parts = textChanges(latest.text, typed(form, 'text'))
  return { yours, current: latest.number, changes: { since: latest.number, parts, count: countChanges(parts) } }
}

/** What was typed and what a colleague saved meanwhile, both of them. */
function Newer({ file, newer }: { file: CaseView; newer: Newer }) {
  const text = useMessages(caseMessages)
  const drafts = useMessages(draftsMessages)
  return (
    <>
      <NewerNotice yours={newer.yours} current={newer.current} />
      <details className="my-4">
        <summary>{drafts('current', { number: newer.current })}</summary>
        <SavedText file={file} />
      </details>
      <Changes
        changes={newer.changes}
        words={{
          changed: drafts('differs', { count: newer.changes.count }),
          same: text('changesNone', { number: newer.current }),
        }}
      />
    </>
  )
}
