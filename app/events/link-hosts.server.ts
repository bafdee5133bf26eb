// The hosts to which broadcasts and records may link: a setting of the overseer.
import { eq } from 'drizzle-orm'
import { z } from 'zod'
import { recordAudit } from '#app/audit/record-audit.server.ts'
import { Forbidden } from '#app/platform/failures.ts'
import { settings } from '#db/schema.ts'
import type { Reader, Tx } from '#db/store.ts'
import type { Work } from '#db/work.ts'
import { isAllowedLink, isHostName, USUAL_LINK_HOSTS } from './allowed-links.ts'
import { mayRunCampaigns } from './event-policy.ts'

const KEY = 'link-hosts'
const stored = z.array(z.string().refine(isHostName)).max(200)

export async function readLinkHosts(reader: Reader | Tx): Promise<readonly string[]> {
  const [row] = await reader.select({ value: settings.value }).from(settings).where(eq(settings.key, KEY))
  return stored.safeParse(row?.value).data ?? USUAL_LINK_HOSTS
}

/** Only the overseer says where the pages of every department may lead. */
export async function changeLinkHosts(work: Work, hosts: readonly string[]): Promise<void> {
  if (!mayRunCampaigns(work.actor)) throw new Forbidden('change the hosts of links')
  const value = stored.parse([...new Set(hosts)])
  await work.tx
    .insert(settings)
    .values({ key: KEY, value, updatedAt: work.now })
    .onConflictDoUpdate({ target: settings.key, set: { value, updatedAt: work.now } })
  await recordAudit(work, 'settings.changed', { kind: 'settings', id: KEY }, { hosts: value })
  work.changed({ kind: 'settings' })
}

/** Errors of a form's links, by field: those whose host is not on the list. */
export async function linkErrors(
  reader: Reader,
  links: { liveUrl?: string | null; recordUrl?: string | null },
): Promise<Record<string, string>> {
  const hosts = await readLinkHosts(reader)
  const refused = (['liveUrl', 'recordUrl'] as const).filter((field) => {
    const link = links[field]
    return link && !isAllowedLink(link, hosts)
  })
  return Object.fromEntries(refused.map((field) => [field, 'linkNotAllowed']))
}
