// Where the links of a column may lead: our own pages, and the hosts that the overseer listed.
import { isAllowedLink } from '#app/events/allowed-links.ts'
import { readLinkHosts } from '#app/events/link-hosts.server.ts'
import { linksIn } from '#app/platform/markdown.server.ts'
import type { Reader } from '#db/store.ts'
import type { ColumnContent, ColumnSection } from './column.ts'

type Linking = Pick<ColumnSection, 'text' | 'textEn' | 'links'>

const isOurs = (url: string) => /^(\/(?![/\\])|mailto:|tel:)/i.test(url)
const mayLead = (url: string, hosts: readonly string[]) => isOurs(url) || isAllowedLink(url, hosts)

/** Errors of a section's form, by field: links beside its text, and links within it, that lead elsewhere. */
export async function columnLinkErrors(reader: Reader, section: Linking): Promise<Record<string, string>> {
  return linkErrors(section, await readLinkHosts(reader))
}

function linkErrors(section: Linking, hosts: readonly string[]): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const field of ['text', 'textEn'] as const)
    if (linksIn(section[field]).some((url) => !mayLead(url, hosts))) errors[field] = 'textLinkNotAllowed'
  for (const [index, { url }] of section.links.entries())
    if (!mayLead(url, hosts)) errors[`linkUrl-${index}`] = 'linkNotAllowed'
  return errors
}

/** Keys of the sections that lead where the list, as it is now, does not allow. */
export async function sectionsLeadingElsewhere(reader: Reader, { sections }: ColumnContent): Promise<string[]> {
  const hosts = await readLinkHosts(reader)
  return sections.filter((section) => Object.keys(linkErrors(section, hosts)).length > 0).map(({ key }) => key)
}
