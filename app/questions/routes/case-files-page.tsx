import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { wordErrors } from '#app/web/form-state.ts'
import { UnreadableBody } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { attachFile, checkFile } from '../answer-files.server.ts'
import { answerMessages } from '../answer-messages.ts'
import { caseMessages } from '../case-messages.ts'
import { readCasePage } from '../case-page.server.ts'

import { AnswerFiles } from '../components/answer-files.tsx'
import type { CaseView } from '../components/case-form.ts'
import { QUESTION_ROLES } from '../question-policy.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['answerOfficer', 'reviewer', 'overseer'] }

/** Outcomes of attaching other than success. */
type FileProblem =
  | 'notNow'
  | 'publicCopyMissing'
  | 'mayNotPublish'
  | 'newerVersion'
  | 'heldByOther'
  | 'personalData'
  | 'adoptionReasonMissing'
  | 'nothingDrafted'
  | 'tooManyFiles'

const WHO = ['public', 'asker', 'internal'] as const

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    return json({ file: await readCasePage(reader(), actor, args.params.id ?? '', languageOf(args.request), now()) })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, QUESTION_ROLES)
    const id = args.params.id ?? ''
    await readCasePage(reader(), actor, id, languageOf(args.request), now())
    let form: FormData
    try {
      form = await args.request.formData()
    } catch (cause) {
      throw new UnreadableBody('the body is not a form', { cause })
    }
    const sent = form.get('file')
    const checked = sent instanceof Blob ? checkFile(new Uint8Array(await sent.arrayBuffer())) : undefined
    const typedName = String(form.get('name') ?? '').trim()
    const name = typedName || (sent instanceof File ? sent.name : '')
    if (!checked) return json({ errors: { file: 'fileUnreadable' }, problem: null }, { status: 422 })
    if (!name) return json({ errors: { name: 'fileNameMissing' }, problem: null }, { status: 422 })
    const publicity = WHO.find((who) => who === form.get('publicity')) ?? 'internal'
    const outcome = await inTransaction(actor, (work) => attachFile(work, id, { ...checked, name, publicity }))
    if (outcome.outcome === 'drafted' || outcome.outcome === 'unchanged') {
      return seeOther(`/console/questions/${id}?done=drafted`)
    }
    return json({ errors: {}, problem: outcome.outcome as FileProblem }, { status: 409 })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, answerMessages)('files'), matches, { robots: 'noindex' })
}

export default function CaseFilesPage() {
  const { file } = useLoaderData<typeof loader>() as { file: CaseView }
  const answer = useActionData<typeof action>() as
    | { errors: Record<string, string>; problem: FileProblem | null }
    | undefined
  const text = useMessages(answerMessages)
  const words = useMessages(caseMessages)
  return (
    <ConsolePage current="questions" title={text('files')} lead={file.title}>
      {answer?.problem ? (
        <Banner tone="error" result title={words(`problem_${answer.problem}`, { status: '', number: 0, count: 0 })} />
      ) : null}
      <ErrorSummary errors={wordErrors(answer ? { errors: answer.errors } : null, text)} />
      <AnswerFiles file={file} />
      <p>
        <Link href={`/console/questions/${file.id}`}>{words('previewBack')}</Link>
      </p>
    </ConsolePage>
  )
}
