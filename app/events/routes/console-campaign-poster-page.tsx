import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { config } from '#app/config.server.ts'
import { now } from '#app/platform/clock.ts'
import { formatDay } from '#app/platform/dates.ts'
import { NotFound } from '#app/platform/failures.ts'
import { localName } from '#app/platform/local-text.ts'
import { qrSvg } from '#app/platform/qr-code.server.ts'
import { useMessages } from '#app/ui/language.tsx'
import { QrImage } from '#app/ui/qr-image.tsx'
import { withFailures } from '#app/web/failures.server.ts'
import { languageOf } from '#app/web/language.server.ts'
import { pageMeta } from '#app/web/page-meta.ts'
import type { RouteHandle } from '#app/web/route-handle.ts'
import { requireStaff } from '#app/web/session.server.ts'
import { reader } from '#db/work.ts'
import '../poster.css'
import { campaignProgress, getCampaignById } from '../campaign-queries.server.ts'
import { listDepartmentChoices } from '../console-events.server.ts'
import { EVENT_READERS } from '../event-policy.ts'
import { readPoster } from '../poster.ts'
import { publishingMessages } from '../publishing-messages.ts'

export const handle: RouteHandle = { audience: 'staff', roles: ['organiser', 'reviewer', 'overseer'] }

/** One poster for all events of a campaign; its code opens the public page, which a draft does not have. */
export async function loader(args: LoaderFunctionArgs) {
  return withFailures(args, async () => {
    await requireStaff(args.request, EVENT_READERS)
    const language = languageOf(args.request)
    const campaign = await getCampaignById(reader(), args.params.id ?? '')
    if (campaign.state === 'draft') throw new NotFound('poster of a draft')
    const [departments, progress] = await Promise.all([
      listDepartmentChoices(reader(), 'all'),
      campaignProgress(reader(), campaign.id, now()),
    ])
    const host = departments.find((one) => one.id === campaign.departmentId)
    const url = `${config().publicOrigin}/campaigns/${campaign.slug}`
    return json({
      paper: readPoster(new URL(args.request.url).searchParams).paper,
      host: host ? localName(language, host.name, host.nameEn) : '',
      title: localName(language, campaign.title, campaign.titleEn),
      summary: localName(language, campaign.summary, campaign.summaryEn),
      when: `${formatDay(campaign.startsOn, language)} – ${formatDay(campaign.endsOn, language)}`,
      departments: progress.map(({ department }) => localName(language, department.name, department.nameEn)),
      url,
      qr: qrSvg(url),
    })
  })
}

export const meta: MetaFunction<typeof loader> = ({ data, matches }) =>
  pageMeta(data?.title ?? '', matches, { robots: 'noindex' })

export default function ConsoleCampaignPosterPage() {
  const poster = useLoaderData<typeof loader>()
  const text = useMessages(publishingMessages)
  return (
    <main id="main" className={`poster is-${poster.paper} has-many`}>
      <p className="poster-host">{poster.host}</p>
      <h1 className="poster-title">{poster.title}</h1>
      <p className="poster-when">{poster.when}</p>
      <p className="poster-where">{poster.summary}</p>
      <div className="poster-call">
        <QrImage svg={poster.qr} label={text('campaignWord')} size="l" />
        <p className="poster-word">{text('campaignWord')}</p>
        <p className="poster-text">{text('campaignText')}</p>
      </div>
      {poster.departments.length > 1 ? (
        <p className="poster-with">
          {text('campaignWith')}
          <strong>{poster.departments.join(text('comma'))}</strong>
        </p>
      ) : null}
      <p className="poster-foot">{text('campaignFoot', { url: poster.url })}</p>
    </main>
  )
}
