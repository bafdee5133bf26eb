import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { isLanguage } from '#app/platform/language.ts'
import { localName } from '#app/platform/local-text.ts'
import { translator } from '#app/platform/messages.ts'
import { Banner } from '#app/ui/banner.tsx'
import { Button, ButtonLink, Buttons } from '#app/ui/button.tsx'
import { FieldColumns } from '#app/ui/field-groups.tsx'
import { Form } from '#app/ui/form.tsx'
import { useMessages } from '#app/ui/language.tsx'
import { Section } from '#app/ui/section.tsx'
import { SelectField } from '#app/ui/select-field.tsx'
import { TextArea } from '#app/ui/text-area.tsx'
import { TextField } from '#app/ui/text-field.tsx'
import { ConsolePage } from '#app/web/console-page.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import { listCampaigns } from '../campaign-queries.server.ts'
import { listDepartmentChoices } from '../console-events.server.ts'
import { embedHref, embedSnippet, readEmbedCount } from '../embed-snippet.ts'
import { readListQuery } from '../event-list-query.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { publishingMessages } from '../publishing-messages.ts'
import { THEMES } from '../theme.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** The code that another site pastes. Everything it shows is public; which sites may show it is the operator's to say. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const search = new URL(args.request.url).searchParams
    const { department, theme, campaign } = readListQuery(search)
    const shown = search.get('language')
    const embed = {
      ...{ department, theme, campaign },
      language: isLanguage(shown) ? shown : language,
      count: readEmbedCount(search.get('count')),
    }
    const [departments, campaigns] = await Promise.all([
      listDepartmentChoices(reader(), 'all'),
      listCampaigns(reader(), { withDrafts: false }),
    ])
    const { publicOrigin, embedOrigins } = config()
    const title = translator(embed.language, publishingMessages)('embedFrame')
    return json({
      embed,
      origins: embedOrigins,
      href: embedHref(embed),
      snippet: embedSnippet(publicOrigin, title, embed),
      departments: departments.map((one) => ({
        value: one.code,
        label: localName(language, one.name, one.nameEn),
      })),
      campaigns: campaigns.map((one) => ({ value: one.slug, label: localName(language, one.title, one.titleEn) })),
      themes: THEMES.map((one) => ({ value: one.key, label: one[language] })),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(translator(language, publishingMessages)('embedTitle'), matches)
}

export default function ConsoleEmbedPage() {
  const { embed, origins, href, snippet, departments, campaigns, themes } = useLoaderData<typeof loader>()
  const text = useMessages(publishingMessages)
  const all = text('embedAll')
  return (
    <ConsolePage current="events" title={text('embedTitle')} lead={text('embedLead')}>
      {origins.length > 0 ? (
        <p>{text('embedAllowed', { sites: origins.join(' · ') })}</p>
      ) : (
        <Banner tone="warning" title={text('embedNoneAllowed')}>
          {text('embedNoneAllowedText')}
        </Banner>
      )}
      <Section id="choose" title={text('embedChoose')}>
        <Form method="get" action="/console/embed">
          <FieldColumns>
            <SelectField
              name="department"
              label={text('embedDepartment')}
              placeholder={all}
              options={departments}
              defaultValue={embed.department ?? ''}
            />
            <SelectField
              name="theme"
              label={text('embedTheme')}
              placeholder={all}
              options={themes}
              defaultValue={embed.theme ?? ''}
            />
            <SelectField
              name="campaign"
              label={text('embedCampaign')}
              placeholder={all}
              options={campaigns}
              defaultValue={embed.campaign ?? ''}
            />
            <SelectField
              name="language"
              label={text('embedLanguage')}
              options={[
                { value: 'zh-CN', label: '中文' },
                { value: 'en', label: 'English' },
              ]}
              defaultValue={embed.language}
            />
          </FieldColumns>
          <TextField name="count" label={text('embedCount')} width="s" inputMode="numeric" defaultValue={embed.count} />
          <Buttons>
            <Button>{text('embedMake')}</Button>
          </Buttons>
        </Form>
      </Section>
      <Section id="code" title={text('embedCode')}>
        <TextArea
          key={snippet}
          name="snippet"
          label={text('embedCode')}
          labelHidden
          hint={text('embedCodeHint')}
          defaultValue={snippet}
          rows={4}
          readOnly
        />
        <Buttons>
          <ButtonLink href={href} icon="eye">
            {text('embedSee')}
          </ButtonLink>
        </Buttons>
      </Section>
    </ConsolePage>
  )
}
