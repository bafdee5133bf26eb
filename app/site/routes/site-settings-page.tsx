import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, typed, wordErrors } from '#app/web/form-state.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction } from '#db/work.ts'
import { siteForm } from '../site-forms.ts'
import { siteMessages } from '../site-messages.ts'
import { changeSiteSettings, readSiteSettings } from '../site-settings.server.ts'
import type { SiteSettings } from '../site-settings.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['admin'] }

const PARTS = [
  { id: 'names', title: 'partName', fields: ['name', 'nameEn', 'organisation', 'organisationEn'] },
  {
    id: 'who',
    title: 'partWho',
    fields: ['sponsor', 'sponsorEn', 'coSponsor', 'coSponsorEn', 'contact', 'hotline', 'address', 'addressEn'],
  },
  { id: 'records', title: 'partRecords', fields: ['siteCode', 'icp', 'policeRecord', 'registerUrl', 'faultUrl'] },
] as const satisfies readonly { id: string; title: string; fields: readonly (keyof SiteSettings)[] }[]

const NEEDED: readonly string[] = ['name', 'nameEn', 'hotline']
const PHONES: readonly string[] = ['contact', 'hotline']
const SHORT: readonly string[] = [...PHONES, 'siteCode', 'icp', 'policeRecord']
const HINTS = {
  organisation: 'organisationHint',
  sponsorEn: 'englishHint',
  hotline: 'hotlineHint',
  siteCode: 'siteCodeHint',
  icp: 'icpHint',
  policeRecord: 'policeRecordHint',
  registerUrl: 'registerUrlHint',
  faultUrl: 'faultUrlHint',
} as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, ['admin'])
    const done = new URL(args.request.url).searchParams.get('done') === 'saved'
    return json({ site: await readSiteSettings(), done })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['admin'])
    const form = await readForm(args.request, siteForm)
    if (!form.ok) return refused(form)
    await inTransaction(actor, (work) => changeSiteSettings(work, form.value))
    return seeOther('/console/settings?done=saved')
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) =>
  pageMeta(translator(languageOfMatches(matches), siteMessages)('title'), matches)

export default function SiteSettingsPage() {
  const { site, done } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(siteMessages)
  const errors = wordErrors(form, text)
  const hints: Partial<Record<string, (typeof HINTS)[keyof typeof HINTS]>> = HINTS
  return (
    <ConsolePage current="settings" title={text('title')} lead={text('lead')}>
      {done && !form ? <Banner tone="success" result title={text('saved')} /> : null}
      <ErrorSummary errors={errors} />
      <Form action="/console/settings">
        {PARTS.map((part, index) => (
          <Section key={part.id} id={part.id} title={text(part.title)} first={index === 0}>
            {part.fields.map((name) => {
              const hint = hints[name]
              return (
                <TextField
                  key={name}
                  name={name}
                  label={text(name)}
                  hint={hint ? text(hint) : undefined}
                  required={NEEDED.includes(name)}
                  type={PHONES.includes(name) ? 'tel' : name.endsWith('Url') ? 'url' : 'text'}
                  width={SHORT.includes(name) ? 'm' : 'l'}
                  autoComplete="off"
                  defaultValue={typed(form, name, site[name])}
                  error={errors[name]}
                />
              )
            })}
          </Section>
        ))}
        <Button variant="primary">{text('save')}</Button>
      </Form>
      <p className="mt-6">
        <Link href="/console/concerns/kinds">{text('concernKinds')}</Link>
      </p>
    </ConsolePage>
  )
}
