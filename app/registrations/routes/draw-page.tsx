import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { now } from '#app/platform/clock.ts'
import { translator } from '#app/platform/messages.ts'
import { useMessages } from '#app/ui/language.tsx'
import { PageTitle } from '#app/ui/page-title.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { languageOfMatches, pageMeta } from '#app/web/page-meta.ts'
import { PublicPage } from '#app/web/public-page.tsx'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { reader } from '#db/work.ts'
import { DrawFacts, DrawList, DrawLookUp, DrawRules } from '../components/draw-parts.tsx'
import { drawMessages } from '../draw-messages.ts'
import { drawSteps, readDrawPage } from '../draw-page.server.ts'

export const handle: RouteHandle = { audience: 'public' }

export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    const query = new URL(args.request.url).searchParams
    const whole = (name: string) => (/^\d{1,7}$/.test(query.get(name) ?? '') ? Number(query.get(name)) : undefined)
    const { slug = '', slotId = '' } = args.params
    const page = await readDrawPage(
      reader(),
      { slug, slotId, language: languageOf(args.request), now: now() },
      { number: whole('number'), page: Math.max(1, whole('page') ?? 1) },
    )
    return json({ ...page, steps: page.seed ? drawSteps(page) : [] })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) => {
  const language = languageOfMatches(matches)
  return pageMeta(`${translator(language, drawMessages)('title')} · ${data?.event.title ?? ''}`, matches)
}

export default function DrawPageRoute() {
  const page = useLoaderData<typeof loader>()
  const text = useMessages(drawMessages)
  return (
    <PublicPage
      current="events"
      breadcrumbs={[
        { href: '/', label: text('home') },
        { href: `/events/${page.event.slug}`, label: page.event.title },
        { label: text('title') },
      ]}
    >
      <PageTitle lead={text('lead')}>{text('title')}</PageTitle>
      <DrawFacts page={page} />
      {page.state === 'open' || page.state === 'cancelled' ? null : <DrawLookUp page={page} />}
      <DrawList page={page} />
      <DrawRules steps={page.steps} />
    </PublicPage>
  )
}
