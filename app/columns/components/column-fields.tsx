// Fields of a column's head, and of a picture with its words.
import { CheckboxField } from '#app/ui/checkbox-field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { typed } from '#app/web/form-state.ts'
import type { ColumnPicture } from '../column.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'

export type Typed = { values?: Readonly<Record<string, string | readonly string[]>> } | undefined
export type Errors = Readonly<Record<string, string>>

type HeadProps = {
  answer: Typed
  errors: Errors
  saved?: { title: string; titleEn: string; summary: string; summaryEn: string }
}

export function ColumnHeadFields({ answer, errors, saved }: HeadProps) {
  const text = useMessages(columnDeskMessages)
  return (
    <>
      <TextField
        name="title"
        label={text('title')}
        hint={text('titleHint')}
        defaultValue={typed(answer, 'title', saved?.title)}
        error={errors.title}
        required
      />
      <TextField
        name="titleEn"
        label={text('titleEn')}
        hint={text('englishHint')}
        defaultValue={typed(answer, 'titleEn', saved?.titleEn)}
        error={errors.titleEn}
        required={false}
      />
      <TextArea
        name="summary"
        rows={3}
        label={text('summary')}
        hint={text('summaryHint')}
        defaultValue={typed(answer, 'summary', saved?.summary)}
        error={errors.summary}
        required
      />
      <TextArea
        name="summaryEn"
        rows={3}
        label={text('summaryEn')}
        defaultValue={typed(answer, 'summaryEn', saved?.summaryEn)}
        error={errors.summaryEn}
        required={false}
      />
    </>
  )
}

type PictureProps = {
  title: string
  slug: string
  saved: ColumnPicture | null
  answer: Typed
  errors: Errors
}

/** The picture that is there, its words, and a field for another. The form needs `encType="multipart/form-data"`. */
export function PictureFields({ title, slug, saved, answer, errors }: PictureProps) {
  const text = useMessages(columnDeskMessages)
  return (
    <Panel title={title}>
      {saved ? (
        <img
          src={`/columns/${slug}/pictures/${saved.hash}`}
          alt={saved.alt}
          width={saved.width}
          height={saved.height}
          className="h-auto w-full max-w-[28rem]"
        />
      ) : null}
      <FileField
        name="picture"
        label={text(saved ? 'pictureReplace' : 'pictureAdd')}
        hint={text('pictureHint')}
        accept="image/png,image/jpeg,image/webp"
        error={errors.picture}
        required={false}
      />
      <TextArea
        name="alt"
        rows={2}
        label={text('alt')}
        hint={text('altHint')}
        defaultValue={typed(answer, 'alt', saved?.alt)}
        error={errors.alt}
      />
      <TextArea
        name="altEn"
        rows={2}
        label={text('altEn')}
        defaultValue={typed(answer, 'altEn', saved?.altEn)}
        error={errors.altEn}
        required={false}
      />
      {saved ? (
        <CheckboxField
          name="dropPicture"
          label={text('dropPicture')}
          defaultChecked={typed(answer, 'dropPicture') !== ''}
        />
      ) : null}
    </Panel>
  )
}
