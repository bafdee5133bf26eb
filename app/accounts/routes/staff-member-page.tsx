import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { grantForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { disableStaff, enableStaff, grantRole, withdrawRole } from '#app/accounts/change-roles.server.ts'
import { OneTimeLink } from '#app/accounts/components/one-time-link.tsx'
import { RoleFields } from '#app/accounts/components/role-fields.tsx'
import { StaffStateTag } from '#app/accounts/components/staff-state-tag.tsx'
import { identityMessages } from '#app/accounts/identity-messages.ts'
import { sendLink } from '#app/accounts/invite-staff.server.ts'
import { unlinkIdentity } from '#app/accounts/link-identity.server.ts'
import { getStaffMember } from '#app/accounts/staff-queries.server.ts'
import { config } from '#app/config.server.ts'
import { choicesOf } from '#app/departments/choices.ts'
import { listDepartmentChoices } from '#app/departments/department-queries.server.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

const DONE = ['doneGranted', 'doneWithdrawn', 'doneDisabled', 'doneEnabled', 'doneUnlinked'] as const
const REFUSALS = { ownAccount: 'refusedOwn', lastAdmin: 'refusedLastAdmin', unchanged: 'refusedUnchanged' } as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const done = new URL(args.request.url).searchParams.get('done')
    const person = await getStaffMember(args.params.id ?? '')
    return json({
      person,
      own: person.id === actor.staffId,
      departments: await listDepartmentChoices(),
      done: DONE.find((key) => key === done),
    })
  })
}

/** Everything an admin does to an account, told apart by `act`. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const id = args.params.id ?? ''
    const values = await formValues(args.request)
    const back = (done: (typeof DONE)[number]) => seeOther(`/console/staff/${id}?done=${done}`)
    if (values.act === 'link') {
      const sent = await inTransaction(actor, (work) => sendLink(work, id))
      return json({ link: config().publicOrigin + sent.path })
    }
    if (values.act === 'disable' || values.act === 'enable') {
      const change = values.act === 'disable' ? disableStaff : enableStaff
      const { outcome } = await inTransaction(actor, (work) => change(work, id))
      return outcome === 'done'
        ? back(values.act === 'disable' ? 'doneDisabled' : 'doneEnabled')
        : conflict({ outcome })
    }
    if (values.act === 'unlink') {
      await inTransaction(actor, (work) => unlinkIdentity(work, id))
      return back('doneUnlinked')
    }
    if (typeof values.withdraw === 'string') {
      const membership = values.withdraw
      const { outcome } = await inTransaction(actor, (work) => withdrawRole(work, id, membership))
      return outcome === 'done' ? back('doneWithdrawn') : conflict({ outcome })
    }
    const form = checkForm(values, grantForm)
    if (!form.ok) return refused(form)
    const { outcome } = await inTransaction(actor, (work) => grantRole(work, id, form.value))
    return outcome === 'done' ? back('doneGranted') : conflict({ outcome })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches, data }) => {
  const language = languageOfMatches(matches)
  return pageMeta(data?.person.name ?? translator(language, accountsMessages)('staffTitle'), matches)
}

type Answer = Partial<RefusedForm> & { link?: string; outcome?: keyof typeof REFUSALS }

export default function StaffMemberPage() {
  const { person, own, departments, done } = useLoaderData<typeof loader>()
  const form = useActionData() as Answer | undefined
  const text = useMessages(accountsMessages)
  const words = useMessages(identityMessages)
  const language = useLanguage()
  const errors = wordErrors(form, text)
  const path = `/console/staff/${person.id}`
  return (
    <ConsolePage
      current="staff"
      title={person.name}
      lead={[
        person.email,
        person.secondFactor ? text('withSecondFactor') : '',
        person.linked ? words('withIdentity') : '',
      ]
        .filter(Boolean)
        .join(' · ')}
      tag={<StaffStateTag state={person.state} />}
    >
      <ErrorSummary errors={errors} general={form?.outcome ? [text(REFUSALS[form.outcome])] : []} />
      {done && !form ? (
        <Banner tone="success" result title={done === 'doneUnlinked' ? words(done) : text(done)} />
      ) : null}
      {form?.link ? <OneTimeLink link={form.link} /> : null}
      {own ? <Banner tone="info" title={text('refusedOwn')} /> : null}
      <Section id="roles" title={text('roles')} first>
        <Table
          caption={text('roles')}
          captionHidden
          rows={person.roles}
          rowKey={(row) => row.id}
          empty={<p>{text('noRoles')}</p>}
          columns={[
            { key: 'role', label: text('roles'), rowHeader: true, cell: (row) => text(`role_${row.role}`) },
            {
              key: 'place',
              label: text('department'),
              cell: (row) => (language === 'en' ? row.departmentEn : row.department) || text('allDepartments'),
            },
            {
              key: 'withdraw',
              label: text('withdraw'),
              labelHidden: true,
              cell: (row) =>
                own ? null : (
                  <Form action={path}>
                    <Button
                      size="s"
                      name="withdraw"
                      value={row.id}
                      aria-label={text('withdrawLabel', { role: text(`role_${row.role}`) })}
                    >
                      {text('withdraw')}
                    </Button>
                  </Form>
                ),
            },
          ]}
        />
      </Section>
      {own ? null : (
        <>
          <Section id="grant" title={text('grantRole')}>
            <Form action={path}>
              <RoleFields
                departments={choicesOf(departments, language)}
                role={typed(form, 'role')}
                departmentId={typed(form, 'departmentId')}
                errors={errors}
              />
              <Button>{text('grant')}</Button>
            </Form>
          </Section>
          <Section id="account" title={text('state')}>
            <Form action={path}>
              {person.state === 'disabled' ? (
                <Button name="act" value="enable">
                  {text('enable')}
                </Button>
              ) : (
                <>
                  <Button name="act" value="link" icon="mail">
                    {text('sendLink')}
                  </Button>
                  <p className="hint mb-4">{text('sendLinkNote')}</p>
                  <Button name="act" value="disable" icon="lock">
                    {text('disable')}
                  </Button>
                  <p className="hint">{text('disableNote')}</p>
                  {person.linked ? (
                    <>
                      <Button name="act" value="unlink">
                        {words('unlink')}
                      </Button>
                      <p className="hint">{words('unlinkNote')}</p>
                    </>
                  ) : null}
                </>
              )}
            </Form>
          </Section>
        </>
      )}
    </ConsolePage>
  )
}
