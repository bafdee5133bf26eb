import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { RadioGroup } from '#app/ui/radio-group.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { readForm } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { inTransaction, reader } from '#db/work.ts'
import { giveFeedback, hasGivenFeedback } from '../feedback.server.ts'
import { feedbackForm, LONGEST_FEEDBACK, mayGiveFeedback, SATISFACTIONS } from '../feedback.ts'
import { feedbackMessages } from '../feedback-messages.ts'
import { managePageMessages } from '../manage-page-messages.ts'
import { byManageToken } from '../registration-queries.server.ts'

export const handle: RouteHandle = { audience: 'secret' }

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const { registration, slot, event } = await byManageToken(reader(), params.manageToken)
  return json({
    path: `/r/${registration.manageToken}`,
    event: localName(languageOf(request), event.title, event.titleEn),
    given: await hasGivenFeedback(reader(), registration.id),
    possible: mayGiveFeedback(registration, slot, now()),
    hasErrors: context.formErrors === true,
  })
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const found = await byManageToken(reader(), params.manageToken)
  const form = await readForm(request, feedbackForm)
  if (!form.ok) {
    context.formErrors = true
    return refused(form)
  }
  const actor = { kind: 'citizen' as const, address: context.address }
  const { outcome } = await inTransaction(actor, (work) => giveFeedback(work, found, form.value))
  return outcome === 'notYet' ? conflict({ outcome }) : seeOther(`/r/${found.registration.manageToken}/feedback`)
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const title = translator(language, feedbackMessages)('title')
  return pageMeta(title, matches, { robots: 'noindex', error: data?.hasErrors })
}

type Failed = { errors?: Record<string, string>; values?: Record<string, string> }

export default function FeedbackPage() {
  const page = useLoaderData<typeof loader>()
  const failed = useActionData<typeof action>() as Failed | undefined
  const text = useMessages(feedbackMessages)
  const words = useMessages(managePageMessages)
  const errors = Object.fromEntries(
    Object.entries(failed?.errors ?? {}).map(([field, key]) => [field, text(key as 'satisfactionMissing')]),
  )
  const back = <ButtonLink href={page.path}>{text('back')}</ButtonLink>
  return (
    <PublicPage
      breadcrumbs={[
        { href: '/', label: words('home') },
        { href: page.path, label: words('title') },
        { label: text('title') },
      ]}
    >
      <ErrorSummary errors={errors} />
      <PageTitle eyebrow={page.event} lead={page.given || !page.possible ? undefined : text('lead')}>
        {text('title')}
      </PageTitle>
      {page.given ? (
        <Banner tone="success" result title={text('givenTitle')} actions={back}>
          <p>{text('givenText')}</p>
        </Banner>
      ) : page.possible ? (
        <Form>
          <RadioGroup
            name="satisfaction"
            label={text('satisfaction')}
            choices={SATISFACTIONS.map((step) => ({ value: String(step), label: text(`step${step}`) }))}
            defaultValue={failed?.values?.satisfaction}
            error={errors.satisfaction}
            required
          />
          <TextArea
            name="text"
            rows={4}
            label={text('text')}
            hint={text('textHint')}
            maxLength={LONGEST_FEEDBACK}
            defaultValue={failed?.values?.text}
            error={errors.text}
            required={false}
          />
          <Button variant="primary">{text('submit')}</Button>
        </Form>
      ) : (
        <Banner tone="info" title={text('notYetTitle')} actions={back}>
          <p>{text('notYetText')}</p>
        </Banner>
      )}
    </PublicPage>
  )
}
