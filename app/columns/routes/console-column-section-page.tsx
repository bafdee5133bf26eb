import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { readLinkHosts } from '#app/events/link-hosts.server.ts'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useLanguage, useMessages } from '#app/ui/language.tsx'
import { LinkList } from '#app/ui/link-list.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, type FormValues, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { columnSectionForm, filledRows } from '../column-forms.ts'
import { columnDone, readColumnToEdit, sectionOf } from '../column-frame.server.ts'
import { publicItems, shownItems } from '../column-items.server.ts'
import { columnLinkErrors } from '../column-links.server.ts'
import { ColumnConsole } from '../components/column-console.tsx'
import { SectionFields } from '../components/section-fields.tsx'
import { removeSection, saveSection } from '../edit-sections.server.ts'
import { readPicture } from '../uploaded-picture.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

const NEW = 'new'

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser', 'answerOfficer', 'overseer'])
    const language = languageOf(args.request)
    const { latest, frame } = await readColumnToEdit(reader(), actor, args.params.id ?? '', language)
    const section = args.params.section === NEW ? null : sectionOf(latest, args.params.section)
    const found = await publicItems(reader(), section?.items ?? [])
    const items = shownItems(section?.items ?? [], found, language)
    return json({
      frame,
      section,
      items,
      gone: (section?.items.length ?? 0) - items.length,
      hosts: await readLinkHosts(reader()),
      done: new URL(args.request.url).searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser', 'answerOfficer', 'overseer'])
    const { id: columnId = '', section: name } = args.params
    const { latest } = await readColumnToEdit(reader(), actor, columnId, languageOf(args.request))
    const section = name === NEW ? undefined : sectionOf(latest, name).key
    const { values, files } = await formWithFiles(args.request)
    const place = { columnId, basedOn: String(values.basedOn ?? '') }
    if (values.intent === 'remove' && section) {
      const { outcome } = await inTransaction(actor, (work) => removeSection(work, { ...place, section }))
      if (outcome === 'olderVersion') return conflict({ outcome })
      return seeOther(`/console/columns/${columnId}/edit?done=${columnDone(outcome)}`)
    }
    if (values.intent !== 'save') return refused({ errors: { intent: 'unknownIntent' }, values })
    const form = checkForm(values, columnSectionForm)
    const upload = await readPicture(files.get('picture'))
    const errors = {
      ...(form.ok ? linkRows(await columnLinkErrors(reader(), form.value), values) : form.errors),
      ...('error' in upload ? { picture: upload.error } : {}),
    }
    if (!form.ok || 'error' in upload || Object.keys(errors).length > 0) return refused({ errors, values })
    const saved = await inTransaction(actor, (work) =>
      saveSection(work, { ...place, section }, form.value, upload.picture),
    )
    if (saved.outcome !== 'saved' && saved.outcome !== 'unchanged') return conflict({ outcome: saved.outcome, values })
    return seeOther(`/console/columns/${columnId}/sections/${saved.section}?done=${columnDone(saved.outcome)}`)
  })
}

/** Errors of the nth link that was read, beside the row it was typed into. */
function linkRows(errors: Record<string, string>, values: FormValues): Record<string, string> {
  const rows = filledRows([values.linkLabel ?? []].flat(), [values.linkUrl ?? []].flat())
  return Object.fromEntries(
    Object.entries(errors).map(([field, error]) => {
      const nth = /^linkUrl-(\d+)$/.exec(field)?.[1]
      return [nth === undefined ? field : `linkUrl-${rows[Number(nth)]}`, error]
    }),
  )
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(`${data?.section?.heading ?? ''} ${data?.frame.title ?? ''}`.trim(), matches)

export default function ConsoleColumnSectionPage() {
  const { frame, section, items, gone, hosts, done } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(columnDeskMessages)
  const errors = wordErrors(answer, text)
  const listed = hosts.join(useLanguage() === 'en' ? ', ' : '、')
  const here = `/console/columns/${frame.id}`
  return (
    <ColumnConsole
      frame={frame}
      tab="edit"
      eyebrow={section?.heading ?? text('sectionAdd')}
      done={done}
      answer={answer}
      errors={errors}
    >
      {section ? (
        <Section
          id="items"
          title={text('itemsTitle')}
          first
          aside={
            <ButtonLink href={`${here}/sections/${section.key}/items`} icon="plus" size="s">
              {text('itemsChoose')}
            </ButtonLink>
          }
        >
          {items.length > 0 ? (
            <LinkList
              items={items.map(({ href, title, kind, meta }) => ({ href, title, meta: `${kind} · ${meta}` }))}
            />
          ) : (
            <p>{text('itemsNone')}</p>
          )}
          {gone > 0 ? <p className="hint">{text('itemsGone', { count: gone })}</p> : null}
        </Section>
      ) : null}
      <Section id="words" title={section ? section.heading : text('sectionAdd')} first={!section}>
        <Form encType="multipart/form-data">
          <HiddenFields values={{ intent: 'save', basedOn: frame.hash }} />
          <SectionFields slug={frame.slug} saved={section} hosts={listed} answer={answer} errors={errors} />
          <Buttons>
            <Button variant="primary">{text('saveSection')}</Button>
            <ButtonLink href={`${here}/edit`}>{text('backToColumn')}</ButtonLink>
          </Buttons>
        </Form>
      </Section>
      {section ? (
        <details className="mt-8">
          <summary>{text('sectionRemove')}</summary>
          <Form className="mt-4">
            <HiddenFields values={{ intent: 'remove', basedOn: frame.hash }} />
            <p className="mb-4">{text('sectionRemoveText')}</p>
            <Button>{text('sectionRemoveOf', { heading: section.heading })}</Button>
          </Form>
        </details>
      ) : null}
    </ColumnConsole>
  )
}
