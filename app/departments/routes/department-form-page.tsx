import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { DepartmentFields } from '#app/departments/components/department-fields.tsx'
import { departmentForm } from '#app/departments/department-forms.ts'
import {
  getDepartment,
  listAreas,
  listDepartmentChoices,
  listLeaderChoices,
} from '#app/departments/department-queries.server.ts'
import { departmentsMessages } from '#app/departments/departments-messages.ts'
import { changeDepartment, createDepartment } from '#app/departments/save-department.server.ts'
import { translator } from '#app/platform/messages.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

const PLACE_OF = {
  codeTaken: 'code',
  areaUnknown: 'areaId',
  parentWrong: 'parentId',
  leaderUnknown: 'leaderId',
} as const

/** What the form shows of a department. */
async function shownOf(id: string): Promise<Record<string, string>> {
  const row = await getDepartment(id)
  return {
    code: row.code,
    name: row.name,
    nameEn: row.nameEn,
    areaId: row.areaId,
    parentId: row.parentId ?? '',
    verticallyManaged: row.verticallyManaged ? 'yes' : '',
    coordinates: row.coordinates ? 'yes' : '',
    leaderId: row.leaderId ?? '',
    phone: row.phone ?? '',
    address: row.address ?? '',
    addressEn: row.addressEn ?? '',
    introduction: row.introduction ?? '',
    introductionEn: row.introductionEn ?? '',
    dutyKeywords: row.dutyKeywords.join('、'),
  }
}

/** The form of a new department (`/new`) or of one that exists. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    const { id } = args.params
    const shown = id ? await shownOf(id) : {}
    const departments = (await listDepartmentChoices()).filter((department) => department.id !== id)
    return json({ id: id ?? '', shown, areas: await listAreas(), departments, leaders: await listLeaderChoices() })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const form = await readForm(args.request, departmentForm)
    if (!form.ok) return refused(form)
    const { id } = args.params
    const saved = await inTransaction(actor, (work) =>
      id ? changeDepartment(work, id, form.value) : createDepartment(work, form.value),
    )
    if (saved.outcome === 'saved') return seeOther('/console/departments?done=doneSaved')
    return refused({ errors: { [PLACE_OF[saved.outcome]]: saved.outcome }, values: form.values })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, departmentsMessages)(data?.id ? 'editTitle' : 'newTitle'), matches)
}

export default function DepartmentFormPage() {
  const { id, shown, areas, departments, leaders } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(departmentsMessages)
  const errors = wordErrors(form, text)
  const former: Record<string, string> = shown
  return (
    <ConsolePage current="departments" title={text(id ? 'editTitle' : 'newTitle')}>
      <ErrorSummary errors={errors} />
      <Form action={`/console/departments/${id || 'new'}`}>
        <DepartmentFields
          areas={areas}
          departments={departments}
          leaders={leaders}
          value={(name) => typed(form, name, former[name])}
          errors={errors}
        />
        <Buttons>
          <Button variant="primary">{text('save')}</Button>
          <ButtonLink href="/console/departments">{text('back')}</ButtonLink>
        </Buttons>
      </Form>
    </ConsolePage>
  )
}
