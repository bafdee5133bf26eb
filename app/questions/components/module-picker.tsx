import { Button } from '#app/ui/button.tsx'
import { Field } from '#app/ui/field.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { textModuleMessages } from '../text-module-messages.ts'
import type { CaseView, SentForm } from './case-form.ts'

/** The button that adds a text module to the end of what is typed. */
export const INSERT = 'insertModule'

/**
 * Text modules for the editor's form: a list and a button, which post what was typed to the same page. public/answer-editor.js
 * reads the same list for `::` in the text.
 */
export function ModulePicker({ file, form }: { file: CaseView; form: SentForm | undefined }) {
  const text = useMessages(textModuleMessages)
  if (file.modules.length === 0) return null
  const error = form?.errors.moduleId
  const groups = [
    { label: text('own'), modules: file.modules.filter(({ isCommon }) => !isCommon) },
    { label: text('common'), modules: file.modules.filter(({ isCommon }) => isCommon) },
  ].filter(({ modules }) => modules.length > 0)
  return (
    <div className="module-picker">
      <Field name="moduleId" label={text('insert')} error={error} required={false}>
        <span className="select width-l">
          <select
            id="moduleId"
            name="moduleId"
            className="input"
            aria-describedby={error ? 'moduleId-error' : undefined}
            aria-invalid={error ? true : undefined}
            defaultValue=""
            data-modules
            data-tip={text('insertTip')}
            data-label={text('listLabel')}
            data-hint={text('listHint')}
            data-none={text('listNone')}
          >
            <option value="">{text('insertChoose')}</option>
            {groups.map(({ label, modules }) => (
              <optgroup key={label} label={label}>
                {modules.map((module) => (
                  <option key={module.id} value={module.id} data-text={module.text} data-letters={module.letters}>
                    {module.title}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
        </span>
      </Field>
      <p className="mt-2 flex flex-wrap items-center gap-4">
        <Button size="s" icon="plus" name={INSERT} value="yes" formAction={`${file.address}#answer`}>
          {text('insertSubmit')}
        </Button>
        <Link href="/console/text-modules">{text('manage')}</Link>
      </p>
    </div>
  )
}
