// The form in which an organiser writes the result of an event: one save for words, figures, photographs and links.
import { FEWEST_PEOPLE } from '#app/platform/small-numbers.ts'
import { Button, Buttons } from '#app/ui/button.tsx'
import { CheckboxField, CheckboxGroup } from '#app/ui/checkbox-field.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Panel } from '#app/ui/panel.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed, typedList } from '#app/web/form-state.ts'
import { PICTURE_FIELD } from '../picture-limits.ts'
import type { ResultContent } from '../result.ts'
import { resultMessages } from '../result-messages.ts'

type Props = {
  version: number
  content: ResultContent
  /** what each figure is now; null where too few people are behind it */
  figures: readonly { key: ResultContent['figures'][number]; now: string | null }[]
  refused?: Partial<RefusedForm>
  errors: Readonly<Record<string, string>>
}

const SPARE_LINKS = 2

export function ResultEditor({ version, content, figures, refused, errors }: Props) {
  const text = useMessages(resultMessages)
  const back = refused?.values ? { values: refused.values } : undefined
  const listed = (name: string, index: number, otherwise: string) => typedList(back, name)[index] ?? otherwise
  const links = [...content.links, ...Array.from({ length: SPARE_LINKS }, () => ({ label: '', url: '' }))]
  const rows = Math.max(links.length, typedList(back, 'linkLabel').length)
  return (
    <Form encType="multipart/form-data">
      <HiddenFields values={{ intent: 'save', version }} />
      <TextArea
        name="summary"
        rows={8}
        label={text('summary')}
        hint={text('summaryHint')}
        defaultValue={typed(back, 'summary', content.summary)}
        error={errors.summary}
        required
      />
      <TextArea
        name="summaryEn"
        rows={6}
        label={text('summaryEn')}
        hint={text('summaryEnHint')}
        defaultValue={typed(back, 'summaryEn', content.summaryEn)}
        error={errors.summaryEn}
        required={false}
      />
      <CheckboxGroup
        name="figures[]"
        label={text('figures')}
        hint={text('figuresHint', { few: FEWEST_PEOPLE })}
        defaultValues={typedList(back, 'figures', content.figures)}
        choices={figures.map(({ key, now }) => ({
          value: key,
          label:
            now === null
              ? text('figureFew', { name: text(key), few: FEWEST_PEOPLE })
              : text('figureNow', { name: text(key), value: now }),
        }))}
      />
      <Panel title={text('photos')}>
        <p>
          <strong>{text('consentTitle')}</strong>
        </p>
        <p className="hint">{text('consentText')}</p>
        {content.photos.map((photo, index) => (
          <div key={photo.hash} className="mt-6 grid gap-x-6 md:grid-cols-2">
            <img
              src={`/files/${photo.hash}`}
              alt={photo.alt}
              width={photo.width}
              height={photo.height}
              loading="lazy"
              className="h-auto w-full"
            />
            <div>
              <HiddenFields values={{ 'photo[]': photo.hash }} />
              <TextField
                name="alt[]"
                id={`alt-${photo.hash}`}
                label={text('alt', { n: index + 1 })}
                hint={index === 0 ? text('altHint') : undefined}
                defaultValue={listed('alt', index, photo.alt)}
                error={errors[`alt-${photo.hash}`]}
              />
              <TextField
                name="altEn[]"
                id={`altEn-${photo.hash}`}
                label={text('altEn', { n: index + 1 })}
                defaultValue={listed('altEn', index, photo.altEn)}
                error={errors[`altEn-${photo.hash}`]}
                required={false}
              />
              <TextField
                name="place[]"
                id={`place-${photo.hash}`}
                label={text('place', { n: index + 1 })}
                width="s"
                inputMode="numeric"
                defaultValue={listed('place', index, String(index + 1))}
              />
              <CheckboxField
                name="drop[]"
                id={`drop-${photo.hash}`}
                value={photo.hash}
                label={text('drop', { n: index + 1 })}
                defaultChecked={typedList(back, 'drop').includes(photo.hash)}
              />
            </div>
          </div>
        ))}
        <FileField
          name="photos"
          label={text('photosAdd')}
          hint={text('photosHint')}
          accept="image/png,image/jpeg,image/webp"
          multiple
          picture={PICTURE_FIELD}
          error={errors.photos}
          required={false}
        />
      </Panel>
      <Panel title={text('links')}>
        <p className="hint">{text('linkHint')}</p>
        {Array.from({ length: rows }, (_, index) => index).map((index) => (
          <div key={index} className="my-4 grid items-end gap-x-6 gap-y-4 md:grid-cols-2 [&_.field]:m-0">
            <TextField
              name="linkLabel[]"
              id={`linkLabel-${index}`}
              label={text('linkLabel', { n: index + 1 })}
              defaultValue={listed('linkLabel', index, links[index]?.label ?? '')}
              error={errors[`linkLabel-${index}`]}
              required={false}
            />
            <TextField
              name="linkUrl[]"
              id={`linkUrl-${index}`}
              label={text('linkUrl', { n: index + 1 })}
              defaultValue={listed('linkUrl', index, links[index]?.url ?? '')}
              error={errors[`linkUrl-${index}`]}
              required={false}
            />
          </div>
        ))}
      </Panel>
      <Buttons>
        <Button variant={version === 0 ? 'primary' : 'second'}>{text('save')}</Button>
      </Buttons>
    </Form>
  )
}
