import { type ActionFunctionArgs, json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { Form } from '#app/ui/form.tsx'
import { HiddenFields } from '#app/ui/hidden-fields.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { conflict, refused, seeOther } from '#app/web/answers.server.ts'
import { withFailures } from '#app/web/failures.server.ts'
import { type RefusedForm, wordErrors } from '#app/web/form-state.ts'
import { checkForm, formWithFiles } from '#app/web/forms.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { inTransaction, reader } from '#db/work.ts'
import { columnDeskMessages } from '../column-desk-messages.ts'
import { columnHeadForm } from '../column-forms.ts'
import { columnDone, readColumnToEdit } from '../column-frame.server.ts'
import { ColumnConsole } from '../components/column-console.tsx'
import { ColumnHeadFields, PictureFields } from '../components/column-fields.tsx'
import { SectionRows } from '../components/section-rows.tsx'
import { saveHead, shiftSection } from '../edit-sections.server.ts'
import { readPicture } from '../uploaded-picture.server.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'answerOfficer', 'overseer'] }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser', 'answerOfficer', 'overseer'])
    const { latest, frame } = await readColumnToEdit(reader(), actor, args.params.id ?? '', languageOf(args.request))
    const { title, titleEn, summary, summaryEn, cover, sections } = latest
    return json({
      frame,
      head: { title, titleEn, summary, summaryEn },
      cover,
      sections: sections.map(({ key, heading, text, picture, items, links }) => ({
        key,
        heading,
        hasText: text !== '',
        hasPicture: picture !== null,
        items: items.length,
        links: links.length,
      })),
      done: new URL(args.request.url).searchParams.get('done'),
    })
  })
}

export async function action(args: ActionFunctionArgs) {
  return withFailures(args, async () => {
    const actor = await requireStaff(args.request, ['organiser', 'answerOfficer', 'overseer'])
    const columnId = args.params.id ?? ''
    await readColumnToEdit(reader(), actor, columnId, languageOf(args.request))
    const { values, files } = await formWithFiles(args.request)
    const place = { columnId, basedOn: String(values.basedOn ?? '') }
    const here = `/console/columns/${columnId}/edit`
    if (values.intent === 'up' || values.intent === 'down') {
      const section = String(values.section ?? '')
      const by = values.intent === 'up' ? -1 : 1
      const { outcome } = await inTransaction(actor, (work) => shiftSection(work, { ...place, section }, by))
      return outcome === 'olderVersion'
        ? conflict({ outcome })
        : seeOther(`${here}?done=${columnDone(outcome)}#sections`)
    }
    if (values.intent !== 'head') return refused({ errors: { intent: 'unknownIntent' }, values })
    const form = checkForm(values, columnHeadForm)
    const upload = await readPicture(files.get('picture'))
    const errors = { ...(form.ok ? {} : form.errors), ...('error' in upload ? { picture: upload.error } : {}) }
    if (!form.ok || 'error' in upload) return refused({ errors, values })
    const { outcome } = await inTransaction(actor, (work) => saveHead(work, place, form.value, upload.picture))
    return outcome === 'olderVersion' ? conflict({ outcome, values }) : seeOther(`${here}?done=${columnDone(outcome)}`)
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => pageMeta(data?.frame.title ?? '', matches)

export default function ConsoleColumnEditPage() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>() as (Partial<RefusedForm> & { outcome?: string }) | undefined
  const text = useMessages(columnDeskMessages)
  const errors = wordErrors(answer, text)
  const { frame } = page
  return (
    <ColumnConsole frame={frame} tab="edit" done={page.done} answer={answer} errors={errors}>
      <Section
        id="sections"
        title={text('sections')}
        first
        aside={
          <ButtonLink href={`/console/columns/${frame.id}/sections/new`} icon="plus" size="s">
            {text('sectionAdd')}
          </ButtonLink>
        }
      >
        <SectionRows columnId={frame.id} basedOn={frame.hash} sections={page.sections} />
      </Section>
      <Section id="head" title={text('headTitle')}>
        <Form encType="multipart/form-data">
          <HiddenFields values={{ intent: 'head', basedOn: frame.hash }} />
          <ColumnHeadFields answer={answer} errors={errors} saved={page.head} />
          <PictureFields title={text('cover')} slug={frame.slug} saved={page.cover} answer={answer} errors={errors} />
          <Buttons>
            <Button variant="primary">{text('save')}</Button>
          </Buttons>
        </Form>
      </Section>
    </ColumnConsole>
  )
}
