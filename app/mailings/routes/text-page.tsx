import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { isTextKind, type TextKind } from '#app/outbox/text-kinds.ts'
import { NotFound } from '#app/platform/failures.ts'
import { translator } from '#app/platform/messages.ts'
import { versionOf } from '#app/platform/whole-numbers.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, Buttons } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { Link } from '#app/ui/link.tsx'
import { Section } from '#app/ui/section.tsx'
import { StateTag } from '#app/ui/state-tag.tsx'
import { conflict, seeOther } from '#app/web/answers.server.ts'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { formValues } from '#app/web/forms.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import {
  type SentFaults,
  TextFields,
  type TypedWords,
  useTextErrors,
  VariableTable,
} from '../components/text-fields.tsx'
import { type ShownPreview, TextPreviews } from '../components/text-preview.tsx'
import { TextVersions } from '../components/text-versions.tsx'
import { checkTexts, resetTexts, saveTexts } from '../save-texts.server.ts'
import { textForm } from '../text-forms.ts'
import { textKindMessages } from '../text-kind-messages.ts'
import { textMessages } from '../text-messages.ts'
import { previewTexts, readTextPage, testTexts } from '../text-page.server.ts'
import { TEXT_ROLES } from '../text-policy.ts'
import { getTextDepartment } from '../text-queries.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'admin'] }

const DONE = ['saved', 'wasReset', 'unchanged', 'tested'] as const

function askedFor({ params }: LoaderFunctionArgs | ActionFunctionArgs) {
  const { departmentId = '', kind } = params
  if (!isTextKind(kind)) throw new NotFound()
  return { departmentId, kind }
}

/** `?from=3`: the form begins with the words of that version. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEXT_ROLES)
    const { departmentId, kind } = askedFor(args)
    const query = new URL(args.request.url).searchParams
    const from = versionOf(query.get('from')) || undefined
    const { own, ...page } = await readTextPage(reader(), actor, departmentId, kind, from)
    return json({
      ...page,
      kind,
      previews: await previewTexts(reader(), page.department, kind, own),
      done: DONE.find((key) => key === query.get('done')),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, TEXT_ROLES)
    const { departmentId, kind } = askedFor(args)
    const here = `/console/texts/${departmentId}/${kind}`
    const { intent, version, words } = textForm.parse(await formValues(args.request))
    if (intent === 'preview' || intent === 'test') {
      const department = await getTextDepartment(reader(), actor, departmentId, kind)
      const checked = await checkTexts(reader(), department, kind, words)
      if (!checked.ok) return json({ faults: checked.faults, words, version }, { status: 422 })
      if (intent === 'preview') {
        return json({ previews: await previewTexts(reader(), department, kind, checked.words), words, version })
      }
      await testTexts(actor, departmentId, kind, checked.words)
      return json({ done: 'tested' as const, words, version })
    }
    const result = await inTransaction(actor, (work) =>
      intent === 'reset'
        ? resetTexts(work, departmentId, kind, version)
        : saveTexts(work, departmentId, kind, { version, words }),
    )
    if (result.outcome === 'refused') return json({ faults: result.faults, words, version }, { status: 422 })
    if (result.outcome === 'olderVersion') {
      return conflict({
        outcome: 'olderVersion',
        words: intent === 'reset' ? undefined : words,
        version: result.version,
      })
    }
    return seeOther(`${here}?done=${result.outcome === 'reset' ? 'wasReset' : result.outcome}`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  const name = data ? translator(language, textKindMessages)(`kind.${data.kind as TextKind}`) : ''
  return pageMeta(`${name} · ${translator(language, textMessages)('title')}`, matches)
}

type Answer = {
  outcome?: 'olderVersion'
  done?: 'tested'
  faults?: SentFaults
  words?: TypedWords
  version?: number
  previews?: ShownPreview[]
}

export default function TextPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData() as Answer | undefined
  const text = useMessages(textMessages)
  const kinds = useMessages(textKindMessages)
  const language = useLanguage()
  const errors = useTextErrors(answer?.faults)
  const { department, kind, versions, neededInSms } = page
  const here = `/console/texts/${department.id}/${kind}`
  const isOwn = versions[0] !== undefined && !versions[0].isHouse
  const version = answer?.version ?? page.version
  const done = answer ? answer.done : page.done
  return (
    <ConsolePage
      current="texts"
      eyebrow={
        <Link href={`/console/texts?department=${department.id}`}>
          {`${text('back')} · ${language === 'en' ? department.nameEn : department.name}`}
        </Link>
      }
      title={kinds(`kind.${kind}`)}
      tag={
        <StateTag tone={isOwn ? 'ok' : 'idle'} icon={isOwn ? 'check' : 'file'}>
          {text(isOwn ? 'own' : 'house')}
        </StateTag>
      }
      lead={kinds(`when.${kind}`)}
    >
      {done ? <Banner tone="success" result title={text(done)} /> : null}
      <ErrorSummary errors={errors} />
      {answer?.outcome ? (
        <Banner tone="warning" result title={text('conflictTitle')}>
          <p>{text(answer.outcome)}</p>
        </Banner>
      ) : null}
      {page.from && !answer ? <Banner tone="info" title={text('fromVersion', { version: page.from })} /> : null}
      {answer?.previews ? <TextPreviews previews={answer.previews} unsaved /> : null}
      <div id="words">
        <p className="hint">
          {text('emptyHint')} {neededInSms ? null : text('mailOnly')}
        </p>
        <VariableTable variables={page.variables} />
        <Form action={here}>
          <HiddenFields values={{ version }} />
          <TextFields words={answer?.words ?? page.words} errors={errors} neededInSms={neededInSms} />
          <Buttons>
            <Button variant="primary" name="intent" value="save">
              {text('save')}
            </Button>
            <Button name="intent" value="preview" icon="eye">
              {text('previewShow')}
            </Button>
            <Button name="intent" value="test" icon="mail">
              {text('test')}
            </Button>
          </Buttons>
        </Form>
      </div>
      {answer?.previews ? null : <TextPreviews previews={page.previews as ShownPreview[]} unsaved={false} />}
      {isOwn ? (
        <Section id="reset" title={text('resetTitle')}>
          <p className="hint">{text('resetText')}</p>
          <Form action={here}>
            <HiddenFields values={{ version: page.version, intent: 'reset' }} />
            <Button icon="undo">{text('reset')}</Button>
          </Form>
        </Section>
      ) : null}
      <TextVersions versions={versions} href={here} />
    </ConsolePage>
  )
}
