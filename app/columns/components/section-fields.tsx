import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { typed, typedList } from '#app/web/form-state.ts'
import { type ColumnSection, MOST_LINKS } from '../column.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { type Errors, PictureFields, type Typed } from './column-fields.tsx'

const SPARE_LINKS = 2

type Props = {
  slug: string
  saved: ColumnSection | null
  /** where links may lead, in words */
  hosts: string
  answer: Typed
  errors: Errors
}

export function SectionFields({ slug, saved, hosts, answer, errors }: Props) {
  const text = useMessages(columnDeskMessages)
  return (
    <>
      <TextField
        name="heading"
        label={text('heading')}
        defaultValue={typed(answer, 'heading', saved?.heading)}
        error={errors.heading}
        required
      />
      <TextField
        name="headingEn"
        label={text('headingEn')}
        defaultValue={typed(answer, 'headingEn', saved?.headingEn)}
        error={errors.headingEn}
        required={false}
      />
      <TextArea
        name="text"
        rows={10}
        label={text('text')}
        hint={text('textHint', { hosts })}
        defaultValue={typed(answer, 'text', saved?.text)}
        error={errors.text}
        required={false}
      />
      <TextArea
        name="textEn"
        rows={6}
        label={text('textEn')}
        hint={text('englishHint')}
        defaultValue={typed(answer, 'textEn', saved?.textEn)}
        error={errors.textEn}
        required={false}
      />
      <PictureFields
        title={text('picture')}
        slug={slug}
        saved={saved?.picture ?? null}
        answer={answer}
        errors={errors}
      />
      <LinkFields saved={saved} hosts={hosts} answer={answer} errors={errors} />
    </>
  )
}

function LinkFields({ saved, hosts, answer, errors }: Omit<Props, 'slug'>) {
  const text = useMessages(columnDeskMessages)
  const links = saved?.links ?? []
  const labels = typedList(
    answer,
    'linkLabel',
    links.map(({ label }) => label),
  )
  const urls = typedList(
    answer,
    'linkUrl',
    links.map(({ url }) => url),
  )
  const rows = answer?.values ? Math.max(labels.length, 1) : Math.min(links.length + SPARE_LINKS, MOST_LINKS)
  return (
    <Panel title={text('linksTitle')}>
      <p className="hint">{text('linksHint', { hosts })}</p>
      {Array.from({ length: rows }, (_, index) => index).map((index) => (
        <div key={index} className="my-4 grid items-end gap-x-6 gap-y-4 md:grid-cols-2 [&_.field]:m-0">
          <TextField
            name="linkLabel[]"
            id={`linkLabel-${index}`}
            label={text('linkLabel', { n: index + 1 })}
            defaultValue={labels[index] ?? ''}
            error={errors[`linkLabel-${index}`]}
            required={false}
          />
          <TextField
            name="linkUrl[]"
            id={`linkUrl-${index}`}
            type="url"
            label={text('linkUrl', { n: index + 1 })}
            defaultValue={urls[index] ?? ''}
            error={errors[`linkUrl-${index}`]}
            required={false}
          />
        </div>
      ))}
    </Panel>
  )
}
