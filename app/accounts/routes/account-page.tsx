import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { changePasswordForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { NewPasswordFields } from '#app/accounts/components/new-password-fields.tsx'
import { identityMessages } from '#app/accounts/identity-messages.ts'
import { unlinkIdentity } from '#app/accounts/link-identity.server.ts'
import { changePassword, isOwnPassword, setTotp } from '#app/accounts/new-password.server.ts'
import { hasProvider } from '#app/accounts/oidc-provider.server.ts'
import { hashPassword } from '#app/accounts/password.server.ts'
import { passwordProblem } from '#app/accounts/password-rules.ts'
import { listSessions, signOutEverywhere } from '#app/accounts/sessions.server.ts'
import { getOwnAccount } from '#app/accounts/staff-queries.server.ts'
import { config } from '#app/config.server.ts'
import { formatMomentShort } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { Table } from '#app/ui/table.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues, withoutSecrets } from '#app/web/forms.server.ts'
import { guessesByAccount } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff, sessionCookie, sessionToken } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff' }

/** What came of linking an identity, and the words for it. */
const IDENTITY_ENDS = ['linked', 'unchanged', 'unlinked', 'taken', 'other', 'unreachable'] as const
const IDENTITY_DONE = { linked: 'doneLinked', unchanged: 'doneUnchanged', unlinked: 'doneUnlinked' } as const

const DONE = ['donePassword', 'doneTotpOn', 'doneTotpOff'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request)
    const { email, secondFactor, linked, hasPassword } = await getOwnAccount(actor.staffId)
    const sessions = await listSessions(actor.staffId, sessionToken(args.request))
    const query = new URL(args.request.url).searchParams
    const failed = Math.min(9999, Number.parseInt(query.get('failed') ?? '0', 10) || 0)
    return json({
      email,
      secondFactor,
      linked,
      hasPassword,
      provider: hasProvider(),
      /** whoever has no password of this site could not sign in without the link */
      mayUnlink: linked && hasPassword && config().localSignIn,
      identity: IDENTITY_ENDS.find((end) => end === query.get('identity')),
      failed,
      done: DONE.find((key) => key === query.get('done')),
      sessions: sessions.map(({ id, device, createdAt, lastSeenAt, current }) => ({
        key: id.slice(0, 8),
        device,
        current,
        createdAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
      })),
    })
  })
}

/** The page's three forms, told apart by `act`. */
export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { request } = args
    const actor = await requireStaff(request)
    const values = await formValues(request)
    if (values.act === 'everywhere') {
      await inTransaction(actor, (work) => signOutEverywhere(work, actor.staffId))
      return seeOther('/login?done=signedOut', { 'Set-Cookie': sessionCookie('') })
    }
    if (values.act === 'unlink') {
      const { hasPassword } = await getOwnAccount(actor.staffId)
      if (!hasPassword || !config().localSignIn) throw new NotFound()
      await inTransaction(actor, (work) => unlinkIdentity(work, actor.staffId))
      return seeOther('/console/account?identity=unlinked')
    }
    await guessesByAccount.take(actor.staffId)
    const keepToken = sessionToken(request)
    if (values.act === 'codesOff') {
      const password = typeof values.current === 'string' ? values.current : ''
      if (!(await isOwnPassword(actor.staffId, password)))
        return refused({ errors: { current: 'passwordOldWrong' }, values: {} })
      await inTransaction(actor, (work) => setTotp(work, { staffId: actor.staffId, secret: null, keepToken }))
      return seeOther('/console/account?done=doneTotpOff')
    }
    const form = checkForm(values, changePasswordForm)
    if (!form.ok) return refused(withoutSecrets(form))
    const { old, password } = form.value
    const account = await getOwnAccount(actor.staffId)
    const about = { withCode: account.secondFactor, words: [account.name, account.email] }
    const wrong = passwordProblem(password, about)
    if (wrong) return refused(withoutSecrets({ errors: { password: wrong }, values }))
    if (!(await isOwnPassword(actor.staffId, old))) {
      return refused(withoutSecrets({ errors: { old: 'passwordOldWrong' }, values }))
    }
    const passwordHash = await hashPassword(password)
    await inTransaction(actor, (work) => changePassword(work, { staffId: actor.staffId, passwordHash, keepToken }))
    return seeOther('/console/account?done=donePassword')
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('accountTitle'), matches)
}

export default function AccountPage() {
  const page = useLoaderData<typeof loader>()
  const { email, secondFactor, sessions, failed, done } = page
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(accountsMessages)
  const language = useLanguage()
  const errors = wordErrors(form, text)
  return (
    <ConsolePage current="account" title={text('accountTitle')} lead={email}>
      <ErrorSummary errors={errors} />
      {done ? <Banner tone="success" result title={text(done)} /> : null}
      <IdentityBanner end={page.identity} />
      {failed > 0 ? <Banner tone="warning" title={text('failedBefore', { count: failed })} /> : null}
      <Section id="sessions" title={text('accountSessions')} first>
        <Table
          caption={text('accountSessions')}
          captionHidden
          rows={sessions}
          rowKey={(row) => row.key}
          empty=""
          note={text('accountSessionsNote')}
          columns={[
            {
              key: 'device',
              label: text('device'),
              rowHeader: true,
              cell: (row) =>
                [row.device || text('unknownDevice'), row.current ? text('thisDevice') : '']
                  .filter(Boolean)
                  .join(' · '),
            },
            {
              key: 'created',
              label: text('signedInAt'),
              nowrap: true,
              cell: (row) => formatMomentShort(new Date(row.createdAt), language),
            },
            {
              key: 'seen',
              label: text('lastSeen'),
              nowrap: true,
              cell: (row) => formatMomentShort(new Date(row.lastSeenAt), language),
            },
          ]}
        />
        <Form action="/console/account" className="mt-3">
          <Button name="act" value="everywhere" icon="logout">
            {text('signOutEverywhere')}
          </Button>
        </Form>
      </Section>
      {page.provider ? <IdentitySection linked={page.linked} mayUnlink={page.mayUnlink} /> : null}
      {page.hasPassword ? (
        <Section id="password-section" title={text('changePassword')}>
          <Form action="/console/account">
            <input type="hidden" name="username" autoComplete="username" value={email} />
            <TextField
              name="old"
              type="password"
              label={text('oldPassword')}
              required
              width="l"
              autoComplete="current-password"
              error={errors.old}
            />
            <NewPasswordFields errors={errors} withCode={secondFactor} />
            <Button>{text('changePassword')}</Button>
            <p className="hint mt-3">{text('changePasswordNote')}</p>
          </Form>
        </Section>
      ) : null}
      <Section id="second-factor" title={text('secondFactor')}>
        <p className="mb-4">{text(secondFactor ? 'secondFactorOn' : 'secondFactorOff')}</p>
        {secondFactor ? (
          <Form action="/console/account">
            <TextField
              name="current"
              type="password"
              label={text('oldPassword')}
              required
              width="l"
              autoComplete="current-password"
              error={errors.current}
            />
            <Button name="act" value="codesOff">
              {text('secondFactorStop')}
            </Button>
          </Form>
        ) : (
          <ButtonLink href="/console/account/codes" icon="shield">
            {text('secondFactorStart')}
          </ButtonLink>
        )}
      </Section>
    </ConsolePage>
  )
}

function IdentityBanner({ end }: { end: (typeof IDENTITY_ENDS)[number] | undefined }) {
  const text = useMessages(identityMessages)
  if (!end) return null
  const isDone = end in IDENTITY_DONE
  const word = isDone ? IDENTITY_DONE[end as keyof typeof IDENTITY_DONE] : (end as 'taken' | 'other' | 'unreachable')
  return <Banner tone={isDone ? 'success' : 'error'} result title={text(word)} />
}

function IdentitySection({ linked, mayUnlink }: { linked: boolean; mayUnlink: boolean }) {
  const text = useMessages(identityMessages)
  return (
    <Section id="identity" title={text('section')}>
      <p className="mb-4">{text(linked ? 'linked' : 'notLinked')}</p>
      {linked ? null : (
        <ButtonLink href="/login/identity?link=1" icon="shield">
          {text('link')}
        </ButtonLink>
      )}
      {mayUnlink ? (
        <Form action="/console/account">
          <Button name="act" value="unlink">
            {text('unlink')}
          </Button>
        </Form>
      ) : null}
    </Section>
  )
}
