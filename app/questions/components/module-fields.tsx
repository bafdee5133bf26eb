import { useMessages } from '#app/ui/language.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { type RefusedForm, typed } from '#app/web/form-state.ts'
import { LONGEST_MODULE, LONGEST_MODULE_TITLE } from '../text-module-forms.ts'
import { textModuleMessages } from '../text-module-messages.ts'

type Props = {
  form: RefusedForm | undefined
  errors: Readonly<Record<string, string>>
  module?: { title: string; text: string; language: 'zh-CN' | 'en' }
}

/** Name, text and language of a text module, new or as it stands. */
export function ModuleFields({ form, errors, module }: Props) {
  const text = useMessages(textModuleMessages)
  return (
    <>
      <TextField
        name="title"
        label={text('name')}
        error={errors.title}
        defaultValue={typed(form, 'title', module?.title)}
        maxLength={LONGEST_MODULE_TITLE * 2}
        width="l"
      />
      <TextArea
        name="text"
        label={text('text')}
        hint={text('textHint')}
        error={errors.text}
        defaultValue={typed(form, 'text', module?.text)}
        rows={5}
        maxLength={LONGEST_MODULE * 2}
      />
      <SelectField
        name="language"
        label={text('language')}
        options={(['zh-CN', 'en'] as const).map((value) => ({ value, label: text(`language_${value}`) }))}
        error={errors.language}
        defaultValue={typed(form, 'language', module?.language ?? 'zh-CN')}
        width="s"
      />
    </>
  )
}
