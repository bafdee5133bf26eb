import { classNames } from './class-names.ts'
import { controlAttributes, Field, type FieldProps, type FieldWidth } from './field.tsx'

export type Option = { value: string; label: string; disabled?: boolean }
export type OptionGroup = { label: string; options: readonly Option[] }

type SelectFieldProps = FieldProps & {
  options: readonly (Option | OptionGroup)[]
  defaultValue?: string
  /** First choice with an empty value: "全部部门", "请选择". */
  placeholder?: string
  width?: FieldWidth
}

function Options({ options }: { options: readonly Option[] }) {
  return options.map((option) => (
    <option key={option.value} value={option.value} disabled={option.disabled}>
      {option.label}
    </option>
  ))
}

/** For long known lists such as departments. Slots and other things to weigh are rows, never a drop-down. */
export function SelectField(props: SelectFieldProps) {
  const { options, defaultValue, placeholder, width = 'full' } = props
  return (
    <Field {...props}>
      <span className={classNames('select', width !== 'full' && `width-${width}`)}>
        <select {...controlAttributes(props)} defaultValue={defaultValue} className="input">
          {placeholder === undefined ? null : <option value="">{placeholder}</option>}
          {options.map((entry) =>
            'options' in entry ? (
              <optgroup key={entry.label} label={entry.label}>
                <Options options={entry.options} />
              </optgroup>
            ) : (
              <Options key={entry.value} options={[entry]} />
            ),
          )}
        </select>
      </span>
    </Field>
  )
}
