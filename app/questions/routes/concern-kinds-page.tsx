import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { holdsRole } from '#app/platform/actor.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { addConcernKind, renameConcernKind, retireConcernKind } from '../change-concern-kinds.server.ts'
import { ConcernKindFields, ConcernKindTable } from '../components/concern-kind-parts.tsx'
import { concernKindForm, retireForm } from '../concern-kind-forms.ts'
import { concernKindMessages } from '../concern-kind-messages.ts'
import { countByConcern, readConcernList } from '../concern-kinds.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['overseer', 'admin'] }

const ADDRESS = '/console/concerns/kinds'
const DONE = ['added', 'renamed', 'retired', 'restored'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer', 'admin'])
    const { version, kinds } = await readConcernList(reader())
    const counts = await countByConcern(reader(), kinds)
    const word = new URL(args.request.url).searchParams.get('done')
    return json({
      version,
      kinds: kinds.map((kind) => ({ ...kind, used: counts.get(kind.key) ?? 0 })),
      seesConcerns: holdsRole(actor, 'overseer', null),
      done: DONE.find((one) => one === word) ?? null,
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['overseer', 'admin'])
    const values = await formValues(args.request)
    const key = String(values.key ?? '')
    const { intent } = values
    if (intent === 'retire' || intent === 'restore') {
      const form = checkForm(values, retireForm)
      if (!form.ok) return refused(form)
      const retired = intent === 'retire'
      const saved = await inTransaction(actor, (work) => retireConcernKind(work, key, { ...form.value, retired }))
      if (saved.outcome === 'saved') return seeOther(`${ADDRESS}?done=${retired ? 'retired' : 'restored'}`)
      return refused({ errors: { kinds: saved.outcome }, values })
    }
    const form = checkForm(values, concernKindForm)
    if (!form.ok) return refused(form)
    const saved = await inTransaction(actor, (work) =>
      key ? renameConcernKind(work, key, form.value) : addConcernKind(work, form.value),
    )
    if (saved.outcome === 'saved') return seeOther(`${ADDRESS}?done=${key ? 'renamed' : 'added'}`)
    return refused({ errors: { name: saved.outcome }, values })
  })
}

export const meta: MetaFunction = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, concernKindMessages)('title'), matches, { robots: 'noindex' })
}

export default function ConcernKindsPage() {
  const { version, kinds, seesConcerns, done } = useLoaderData<typeof loader>()
  const form = useActionData() as RefusedForm | undefined
  const text = useMessages(concernKindMessages)
  const errors = wordErrors(form, text)
  return (
    <ConsolePage current={seesConcerns ? 'oversight' : 'settings'} title={text('title')} lead={text('lead')}>
      {done && !form ? <Banner tone="success" result title={text(`done_${done}`)} /> : null}
      <ErrorSummary errors={errors} />
      <Section id="kinds" title={text('list')} first>
        <ConcernKindTable address={ADDRESS} kinds={kinds} version={version} />
      </Section>
      <Section id="edit" title={text('edit')}>
        {kinds.map((kind) => (
          <ConcernKindFields key={kind.key} address={ADDRESS} {...{ kind, version, form, errors }} />
        ))}
      </Section>
      <Section id="add" title={text('add')}>
        <ConcernKindFields address={ADDRESS} kind={null} {...{ version, form, errors }} />
      </Section>
      {seesConcerns ? (
        <p>
          <Link href="/console/concerns">{text('toConcerns')}</Link>
        </p>
      ) : null}
    </ConsolePage>
  )
}
