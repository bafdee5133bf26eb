import { Button, Buttons } from '#app/ui/button.tsx'
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { FileField } from '#app/ui/file-field.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { PICTURE_FIELD } from '../picture-limits.ts'
import { pictureMessages } from '../picture-messages.ts'

type Props = {
  name: 'cover' | 'map' | 'entrance'
  hash: string | null
  /** what it shows, for who does not see it; a cover shows nothing that the texts do not say */
  words?: { alt: string; altEn: string }
  mayEdit: boolean
  errors: Readonly<Record<string, string>>
}

/** One picture of the event: as it is now, another in its place, its words, none. */
export function PictureSection({ name, hash, words, mayEdit, errors }: Props) {
  const text = useMessages(pictureMessages)
  return (
    <Section id={`${name}-picture`} title={text(name)} first={name === 'cover'}>
      {hash ? (
        <img
          src={`/files/${hash}`}
          alt={words?.alt || text(`${name}Now`)}
          className="h-auto w-full max-w-text"
          width={720}
          height={name === 'cover' ? 220 : 480}
        />
      ) : (
        <p>{text(`${name}None`)}</p>
      )}
      {mayEdit ? (
        <>
          <Form encType="multipart/form-data">
            <HiddenFields values={{ picture: name }} />
            <FileField
              name={name}
              label={text(name)}
              hint={
                <>
                  {name === 'cover' ? null : <span className="block">{text(`${name}Hint`)}</span>}
                  {text('coverHint')}
                  {words && hash ? <span className="block">{text('changeKeeps')}</span> : null}
                </>
              }
              accept="image/png,image/jpeg,image/webp"
              picture={PICTURE_FIELD}
              error={errors[name]}
              required={!(words && hash)}
            />
            {words && name !== 'cover' ? (
              <FieldColumns>
                <TextField
                  name="alt"
                  id={`${name}-alt`}
                  label={text(`${name}Alt`)}
                  hint={text(`${name}AltHint`)}
                  maxLength={200}
                  defaultValue={words.alt}
                  error={errors[`${name}-alt`]}
                  required={name === 'map'}
                />
                <TextField
                  name="altEn"
                  id={`${name}-altEn`}
                  label={text('english', { field: text(`${name}Alt`) })}
                  maxLength={400}
                  defaultValue={words.altEn}
                  error={errors[`${name}-altEn`]}
                  required={false}
                />
              </FieldColumns>
            ) : null}
            <Buttons>
              <Button variant={name === 'cover' ? 'primary' : 'second'}>{text('save')}</Button>
            </Buttons>
          </Form>
          {hash ? (
            <Form className="mt-4">
              <HiddenFields values={{ picture: name, intent: 'remove' }} />
              <Button variant="quiet">{text(`${name}Remove`)}</Button>
            </Form>
          ) : null}
        </>
      ) : null}
    </Section>
  )
}
