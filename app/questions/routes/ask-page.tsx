import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { translator } from '#app/platform/messages.ts'
import { newSecret } from '#app/platform/tokens.server.ts'
import { Columns } from '#app/ui/columns.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { refused, seeOther } from '#app/web/answers.server.ts'
import { networkOf } from '#app/web/client-address.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { wordErrors } from '#app/web/form-state.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { filesByNetwork, questionsByNetwork } from '#app/web/limits.server.ts'
import { columnPageMeta, languageOfMatches } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { citizen } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { readAskPlace, readSimilar } from '../ask-page.server.ts'
import { askQuestion } from '../ask-question.server.ts'
import { askedCookie } from '../asker-link.server.ts'
import { AskForm, OffRamps } from '../components/ask-form.tsx'
import { SimilarStep } from '../components/similar-step.tsx'
import { checkQuestionFiles } from '../question-files.server.ts'
import { askForm } from '../question-forms.ts'
import { questionsMessages } from '../questions-messages.ts'

export const handle: RouteHandle = { audience: 'public', ownScript: true }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const language = languageOf(args.request)
    const query = new URL(args.request.url).searchParams
    const keys = { event: query.get('event') || undefined, stall: query.get('stall') || undefined }
    return json({ place: await readAskPlace(reader(), keys, language), key: newSecret() })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const { request, context } = args
    await questionsByNetwork.take(networkOf(context.address))
    const language = languageOf(request)
    const { values, chosen } = await formWithFiles(request)
    if (values.step === 'edit') return json({ errors: {}, values, similar: [] })
    const form = checkForm(values, askForm)
    const files = await checkQuestionFiles(chosen('files'))
    if (!form.ok || files.outcome !== 'fits') {
      // A browser does not send chosen files twice: they are to be chosen again.
      const fault = files.outcome !== 'fits' ? files.outcome : chosen('files').length > 0 ? 'filesAgain' : undefined
      const errors = { ...(form.ok ? {} : form.errors), ...(fault && { files: fault }) }
      return refused({ values, errors }, { similar: [] })
    }
    if (files.files.length > 0) await filesByNetwork.take(networkOf(context.address))
    const { key, displayName, ...asked } = form.value
    // Files would be lost on the page in between: who sends some is shown like answers with the receipt.
    if (values.step !== 'send' && files.files.length === 0) {
      const similar = await readSimilar(reader(), asked.text, language)
      if (similar.length > 0) return json({ errors: {}, values, similar })
    }
    const outcome = await inTransaction(citizen(context), (work) =>
      askQuestion(work, {
        ...asked,
        event: asked.event || undefined,
        stall: asked.stall || undefined,
        source: asked.stall ? 'onSite' : 'web',
        displayName,
        anonymous: !displayName,
        language,
        files: files.files,
        idempotencyKey: key,
        keyOfForm: true,
      }),
    )
    if (outcome.outcome === 'unknownPlace') {
      const general = [translator(language, questionsMessages)('unknownEvent')]
      return json({ errors: {}, values: { ...values, event: '', stall: '' }, similar: [], general }, { status: 422 })
    }
    return seeOther(`/questions/${outcome.question.trackingCode}?done=${outcome.outcome}`, {
      'Set-Cookie': askedCookie(outcome.question, config().publicOrigin.startsWith('https:')),
    })
  })
}

type Answer = {
  errors: Record<string, string>
  values: Record<string, string>
  similar: Awaited<ReturnType<typeof readSimilar>>
  general?: string[]
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  const text = translator(language, questionsMessages)
  return columnPageMeta(text('askTitle'), matches, { description: text('askLead') })
}

export default function AskPage() {
  const { place, key } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as Answer | undefined
  const text = useMessages(questionsMessages)
  const values = answer?.values ?? {}
  const lost = !place.known || (answer?.general?.length ?? 0) > 0
  const kept = { event: place.event?.slug, stall: place.stall?.code, key, ...values }
  const breadcrumbs = [{ href: '/', label: text('home') }, { label: text('askTitle') }]
  if (answer && answer.similar.length > 0) {
    return (
      <PublicPage current="ask" breadcrumbs={breadcrumbs}>
        <SimilarStep values={kept} items={answer.similar} />
      </PublicPage>
    )
  }
  const errors = wordErrors(answer, text)
  return (
    <PublicPage current="ask" breadcrumbs={breadcrumbs}>
      <ErrorSummary errors={errors} general={lost ? [text('unknownEvent')] : []} />
      <PageTitle lead={text('askLead')}>{text('askTitle')}</PageTitle>
      <Columns aside={<OffRamps />}>
        <AskForm place={lost ? null : place} values={lost ? { ...kept, event: '', stall: '' } : kept} errors={errors} />
      </Columns>
    </PublicPage>
  )
}
