import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { codeForm } from '#app/accounts/account-forms.ts'
import { accountsMessages } from '#app/accounts/accounts-messages.ts'
import { setTotp } from '#app/accounts/new-password.server.ts'
import { getOwnAccount } from '#app/accounts/staff-queries.server.ts'
import { isRightCode, newTotpSecret, totpAddress } from '#app/accounts/totp.server.ts'
import { now } from '#app/platform/clock.ts'
import { sign } from '#app/platform/key-ring.server.ts'
import { translator } from '#app/platform/messages.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { sameText } from '#app/platform/tokens.server.ts'
import { Button } from '#app/ui/button.tsx'
import { CodeGroups } from '#app/ui/code-groups.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { guessesByAccount } from '#app/web/limits.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff, sessionToken } from '#app/web/session.server.ts'
import { siteFacts } from '#app/web/site-facts.server.ts'
import { inTransaction } from '#db/work.ts'

export const handle: RouteHandle = { audience: 'staff' }

/** The proposed key travels through the form; its mac binds it to the person, so that nobody else can propose one. */
async function proposal(staffId: string, secret: string) {
  const { email } = await getOwnAccount(staffId)
  const { name } = await siteFacts('zh-CN')
  return {
    secret,
    mac: sign('totp proposal', `${staffId}.${secret}`),
    qr: qrSvg(totpAddress(secret, { issuer: name, label: email })),
  }
}

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request)
    if ((await getOwnAccount(actor.staffId)).secondFactor) return seeOther('/console/account')
    return json(await proposal(actor.staffId, newTotpSecret()))
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request)
    const form = await readForm(args.request, codeForm)
    const secret = typeof form.values.secret === 'string' ? form.values.secret : ''
    const mac = typeof form.values.mac === 'string' ? form.values.mac : ''
    if (!sameText(mac, sign('totp proposal', `${actor.staffId}.${secret}`))) return seeOther('/console/account/codes')
    await guessesByAccount.take(actor.staffId)
    const right = form.ok && isRightCode(secret, form.value.code, now())
    if (!right) {
      const errors = form.ok ? { code: 'codeWrong' } : form.errors
      return json({ ...(await proposal(actor.staffId, secret)), errors, values: {} }, { status: 422 })
    }
    const keepToken = sessionToken(args.request)
    await inTransaction(actor, (work) => setTotp(work, { staffId: actor.staffId, secret, keepToken }))
    return seeOther('/console/account?done=doneTotpOn')
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, accountsMessages)('secondFactorTitle'), matches)
}

export default function CodesPage() {
  const shown = useLoaderData<typeof loader>()
  const form = useActionData() as (RefusedForm & typeof shown) | undefined
  const text = useMessages(accountsMessages)
  const errors = wordErrors(form, text)
  const { secret, mac, qr } = form ?? shown
  return (
    <ConsolePage current="account" title={text('secondFactorTitle')} lead={text('secondFactorScan')}>
      <ErrorSummary errors={errors} />
      <QrImage svg={qr} label={text('secondFactorQr')} />
      <p>{text('secondFactorByHand')}</p>
      <p>
        <CodeGroups value={secret} inline />
      </p>
      <Form action="/console/account/codes">
        <input type="hidden" name="secret" value={secret} />
        <input type="hidden" name="mac" value={mac} />
        <TextField
          name="code"
          label={text('code')}
          required
          width="s"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={errors.code}
        />
        <Button variant="primary">{text('secondFactorConfirm')}</Button>
      </Form>
    </ConsolePage>
  )
}
