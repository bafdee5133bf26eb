// The attachments of an event in the console: the list with its order, and the form of one.
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { FieldRow } from '#app/ui/field-groups.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { ATTACHMENT_ACCEPT, type Attachment, LONGEST_TITLE } from '../attachment.ts'
import { attachmentMessages } from '../attachment-messages.ts'

type Listed = { hash: string; href: string; title: string; facts: string }

export function AttachmentList({
  action,
  attachments,
  mayEdit,
}: {
  action: string
  attachments: readonly Listed[]
  mayEdit: boolean
}) {
  const text = useMessages(attachmentMessages)
  if (attachments.length === 0) return <p>{text('none')}</p>
  return (
    <ol className="grid gap-3">
      {attachments.map((one, index) => (
        <li key={one.hash} className="flex flex-wrap items-center gap-x-4 gap-y-2">
          <span className="min-w-0 grow">
            <Link href={one.href}>{one.title}</Link> <span className="hint ml-2">{one.facts}</span>
          </span>
          {mayEdit ? (
            <span className="flex flex-wrap gap-2">
              {index > 0 ? <Act action={action} intent="up" label={text('up')} one={one} /> : null}
              <ButtonLink
                href={`${action}?edit=${one.hash}`}
                size="s"
                variant="quiet"
                aria-label={text('of', { act: text('rename'), title: one.title })}
              >
                {text('rename')}
              </ButtonLink>
              <Act action={action} intent="remove" label={text('remove')} one={one} />
            </span>
          ) : null}
        </li>
      ))}
    </ol>
  )
}

function Act({ action, intent, label, one }: { action: string; intent: string; label: string; one: Listed }) {
  const text = useMessages(attachmentMessages)
  return (
    <Form action={action}>
      <HiddenFields values={{ intent, hash: one.hash }} />
      <Button size="s" variant="quiet" aria-label={text('of', { act: label, title: one.title })}>
        {label}
      </Button>
    </Form>
  )
}

/** A new attachment, or the titles of one that is there. */
export function AttachmentFields({
  action,
  edited,
  answer,
  errors,
}: {
  action: string
  edited?: Pick<Attachment, 'hash' | 'title' | 'titleEn'>
  answer?: Partial<RefusedForm>
  errors: Readonly<Record<string, string>>
}) {
  const text = useMessages(attachmentMessages)
  return (
    <Form
      action={edited ? `${action}?edit=${edited.hash}` : action}
      encType={edited ? undefined : 'multipart/form-data'}
    >
      <HiddenFields values={edited ? { intent: 'rename', hash: edited.hash } : { intent: 'add' }} />
      {edited ? null : (
        <FileField
          name="file"
          label={text('file')}
          hint={text('fileHint')}
          accept={ATTACHMENT_ACCEPT}
          error={errors.file}
          required
        />
      )}
      <FieldRow>
        <TextField
          name="title"
          label={text('name')}
          hint={text('nameHint')}
          width="l"
          maxLength={LONGEST_TITLE}
          defaultValue={typed(answer, 'title', edited?.title)}
          error={errors.title}
          required
        />
        <TextField
          name="titleEn"
          label={text('nameEn')}
          width="l"
          maxLength={2 * LONGEST_TITLE}
          defaultValue={typed(answer, 'titleEn', edited?.titleEn)}
          error={errors.titleEn}
          required={false}
        />
      </FieldRow>
      <Buttons>
        <Button variant="primary">{text(edited ? 'save' : 'upload')}</Button>
        {edited ? <ButtonLink href={action}>{text('leave')}</ButtonLink> : null}
      </Buttons>
    </Form>
  )
}
