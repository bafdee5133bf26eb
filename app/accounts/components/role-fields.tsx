import { ROLES } from '#app/platform/actor.ts'
import { useMessages } from '#app/ui/language.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { accountsMessages } from '../accounts-messages.ts'

type RoleFieldsProps = {
  departments: readonly { value: string; label: string }[]
  role: string
  departmentId: string
  errors: Record<string, string>
}

/** A role and the department it holds in. */
export function RoleFields({ departments, role, departmentId, errors }: RoleFieldsProps) {
  const text = useMessages(accountsMessages)
  return (
    <>
      <RadioGroup
        name="role"
        label={text('roles')}
        required
        defaultValue={role}
        error={errors.role}
        choices={ROLES.map((each) => ({
          value: each,
          label: text(`role_${each}`),
          hint: text(`roleAbout_${each}`),
        }))}
      />
      <SelectField
        name="departmentId"
        label={text('department')}
        hint={text('departmentHint')}
        options={departments}
        placeholder={text('allDepartments')}
        defaultValue={departmentId}
        width="l"
        error={errors.departmentId}
      />
    </>
  )
}
